// What the browser must fetch before the program runs: the page, its styles and their font, its scripts and all that these
// import at once. What a page of the program brings along when it is opened is not in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineTo } from './load.mjs';
import { end, serve } from './processes.mjs';

const CLIENT = 'dist/client/browser';

/** What a file names that is fetched with it, by the kind of file. */
const NAMED = {
  html: (text) => [...text.matchAll(/<(?:script|link)\b[^>]*>/g)].filter(([tag]) => tag.startsWith('<script') || /\brel="(?:stylesheet|modulepreload|preload)"/.test(tag)).map(([tag]) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1]),
  css: (text) => [...text.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, name]) => name),
  js: (text) => [...text.matchAll(/\b(?:from|import)\s*["'](\.\/[^"']+)["']/g)].map(([, name]) => name),
};

/** The names of the files of a first load, the page first. */
export function initialFiles(read) {
  const files = new Set(['index.html']);
  for (const file of files) {
    const named = NAMED[file.slice(file.lastIndexOf('.') + 1)]?.(read(file)) ?? [];
    for (const name of named) if (name && !/^[a-z]+:/.test(name)) files.add(name.replace(/^\.?\//, ''));
  }
  return [...files];
}

/** The bytes that go over the line, as the program sends them to a browser that takes brotli, or gzip alone. */
export async function measureFirstLoad(folder) {
  const files = initialFiles((file) => readFileSync(join(CLIENT, file), 'utf8'));
  const server = await serve(['tools/start.mjs'], { settings: { DATA_DIR: `${folder}/data` }, log: `${folder}/start.log`, path: '/' });
  const line = lineTo(server.port, 1);
  const sum = async (encoding) => {
    let bytes = 0;
    for (const file of files) bytes += (await line.ask({ path: file === 'index.html' ? '/' : `/${file}`, headers: { 'accept-encoding': encoding } })).body.length;
    return bytes;
  };
  const measured = { files: files.length, brotli: await sum('br, gzip'), gzip: await sum('gzip') };
  line.close();
  await end(server.process);
  return measured;
}
