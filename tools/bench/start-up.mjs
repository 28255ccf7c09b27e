// How long `npm start` takes from the command to the first page, with everything built: on an empty data folder, and again.
import { setTimeout as pause } from 'node:timers/promises';
import { end, residentBytes, serve } from './processes.mjs';

/** The median of a few warm starts; a cold one also makes the database and loads the demo. */
const WARM = 3;

export async function measureStart(folder) {
  const start = async () => {
    const server = await serve(['tools/start.mjs'], { settings: { DATA_DIR: `${folder}/data` }, log: `${folder}/start.log`, path: '/' });
    await pause(1_000);
    const resident = residentBytes(server.process);
    await end(server.process);
    return { ms: server.ms, resident };
  };
  const cold = await start();
  const warm = [];
  for (let number = 0; number < WARM; number++) warm.push(await start());
  warm.sort((a, b) => a.ms - b.ms);
  return { coldMs: cold.ms, warmMs: warm[Math.floor(WARM / 2)].ms, resident: warm[0].resident };
}
