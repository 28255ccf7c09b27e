import { throughCrosswalk, type CellPosition, type KeptCount, type RiskEvidenceState } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { drawnColumn, evidencedJoin } from '../evidence';
import { isEvidenced, riskConditions } from '../risk-lists';
import type { Filtered } from './count-live';

const MOST = 3;

/** References by the name of the cell, each with what the evidence says of it, where that was asked. */
export type Marked = ReadonlyMap<string, { number: number; reference: string; state: RiskEvidenceState | null }[]>;

/** Up to three references for each occupied cell of one register's map, the lowest numbers first, by the name of the cell. */
export async function lowestReferences(sql: Sql, actor: Actor, { scope, filter, kind, reading, now }: Filtered, rows: readonly KeptCount[]): Promise<Marked> {
  const occupied = new Map(rows.filter(({ state }) => state === 'cell').map((row) => [`${row.matrixVersionId}\n${cellKey(row as CellPosition)}`, row]));
  if (occupied.size === 0) return new Map();
  const cells = [...occupied.values()];
  const bound = new Bound();
  boundTo(bound, actor);
  const scopeCte = readableScope(bound, scope);
  const { ctes, words, all, leftOut } = riskConditions(filter, bound, now, reading, { within: scope });
  // Named itself, so that the index of risks by cell gives them in the order of their numbers.
  const register = `${bound.put(scope.registerId)}::uuid`;
  const evidenced = isEvidenced(filter);
  const column = (name: string): string => (evidenced ? drawnColumn('k', name) : `k.${kind}_${name}`);
  const state = evidenced ? 'e.state' : 'NULL::text';
  const shown = `k.organisation_id = $1 AND k.register_id = ${register} AND ${all('k', 's')} AND NOT ${leftOut('k', 's')}`;
  // The past has no index of cells, nor has what is worked out: all of the register is looked at once, instead of once for each cell.
  const allAtOnce = `
    SELECT "matrixVersionId", likelihood, impact, number, reference, state FROM (
      SELECT ${column('matrix_version_id')} AS "matrixVersionId", ${column('likelihood')} AS likelihood, ${column('impact')} AS impact, k.number, k.reference, ${state} AS state,
        row_number() OVER (PARTITION BY ${column('matrix_version_id')}, ${column('likelihood')}, ${column('impact')} ORDER BY k.number) AS place
      FROM risk k JOIN scope s ON s.id = ${register} ${evidenced ? evidencedJoin('k') : ''} WHERE ${shown} AND ${column('likelihood')} IS NOT NULL
    ) lowest WHERE place <= ${MOST}`;
  const cellByCell = (): string => {
    const [versions, likelihoods, impacts] = [cells.map((cell) => cell.matrixVersionId), cells.map((cell) => cell.likelihood), cells.map((cell) => cell.impact)].map((list) => bound.put(list));
    return `
      SELECT o.version AS "matrixVersionId", o.likelihood, o.impact, lowest.number, lowest.reference, NULL AS state
      FROM unnest(${versions}::uuid[], ${likelihoods}::text[], ${impacts}::text[]) AS o (version, likelihood, impact)
      CROSS JOIN LATERAL (
        SELECT k.number, k.reference FROM risk k JOIN scope s ON s.id = ${register}
        WHERE ${shown} AND ${column('matrix_version_id')} = o.version AND ${column('likelihood')} = o.likelihood AND ${column('impact')} = o.impact
        ORDER BY k.number LIMIT ${MOST}
      ) lowest`;
  };
  const found = await (words ? sql.unprepared.bind(sql) : sql.rows.bind(sql))<{ matrixVersionId: string; likelihood: string; impact: string; number: number; reference: string; state: RiskEvidenceState | null }>(
    `WITH ${scopeCte}${ctes} ${sql.past || evidenced ? allAtOnce : cellByCell()}`,
    bound.values,
  );
  const byCell = new Map<string, { number: number; reference: string; state: RiskEvidenceState | null }[]>();
  for (const { matrixVersionId, likelihood, impact, number, reference, state } of found) {
    const crosswalk = matrixVersionId === reading.matrixVersionId ? null : reading.crosswalks.get(matrixVersionId);
    const cell = crosswalk === null ? { likelihood, impact } : crosswalk && throughCrosswalk(crosswalk, { likelihood, impact });
    if (cell) byCell.set(cellKey(cell), [...(byCell.get(cellKey(cell)) ?? []), { number, reference, state }]);
  }
  return new Map([...byCell].map(([cell, risks]) => [cell, risks.sort((a, b) => a.number - b.number).slice(0, MOST)]));
}

export const cellKey = ({ likelihood, impact }: CellPosition): string => `${likelihood}\n${impact}`;
