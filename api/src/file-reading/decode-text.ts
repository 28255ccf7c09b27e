import { isUtf8 } from 'node:buffer';
import { UnreadableFile } from './unreadable-file';

export const startsAsUtf16 = (bytes: Buffer): boolean => bytes.length >= 2 && [0xfffe, 0xfeff].includes(bytes.readUInt16BE(0));

/** Of so many bytes the first are looked at, to tell UTF-16 that has lost its mark: every other byte of plain words is nothing. */
const LOOK = 2_000;

function withoutMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const looked = bytes.subarray(0, Math.min(LOOK, bytes.length - (bytes.length % 2)));
  const nothings = [0, 0];
  for (const [at, byte] of looked.entries()) if (byte === 0) nothings[at % 2]! += 1;
  const half = looked.length / 2;
  if (bytes.length % 2 !== 0 || looked.length < 4 || Math.min(...nothings) > 0) return null;
  return nothings[1]! >= 0.6 * half ? 'utf-16le' : nothings[0]! >= 0.6 * half ? 'utf-16be' : null;
}

/** 0x80 to 0x9f, by the WHATWG encoding standard. Some versions of Node decode these as ISO-8859-1, where they are nothing. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = (bytes: Buffer): string => bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (one) => WINDOWS.charAt(one.charCodeAt(0) - 0x80));

type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** So many bytes become text at a time. */
const PIECE = 1024 * 1024;

/** What lies behind the bytes of a text file: UTF-8 with or without its mark, UTF-16 by its mark or its look, and otherwise what Windows writes in Western Europe. */
function encodingOf(bytes: Buffer): { encoding: Encoding; label: string | null } {
  if (startsAsUtf16(bytes)) return { encoding: 'UTF-16', label: bytes[0] === 0xff ? 'utf-16le' : 'utf-16be' };
  const unmarked = withoutMark(bytes);
  if (unmarked) return { encoding: 'UTF-16', label: unmarked };
  return isUtf8(bytes) ? { encoding: 'UTF-8', label: 'utf-8' } : { encoding: 'Windows-1252', label: null };
}

/** The text piece by piece: all of a long one is never held at once. */
export function decodeText(bytes: Buffer): { pieces: () => Generator<string, void>; encoding: Encoding } {
  const { encoding, label } = encodingOf(bytes);
  return {
    encoding,
    *pieces() {
      const decoder = label === null ? null : new TextDecoder(label);
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        yield readable(decoder ? decoder.decode(piece, { stream: at + PIECE < bytes.length }) : windows1252(piece), encoding);
      }
    },
  };
}

const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/;

/** What stands in place of what cannot be read is text where the file itself says it: whole UTF-8 holds nothing that cannot. */
function readable(text: string, encoding: Encoding): string {
  if (CONTROLS.test(text) || (encoding !== 'UTF-8' && text.includes('\uFFFD'))) throw new UnreadableFile('This file is no table: what it holds is not text. Send a CSV file, an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods).');
  return text;
}
