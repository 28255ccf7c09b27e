export interface Figures {
  requests: number;
  p50: number;
  p95: number;
  perSecond: number;
}

export declare const quantile: (sorted: ArrayLike<number>, share: number) => number;
export declare const figuresOf: (rounds: readonly { times: readonly number[]; seconds: number }[]) => Figures;
