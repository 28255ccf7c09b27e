import type { FileMediaType } from '@holdfast/domain';
import { zipEndIn } from './zip-directory';

/** Whether the end is there too, by kind: a file that was cut off on its way begins like a whole one. */
const ENDS: Readonly<Partial<Record<FileMediaType, (bytes: Buffer) => boolean>>> = {
  'application/pdf': (bytes) => bytes.subarray(-1024).includes('%%EOF'),
  'image/png': (bytes) => bytes.includes('IEND'),
  'image/jpeg': (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0,
  'image/gif': (bytes) => bytes.lastIndexOf(0x3b) >= bytes.length - 8,
  'image/webp': (bytes) => bytes.length >= 12 && Math.abs(bytes.readUInt32LE(4) + 8 - bytes.length) <= 1,
};

export const isWhole = (mediaType: FileMediaType, bytes: Buffer): boolean => ENDS[mediaType]?.(bytes) ?? true;

/** A picture or a PDF that another program would take for an archive or a web page. */
export const isOfTwoKinds = (bytes: Buffer): boolean => zipEndIn(bytes) >= 0 || /<(?:script|html|svg|\?php)[\s>]|<!doctype html/i.test(bytes.subarray(0, 4096).toString('latin1'));

/** ISO 32000-2, 7.6: named in the trailer, which is never packed. */
export function isEncryptedPdf(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('/Encrypt'); at >= 0; at = bytes.indexOf('/Encrypt', at + 1))
    if (/^\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(bytes.subarray(at, at + 40).toString('latin1'))) return true;
  return false;
}
