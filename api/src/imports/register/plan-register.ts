import type { Actor } from '../../platform/actor';
import type { Sql } from '../../platform/database';
import { planRisk, type PlannedRisk, type Surroundings } from './plan-risk';
import type { RiskRead } from './risk-read';
import { risksInFull, type RisksThere } from './risks-there';

/** So many rows are planned and written at a time. */
const BATCH = 200;

const NOTHING = { bring: null, edit: null, assess: [], closes: false, closeReason: null, controls: [], actions: [], changes: [] } as const;

/** What becomes of the rows of a register, some hundred at a time: neither the file's risks nor the register's are held all at once. */
export async function* planRegister(sql: Sql, actor: Actor, rows: Iterable<RiskRead>, there: RisksThere, around: Surroundings): AsyncGenerator<PlannedRisk[]> {
  const numbers = new Map<number, number>();
  for (const batch of inBatches(rows)) {
    const matched = batch.map((read) => ({ read, known: read.leftOut ? null : there.match(read) }));
    const full = await risksInFull(sql, actor.organisationId, matched.flatMap(({ known }) => (known ? [known.id] : [])));
    yield matched.map(({ read, known }): PlannedRisk => {
      const twin = known ? there.take(known.id, read.row) : twinOf(read, numbers, around);
      const planned = planRisk(read, known ? (full.get(known.id) ?? null) : null, around);
      if (twin === null || planned.outcome === 'left-out') return planned;
      const message = `Row ${twin} is of the same risk. Leave one of them out`;
      const fault = { column: read.reference?.column ?? null, header: read.reference?.header ?? 'Title', was: read.reference?.was ?? read.title ?? '', message, meant: [] };
      return around.unreadable === null ? { ...planned, outcome: 'fault', faults: [fault], ...NOTHING } : { ...planned, outcome: 'left-out', note: message, ...NOTHING };
    });
  }
}

/** The row that bears the same reference of ours already. */
function twinOf({ reference, row, leftOut }: RiskRead, numbers: Map<number, number>, { numberOf }: Surroundings): number | null {
  const number = reference && !leftOut ? numberOf(reference.text) : null;
  if (number === null) return null;
  const twin = numbers.get(number) ?? null;
  if (twin === null) numbers.set(number, row);
  return twin;
}

function* inBatches<T>(all: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
