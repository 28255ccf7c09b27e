import { isUtf8 } from 'node:buffer';
import { UnreadableFile } from './unreadable-file';

export const startsAsUtf16 = (bytes: Buffer): boolean => bytes.length >= 2 && [0xfffe, 0xfeff].includes(bytes.readUInt16BE(0));

/** What lies behind the bytes of a text file: UTF-8 with or without its mark, UTF-16 by its mark, and otherwise what Windows writes in Western Europe. */
export function decodeText(bytes: Buffer): { text: string; encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' } {
  if (startsAsUtf16(bytes)) return { text: readable(new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)), encoding: 'UTF-16' };
  if (isUtf8(bytes)) return { text: readable(new TextDecoder().decode(bytes)), encoding: 'UTF-8' };
  return { text: readable(new TextDecoder('windows-1252').decode(bytes)), encoding: 'Windows-1252' };
}

function readable(text: string): string {
  if (/[\u0000-\u0008\u000e-\u001f\uFFFD]/.test(text)) throw new UnreadableFile('This file is no table: what it holds is not text. Send a CSV file, an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods).');
  return text;
}
