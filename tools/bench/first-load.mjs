// What the browser must fetch before it shows anything: the page and all that its head names.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const CLIENT = 'dist/client/browser';

/** The names of the files that a page asks for at once. */
export function initialFiles(html) {
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"[^>]*>/g)];
  const needed = named.filter(([tag]) => tag.startsWith('<script') || /\brel="(?:stylesheet|modulepreload|preload)"/.test(tag));
  return [...new Set(needed.map(([, file]) => file.replace(/^\//, '')))].filter((file) => !/^(?:https?:|data:)/.test(file));
}

export function measureFirstLoad() {
  const page = readFileSync(join(CLIENT, 'index.html'), 'utf8');
  const files = ['index.html', ...initialFiles(page)];
  const sum = (size) => files.reduce((bytes, file) => bytes + size(join(CLIENT, file)), 0);
  return {
    files: files.length,
    // As they are served where they were compressed by the build.
    brotli: sum((file) => (existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : brotliCompressSync(readFileSync(file))).length),
    gzip: sum((file) => (existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : gzipSync(readFileSync(file), { level: 9 })).length),
  };
}
