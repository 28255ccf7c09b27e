// Bundles our own sources; packages stay where they are. SWC turns each file into JavaScript, for esbuild alone does
// not write the decorator metadata that dependency injection and validation read.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from '@swc/core';
import { build } from 'esbuild';
import { swc } from './jest-swc.mjs';

/** The same SWC options as in the tests, so that what is tested is what is built. */
const [, swcOptions] = swc;

const typescript = {
  name: 'typescript',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { ...swcOptions, filename: path, module: { type: 'es6' } });
      return { contents: code, loader: 'js' };
    });
  },
};

/** esbuild's options for a program of ours; `npm run dev` watches with the same ones. */
export const bundle = (entry, outfile) => ({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  keepNames: true,
  tsconfig: 'tsconfig.base.json',
  plugins: [typescript],
  logLevel: 'warning',
});

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const files = process.argv.slice(2);
  for (let at = 0; at < files.length; at += 2) await build(bundle(files[at], files[at + 1]));
  // Goes out with each bundle as it is; its address is told from where the program stands.
  if (files[1]) await copyFile('api/src/bundles/verify-bundle.mjs', join(dirname(files[1]), 'verify-bundle.mjs'));
  // What routes answer with, for the description of the API; without it the program runs as well. The compiler is loaded here alone.
  const { describeAnswers } = await import('./describe-answers.mjs');
  if (files[1]) await writeFile(join(dirname(files[1]), 'answers.json'), JSON.stringify(describeAnswers()));
}
