export declare const initialFiles: (read: (file: string) => string) => string[];
