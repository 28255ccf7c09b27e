import { isUtf8 } from 'node:buffer';

/** UTF-8 without any control character but tab, line ends and form feed. */
export const isText = (bytes: Buffer): boolean => isUtf8(bytes) && !hasControls(bytes);

function hasControls(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte < 32 ? byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 : byte === 127) return true;
  return false;
}

/** Without a byte that no text has, in whatever code: then it may be text in another than UTF-8. */
export const mayBeOtherText = (bytes: Buffer): boolean => (bytes.length >= 2 && [0xfeff, 0xfffe].includes(bytes.readUInt16BE(0))) || !hasControls(bytes);

// The first are those by which browsers take text for a web page: WHATWG MIME Sniffing, 7.1.
const WEB = /^<(?:!doctype|!--|\?xml|\?php|(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|math|xml|object|embed|img|form|meta|link|base)[\s>/])/i;
const PROGRAM = /^(?:#!|@echo\b|%!PS)/i;

const startOf = (bytes: Buffer): string => bytes.subarray(0, 4096).toString('utf8').replace(/^\uFEFF?\s*/, '');

export const startsAsWebPage = (bytes: Buffer): boolean => WEB.test(startOf(bytes));
export const startsAsProgram = (bytes: Buffer): boolean => PROGRAM.test(startOf(bytes));
export const startsAsRtf = (bytes: Buffer): boolean => startOf(bytes).startsWith('{\\rt');

/** RFC 5322: fields up to an empty line, among them who wrote it and one that says when or what. Its body is in any code. */
export function isMail(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  const [head] = bytes.subarray(0, 64 * 1024).toString('latin1').split(/\r?\n\r?\n/, 1);
  if (!head || head.length >= 64 * 1024) return false;
  const lines = head.split(/\r?\n/);
  const fields = new Set(lines.map((line) => /^([!-9;-~]{1,100}):/.exec(line)?.[1]?.toLowerCase()));
  const wellFormed = lines.every((line, index) => /^[!-9;-~]{1,100}:/.test(line) || (index > 0 && /^[ \t]/.test(line)));
  return wellFormed && fields.has('from') && ['date', 'received', 'message-id', 'subject'].some((field) => fields.has(field));
}
