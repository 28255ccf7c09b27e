import { readFile } from 'node:fs/promises';
import { canonicalJson } from '@holdfast/domain';
import { frozenMoment } from '../freezes';
import type { Database } from '../platform/database';
import { BUNDLE_FORM, BUNDLE_FORMAT, type BundledRecord, type BundleIndex, type BundlePeriod } from './bundle-format';
import { freezesOf, textOfErrata, textOfFreeze } from './bundled-freezes';
import { momentsOf } from './bundle-moments';
import { plansOf, textOfPlan } from './bundled-plans';
import { FAILURE_REVIEWS, INVOCATIONS, linesOfLog, linesOfPeople, recordsOf, REHEARSALS, textOfRecord } from './bundled-records';
import { registersBetween, textOfRegister } from './bundled-registers';
import { linesOfTrail, trailOf } from './bundled-trail';
import { readMe } from './read-me';
import { ZipOf } from './zip-of';

const VERIFIER = new URL('verify-bundle.mjs', import.meta.url);

export interface MadeBundle {
  /** SHA-256 of SHA256SUMS: whoever has this number can tell the bundle from any other. */
  digest: string;
  files: number;
  index: BundleIndex;
}

/**
 * An archive of all that happened in a period, with what proves it. Each part is read as at the period's end, or never changes, so
 * that work goes on meanwhile. Whoever asks reads everything; what is recorded by the end has to be saved and sealed.
 */
export async function* makeBundle(database: Database, { organisationId, madeBy }: { organisationId: string; madeBy: string }, period: BundlePeriod, until?: Date): AsyncGenerator<Uint8Array, MadeBundle> {
  const { moments, madeAt } = await database.read(organisationId, async (sql) => ({ moments: await momentsOf(sql, organisationId, period, until), madeAt: sql.now }));
  const { start, end, begins, organisation } = moments;
  const { trail, freezes, plans } = await database.read(organisationId, async (sql) => ({
    trail: await trailOf(sql, organisationId, moments, 'audit/trail.jsonl'), freezes: await freezesOf(sql, organisationId, moments), plans: await plansOf(sql, organisationId, moments),
  }));
  const registers = await registersBetween(database, organisationId, [...(start < begins ? [] : [['atStart', start] as const]), ['atEnd', end]]);
  const zip = new ZipOf(`holdfast-audit-${period.from}-to-${period.to}`, madeAt);

  yield* zip.put('audit/trail.jsonl', linesOfTrail(database, organisationId, trail));
  yield* zip.put('people.jsonl', linesOfPeople(database, organisationId, moments));
  for (const { id, atStart, atEnd } of registers) {
    if (atStart) yield* zip.put(atStart, textOfRegister(database, organisationId, id, start));
    if (atEnd) yield* zip.put(atEnd, textOfRegister(database, organisationId, id, end));
  }
  for (const { id, path } of freezes) yield* zip.put(path, textOfFreeze(database, organisationId, id));
  yield* zip.put('freezes/errata.jsonl', textOfErrata(database, organisationId, moments));
  for (const plan of plans) yield* zip.put(plan.path, textOfPlan(database, organisationId, plan));
  const records = new Map<string, BundledRecord[]>();
  for (const kind of [REHEARSALS, INVOCATIONS, FAILURE_REVIEWS]) {
    const found = await database.readAt(organisationId, end, (past) => recordsOf(past, organisationId, kind, moments));
    for (const { id, path, log } of found) {
      yield* zip.put(path, textOfRecord(database, organisationId, kind, id, moments));
      if (log) yield* zip.put(log, linesOfLog(database, organisationId, kind, id, moments));
    }
    records.set(kind.folder, found.map(({ reference, path, log }) => ({ reference, path, log })));
  }

  const index: BundleIndex = {
    format: BUNDLE_FORMAT, form: BUNDLE_FORM, organisation: { id: organisationId, ...organisation }, ...period, start: frozenMoment(start), end: frozenMoment(end), madeAt: frozenMoment(madeAt), madeBy,
    trail, registers, freezes, plans, rehearsals: records.get('rehearsals') ?? [], invocations: records.get('invocations') ?? [],
  };
  yield* zip.put('bundle.json', [`${canonicalJson(index)}\n`]);
  yield* zip.put('READ-ME.txt', [readMe(index)]);
  yield* zip.put('verify.mjs', [await readFile(VERIFIER, 'utf8')]);
  const sums = [...zip.digests].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, digest]) => `${digest}  ${path}\n`);
  const digest = yield* zip.put('SHA256SUMS', sums);
  yield* zip.end();
  return { digest, files: zip.digests.size, index };
}
