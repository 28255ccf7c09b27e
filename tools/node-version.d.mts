export declare const isNodeNewEnough: (version: string, range: string) => boolean;
export declare const requireNode: () => boolean;
