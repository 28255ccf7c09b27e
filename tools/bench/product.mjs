// Our own TypeScript, as the bench needs it: the embedded database, the council that is filled, the API in-process.
import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle } from '../build-api.mjs';

const ROOT = new URL('../../', import.meta.url);
const FILE = 'dist/bench/product.js';
const WHAT = `
  import 'reflect-metadata';
  export { prepareDatabase, startEmbeddedPostgres } from '@holdfast/db';
  export { cellsOf } from '@holdfast/domain';
  export { aCouncil, fillContinuity, fillEvents, fillEvidence, fillPast, fillRegisters } from '@holdfast/testing';
  export { SealEvents, verifyOrganisation } from './api/src/audit';
  export { createApp } from './api/src/configure-app';`;

export async function buildProduct() {
  mkdirSync(new URL('dist/bench', ROOT), { recursive: true });
  const { entryPoints: _, ...options } = bundle('', FILE);
  await build({ ...options, stdin: { contents: WHAT, resolveDir: ROOT.pathname, loader: 'js' } });
}

export const product = () => import(new URL(FILE, ROOT).href);
