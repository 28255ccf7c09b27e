// npm start. Nothing newer is read before Node was found new enough.
import { requireNode } from './node-version.mjs';

if (requireNode()) {
  import('./build-and-serve.mjs').catch(function (thrown) {
    console.error(thrown);
    process.exitCode = 1;
  });
}
