export declare const initialFiles: (html: string) => string[];
