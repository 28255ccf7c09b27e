// npm run audit:verify. Nothing newer is read before Node was found new enough.
import { requireNode } from './node-version.mjs';

if (requireNode()) {
  import('./stale.mjs')
    .then(function (stale) {
      return stale.buildStale(['api']);
    })
    .then(function (built) {
      if (built) return import('../dist/api/audit-verify.js');
      process.exitCode = 2;
    })
    .catch(function (thrown) {
      console.error(thrown);
      process.exitCode = 2;
    });
} else process.exitCode = 2;
