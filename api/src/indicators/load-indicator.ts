import type { IndicatorView, ReadingView } from '@holdfast/contracts';
import { can, explainRefusal, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale } from '../platform/refusal';
import { todayOf } from '../registers';
import { loadIndicators, readingJson, readingView, toIndicatorRow, type LoadedIndicator, type StoredReading } from './indicator-rows';

export async function loadIndicator(sql: Sql, actor: Actor, id: string): Promise<LoadedIndicator> {
  const [found] = await loadIndicators(sql, actor.organisationId, 'i.id = $2', [id]);
  if (!found) throw notFound('There is no such indicator.');
  return found;
}

/** The same with its row locked: the first statement of every verb that changes an indicator or enters a reading. */
export async function loadIndicatorToChange(tx: Transaction, actor: Actor, id: string): Promise<LoadedIndicator> {
  await tx.rows('SELECT FROM indicator WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadIndicator(tx, actor, id);
}

export function requireOnIndicator(actor: Actor, permission: Permission, { unitPath, owner }: LoadedIndicator): void {
  if (!can(actor, permission, { unitPath, measureOwnerId: owner.id, rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal(permission));
}

export function requireOpen({ code, closedAt }: LoadedIndicator): void {
  if (closedAt !== null) throw conflict('indicator-closed', `${code} is closed. It can be read but not changed.`);
}

export async function requireCurrent(sql: Sql, actor: Actor, indicator: LoadedIndicator, version: number): Promise<void> {
  if (indicator.version !== version) throw stale(await indicatorView(sql, actor, indicator.id));
}

/** The whitelist of what leaves of an indicator. Of the risks that it watches those are named that the caller reads in full. */
export async function indicatorView(sql: Sql, actor: Actor, id: string): Promise<IndicatorView> {
  const indicator = await loadIndicator(sql, actor, id);
  const today = await todayOf(sql, actor.organisationId);
  const readings = await sql.rows<{ reading: StoredReading }>(
    `SELECT ${readingJson} AS reading FROM indicator_reading r WHERE r.organisation_id = $1 AND r.indicator_id = $2 ORDER BY r.period_start DESC, r.id DESC`, [actor.organisationId, id],
  );
  const objectives = await sql.rows<IndicatorView['objectives'][number]>(
    `SELECT o.id, o.code, o.title FROM indicator_objective x JOIN objective o ON o.organisation_id = $1 AND o.id = x.objective_id
     WHERE x.organisation_id = $1 AND x.indicator_id = $2 ORDER BY o.code`,
    [actor.organisationId, id],
  );
  const risks = await sql.rows<IndicatorView['risks'][number]>(
    `SELECT k.id, k.reference, k.title, k.status FROM indicator_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
     JOIN readable_registers($2) readable ON readable.register_id = k.register_id AND readable.wording = 'full'
     WHERE x.organisation_id = $1 AND x.indicator_id = $3 AND k.status <> 'draft' ORDER BY k.reference`,
    [actor.organisationId, actor.personId, id],
  );
  return {
    ...toIndicatorRow(actor, indicator, today),
    description: indicator.description, startsOn: indicator.startsOn, today, targets: indicator.targets,
    readings: inOrder(readings.map(({ reading }) => readingView(indicator, reading))),
    objectives, risks,
    mayManage: indicator.closedAt === null && can(actor, 'indicator.manage', { unitPath: indicator.unitPath, rootUnitId: actor.rootUnitId }),
  };
}

/** Of each period the one that counts, then what it corrected, back to the first. */
function inOrder(readings: readonly ReadingView[]): ReadingView[] {
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  return readings
    .filter(({ corrected }) => !corrected)
    .flatMap((reading) => {
      const chain: ReadingView[] = [];
      for (let here: ReadingView | undefined = reading; here; here = here.correctsId === null ? undefined : byId.get(here.correctsId)) chain.push(here);
      return chain;
    });
}
