import { TABLE_LIMITS } from '@holdfast/domain';
import type { FileLimit } from '../platform/uploaded-file';

/** Of every file of tables. */
export const TABLE_FILE: FileLimit = { bytes: TABLE_LIMITS.bytes, words: () => `A file of tables may be ${TABLE_LIMITS.bytes / 1024 / 1024} MB at most. Divide it into several. Nothing has been written.` };
