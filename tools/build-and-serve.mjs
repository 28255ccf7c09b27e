// Builds what is stale and goes on as the server, in the same process: one process to stop, one to watch.
import { buildStale } from './stale.mjs';

if (await buildStale(['api', 'client'])) await import('../dist/api/main.js');
else process.exitCode = 1;
