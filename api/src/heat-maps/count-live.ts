import type { RiskFilter } from '@holdfast/contracts';
import type { AssessmentKind, KeptCount } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope, type ScopeOf } from '../registers';
import { riskConditions, type Reading } from '../risk-lists';
import { standingCountsOf, type Wordings } from '../standing-counts';

export interface Filtered {
  scope: ScopeOf;
  filter: RiskFilter;
  kind: AssessmentKind;
  reading: Reading;
  now: Date;
}

/** How the risks that a filter lets through stand, counted one by one, in the form of the kept counts. */
export async function countLive(sql: Sql, actor: Actor, { scope, filter, kind, reading, now }: Filtered): Promise<KeptCount[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scopeCte = readableScope(bound, scope);
  const { ctes, words, all, leftOut } = riskConditions(filter, bound, now, reading);
  const from = words
    ? 'words w JOIN risk k ON k.organisation_id = $1 AND k.id = w.risk_id JOIN scope s ON s.id = k.register_id'
    : 'scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id';
  const column = (name: string): string => `k.${kind}_${name}`;
  return sql.unprepared<KeptCount>(
    `WITH ${scopeCte}${ctes}
     SELECT "registerId", CASE WHEN "leftOut" THEN "upperRegisterId" END AS "upperRegisterId", "matrixVersionId",
       CASE WHEN likelihood IS NOT NULL THEN 'cell' WHEN level IS NOT NULL THEN 'level-only' ELSE 'unscored' END AS state,
       likelihood, impact, level, 'public' AS visibility, count(*)::int AS count,
       (count(*) FILTER (WHERE moved > 0))::int AS rose, (count(*) FILTER (WHERE moved < 0))::int AS fell
     FROM (
       SELECT k.register_id AS "registerId", k.upper_register_id AS "upperRegisterId", ${leftOut('k', 's')} AS "leftOut",
         CASE WHEN ${column('level')} IS NOT NULL THEN ${column('matrix_version_id')} END AS "matrixVersionId",
         ${column('likelihood')} AS likelihood, ${column('impact')} AS impact, ${column('level')} AS level,
         ${kind === 'residual' ? `CASE WHEN k.residual_movement = 'levels' THEN k.residual_moved END` : '0'} AS moved
       FROM ${from} WHERE ${all('k', 's')}
     ) counted
     GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    bound.values,
  );
}

/** Open risks that a reader of public wording is told of by their number alone. */
export async function hiddenIn(sql: Sql, actor: Actor, registers: Wordings): Promise<number> {
  const ids = [...registers].filter(([, wording]) => wording === 'public').map(([id]) => id);
  if (ids.length === 0) return 0;
  const found = await sql.one<{ hidden: number }>(
    `SELECT coalesce(sum(c.risks), 0)::int AS hidden FROM unnest($2::uuid[]) s (id) ${standingCountsOf(sql)}
     WHERE $1::uuid IS NOT NULL AND c.kind = 'residual' AND c.hidden`,
    [actor.organisationId, ids],
  );
  return found?.hidden ?? 0;
}
