import { asSentence } from '../as-sentence';

/** A word of the vocabulary as people read it: `within-3-months` is "Within 3 months". */
export const codeInWords = (code: string): string => asSentence(code.replaceAll('-', ' '));
