interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  fault?: string;
}

export declare const ofCheck: (code: number) => Counts;
export declare const ofJest: (file: string, code: number) => Counts;
export declare const ofPlaywright: (file: string, code: number) => Counts;
export declare const sum: (all: readonly Counts[]) => Counts;
