#!/usr/bin/env node
// npx holdfast. Nothing newer is read before Node was found new enough.
import { fileURLToPath } from 'url';
import { requireNode } from './node-version.mjs';

/** What could not even begin. */
const OUT_OF_REACH = 4;
/** Paths are given as seen from here; sources are built from where they are. */
const calledFrom = process.cwd();
/** Standard output is the report's: how far a build is goes to standard error. */
const say = process.stdout.write;

if (requireNode()) {
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  import('./stale.mjs')
    .then(function (stale) {
      return stale.buildStale(['api']);
    })
    .then(function (built) {
      process.chdir(calledFrom);
      process.stdout.write = say;
      if (built) return import('../dist/api/holdfast.js');
      process.exitCode = OUT_OF_REACH;
    })
    .catch(function (thrown) {
      console.error(thrown);
      process.exitCode = OUT_OF_REACH;
    });
} else process.exitCode = OUT_OF_REACH;
