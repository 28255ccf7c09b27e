// The built program as it would be started, on a database of its own that is gone afterwards.
import { rmSync } from 'node:fs';

const folder = process.env.DATA_DIR;
const remove = () => rmSync(folder, { recursive: true, force: true });

remove();
process.on('exit', remove);
// By its address: the import rules run before anything is built.
await import(new URL('../dist/api/main.js', import.meta.url).href);
