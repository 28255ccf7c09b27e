import { LIMITS } from './vocabulary';

/** What no file system takes, and `%`, which some read as the start of a code. */
const RESERVED = /[<>:"|?*%]/g;
/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Control characters, and all that turns or hides text, such as the mark that shows `exe.pdf` for `fdp.exe`. The joiners of scripts stay. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]|(?![\u200C\u200D])\p{Cf}/gu;

/**
 * A name that is safe to keep, to show and to save under: no path, nothing unseen, nothing reserved; letters of any script stay.
 * Empty when nothing is left of it.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const seen = last.normalize('NFC').replace(UNSEEN, '').replace(RESERVED, '-').replace(/\s+/g, ' ');
  const trimmed = seen.replace(/^[.\s]+|[.\s]+$/g, '');
  return cut(DEVICE.test(trimmed) ? `_${trimmed}` : trimmed);
}

/** The name with an extension put at its end. */
export const withExtension = (name: string, extension: string): string => cut(`${name || 'file'}.${extension}`);

/** To the length that is kept; what is taken away stands before the extension. */
function cut(name: string): string {
  if (name.length <= LIMITS.fileName) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > name.length - 12 ? name.slice(dot) : '';
  // Not through the middle of a character of two units.
  return name.slice(0, LIMITS.fileName - extension.length).replace(/[\uD800-\uDBFF]$/, '').trimEnd() + extension;
}
