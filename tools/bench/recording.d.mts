export interface Statement {
  text: string;
  values?: unknown[];
  rows?: object[];
}

export declare const unitsOf: <S extends { text: string }>(statements: readonly S[]) => S[][];
export declare const withHoles: (heard: {
  request: { path: string; headers: Record<string, string>; body?: string };
  statements: readonly Statement[];
  answer: { body: Buffer };
}) => { statements: Statement[]; answer: { body: unknown } };
export declare class Filling {
  constructor(newId: () => string, key?: string);
  fill(value: unknown): unknown;
}
