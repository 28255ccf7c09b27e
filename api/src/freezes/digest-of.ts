import { createHash } from 'node:crypto';
import { frozenText } from '@holdfast/domain';

/** SHA-256 of the canonical rows, as `sha256sum` says it of the file that is downloaded. */
export const digestOf = (rows: readonly string[]): Buffer => createHash('sha256').update(frozenText(rows)).digest();
