import type { DependencyView } from '@holdfast/contracts';
import { explainRefusal } from '@holdfast/domain';
import { continuityScope, dependencyJoins, dependencyJson, thingSeen, toDependencyView, type DependencyRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import type { StoredDependency } from './stored-dependency';

interface Found {
  inSight: boolean;
  dependency: StoredDependency;
  row: DependencyRow;
}

const noSuchDependency = (): Refusal => notFound('There is no such dependency, or it is not yours to read.');

/** For a verb: the row locked, what leans in sight and the caller's to keep, the version the one that was read, and nothing of it ended. */
export async function loadDependencyToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<{ dependency: StoredDependency; view: DependencyView }> {
  await tx.rows('SELECT FROM dependency WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const found = await find(tx, actor, id);
  if (!found?.inSight) throw noSuchDependency();
  const view = toDependencyView(actor, found.row);
  // Who may keep what leans is asked whether or not it is in use.
  if (!toDependencyView(actor, { ...found.row, retiredAt: null, dependent: { ...found.row.dependent, retired: false } }).mayManage) throw notPermitted(explainRefusal('continuity.manage'));
  if (found.dependency.version !== version) throw stale(view);
  if (view.retiredAt !== null || view.dependent.retired) throw conflict('ended', 'This dependency has ended. It can be read but not changed.');
  return { dependency: found.dependency, view };
}

export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<DependencyView> {
  const found = await find(tx, actor, id);
  if (!found) throw noSuchDependency();
  return toDependencyView(actor, found.row);
}

function find(sql: Sql, actor: Actor, id: string): Promise<Found | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one<Found>(
    `WITH ${continuityScope(bound, actor)} SELECT ${thingSeen('da', 'dr')} AS "inSight", to_json(d) AS dependency, ${dependencyJson} AS row
     FROM dependency d ${dependencyJoins} WHERE d.organisation_id = $1 AND d.id = ${bound.put(id)}`,
    bound.values,
  );
}
