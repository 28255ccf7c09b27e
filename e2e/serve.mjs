// The built program as it would be started, on a database of its own that is gone afterwards.
import { rmSync } from 'node:fs';

const folder = process.env.DATA_DIR;
const remove = () => rmSync(folder, { recursive: true, force: true });

remove();
process.on('exit', remove);
await import('../dist/api/main.js');
