export declare const readOptions: (args: readonly string[]) => { fault: string } | { fault?: undefined; sizes: number[]; only: string[]; rounds: number; roundMs: number };
