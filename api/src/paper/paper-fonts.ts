import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
/** What Inter has of Latin, Greek and Cyrillic, of punctuation, money, measures, arrows, mathematics and marks. */
const LETTERS = [
  [0x20, 0x7e], [0xa0, 0xac], [0xae, 0x148], [0x14a, 0x1c3], [0x1c5, 0x24f],
  [0x384, 0x38a], [0x38c, 0x38c], [0x38e, 0x3a1], [0x3a3, 0x3d7], [0x400, 0x479], [0x480, 0x482], [0x48a, 0x49d], [0x4a0, 0x4ff],
  [0x1e00, 0x1e9b], [0x1e9d, 0x1eff], [0x2010, 0x2015], [0x2018, 0x2022], [0x2026, 0x2026], [0x2030, 0x2055],
  [0x2070, 0x2071], [0x2074, 0x208e], [0x20a0, 0x20af], [0x20b1, 0x20b5], [0x20b8, 0x20ba], [0x20bc, 0x20c0], [0x2100, 0x2101], [0x2113, 0x2113], [0x2116, 0x2117], [0x211e, 0x2122], [0x2126, 0x2126], [0x212a, 0x212b],
  [0x2150, 0x217f], [0x2190, 0x2199], [0x21d0, 0x21d0], [0x21d2, 0x21d2], [0x21d4, 0x21d4], [0x2202, 0x2202], [0x2205, 0x2206], [0x220f, 0x220f], [0x2211, 0x2212], [0x221a, 0x221a], [0x221e, 0x221e], [0x222b, 0x222b], [0x2248, 0x2248], [0x2260, 0x2260], [0x2264, 0x2265],
  [0x2460, 0x2468], [0x25a0, 0x25a1], [0x25b2, 0x25b3], [0x25b6, 0x25b7], [0x25ba, 0x25bd], [0x25c0, 0x25c1], [0x25c6, 0x25c7], [0x25cb, 0x25cb], [0x25cf, 0x25cf], [0x2605, 0x2606], [0x26a0, 0x26a0], [0x2713, 0x2713], [0x2717, 0x2717],
].map(([from, to]) => range(from!, to!)).join('');

const DRAWN: ReadonlySet<string> = new Set([...LETTERS, '\n', '\t', '\r']);
/** Stands where the letters of the paper end. */
export const NO_LETTER = '□';
/** What has no letter here: emoji, and scripts beyond Latin, Greek and Cyrillic. What only joins or hides is left out. */
export const inLetters = (words: string): string =>
  [...words.normalize('NFC')].flatMap((one) => (DRAWN.has(one) ? [one] : /[\p{Cf}\p{Mn}\u{FE0F}]/u.test(one) ? [] : [/\p{Zs}/u.test(one) ? ' ' : NO_LETTER])).join('');

export interface PaperFonts {
  body: Buffer;
  strong: Buffer;
}

let fonts: Promise<PaperFonts> | undefined;

/** Inter as paper needs it: the package's files are packed in a way that cannot be put into a PDF. Made once, when first asked for. */
export const paperFonts = (): Promise<PaperFonts> =>
  (fonts ??= Promise.all([cut('Inter-Regular'), cut('Inter-SemiBold')]).then(([body, strong]) => ({ body, strong })));

async function cut(name: string): Promise<Buffer> {
  const file = join(require.resolve('inter-ui/package.json'), '..', 'web', `${name}.woff2`);
  return subsetFont(await readFile(file), LETTERS, { targetFormat: 'truetype' });
}
