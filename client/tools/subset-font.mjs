/**
 * Cuts Inter to what Holdfast prints: Latin with the letters of Welsh and its neighbours, the weights 400 to 700, tabular
 * figures and cv08 (a capital I with serifs, for codes such as I, II, III).
 * Run after a change of the package or of this list: node client/tools/subset-font.mjs
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const inter = new URL('.', `file://${require.resolve('inter-ui/package.json')}`);
const fonts = new URL('../public/fonts/', import.meta.url);

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
const text = [
  range(0x20, 0x7e),
  range(0xa0, 0x17f), // Latin-1 and Extended-A: Welsh with its circumflexes, names from across Europe
  'ẀẁẂẃẄẅỲỳ', // Welsh, the rest
  '‐‑–—‘’‚“”„†•…‹›€₤™−×÷≤≥≠≈→←↑↓↗↘·′″✓',
].join('');

const cut = await subsetFont(await readFile(new URL('variable/InterVariable.woff2', inter)), text, {
  targetFormat: 'woff2',
  variationAxes: { opsz: 14, wght: { min: 400, max: 700 } },
  keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'calt', 'tnum', 'cv08'],
});
await mkdir(fonts, { recursive: true });
await writeFile(new URL('inter-latin-welsh.woff2', fonts), cut);
await copyFile(new URL('LICENSE.txt', inter), new URL('inter-license.txt', fonts));
console.log(`inter-latin-welsh.woff2: ${(cut.length / 1024).toFixed(1)} kB`);
