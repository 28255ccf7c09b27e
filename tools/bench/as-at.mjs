// What a register costs as at a past moment, beside itself as it is today.
import { layGround } from './ground.mjs';
import { measure } from './measure.mjs';
import { product } from './product.mjs';

const RISKS = 10_000;
/** With those that the risks begin with, 200,000 assessments of residuals. */
const ROUNDS = 20;

export async function measureAsAt(server, options, folder, tell) {
  const { fillPast } = await product();
  const ground = await layGround(server, RISKS, { registers: 1, name: 'bench_past' });
  try {
    const { moment, assessments } = await fillPast(ground.ownerUrl, ground.council, ROUNDS);
    const [register] = ground.filled.registerIds;
    const then = `asAt=${encodeURIComponent(moment)}`;
    const reads = [
      { name: 'as-at-list', title: 'A register’s list as at a past moment', make: async () => [`/api/registers/${register}/risks?sort=-residual&${then}`] },
      { name: 'as-at-map', title: 'Its heat map as at that moment', make: async () => [`/api/registers/${register}/heat-map?${then}`] },
      { name: 'as-at-today-list', title: 'Its list today', make: async () => [`/api/registers/${register}/risks?sort=-residual`] },
      { name: 'as-at-today-map', title: 'Its heat map today', make: async () => [`/api/registers/${register}/heat-map`] },
    ];
    const { rows, bytesOnDisk } = await measure(ground, options, folder, tell, [[reads, false]]);
    return { risks: RISKS, assessments, rows, bytesOnDisk };
  } finally {
    await ground.clear();
  }
}
