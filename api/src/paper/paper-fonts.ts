import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
/** Latin with the letters of Welsh and its neighbours, as on screen. */
const LETTERS = `${range(0x20, 0x7e)}${range(0xa0, 0x17f)}ẀẁẂẃẄẅỲỳ‐‑–—‘’‚“”„†•…‹›€™−×÷≤≥≠≈→←↑↓′″✓`;

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
