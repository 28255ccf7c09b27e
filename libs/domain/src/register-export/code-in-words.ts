/** A word of the vocabulary as people read it: `within-3-months` is "Within 3 months". */
export const codeInWords = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
