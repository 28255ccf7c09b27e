import { bytesInWords, TABLE_LIMITS } from '@holdfast/domain';
import type { FileLimit } from '../platform/uploaded-file';

const limitOf = (bytes: number): FileLimit => ({ bytes, words: () => `A file of tables may be ${bytesInWords(bytes)} at most. Divide it into several. Nothing has been written.` });

/** Of every file of tables. */
export const TABLE_FILE = limitOf(TABLE_LIMITS.bytes);
/** Of the file of a register. */
export const REGISTER_FILE = limitOf(TABLE_LIMITS.registerBytes);
