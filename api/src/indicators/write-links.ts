import type { FieldError, TargetLine, TargetView } from '@holdfast/contracts';
import { targetFault, type IndicatorDirection } from '@holdfast/domain';
import type { Transaction } from '../platform/database';

export const toTargets = (lines: readonly TargetLine[]): TargetView[] => lines.map(({ financialYear, value, upper = null, tolerance = 0 }) => ({ financialYear, value, upper, tolerance }));

export function targetFaults(direction: IndicatorDirection, targets: readonly TargetView[]): FieldError[] {
  const years = new Set<number>();
  for (const target of targets) {
    const fault = years.has(target.financialYear) ? 'Each financial year has one target' : targetFault(direction, target);
    if (fault) return [{ field: 'targets', message: fault }];
    years.add(target.financialYear);
  }
  return [];
}

/** All targets anew: those that are not among them are gone. */
export async function writeTargets(tx: Transaction, indicatorId: string, targets: readonly TargetView[]): Promise<void> {
  await tx.rows('DELETE FROM indicator_target WHERE organisation_id = $1 AND indicator_id = $2 AND financial_year <> ALL ($3::smallint[])', [tx.organisationId, indicatorId, targets.map(({ financialYear }) => financialYear)]);
  await tx.rows(
    `INSERT INTO indicator_target (organisation_id, indicator_id, financial_year, value, upper, tolerance)
     SELECT $1, $2, t.* FROM json_to_recordset($3::json) t ("financialYear" smallint, value numeric, upper numeric, tolerance numeric)
     ON CONFLICT ON CONSTRAINT indicator_target_pk DO UPDATE SET value = excluded.value, upper = excluded.upper, tolerance = excluded.tolerance`,
    [tx.organisationId, indicatorId, JSON.stringify(targets)],
  );
}

type Link = 'objective' | 'risk';

export async function link(tx: Transaction, to: Link, indicatorId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.rows(`INSERT INTO indicator_${to} (organisation_id, indicator_id, ${to}_id) SELECT $1, $2, id FROM unnest($3::uuid[]) id`, [tx.organisationId, indicatorId, ids]);
}

export async function unlink(tx: Transaction, to: Link, indicatorId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.rows(`DELETE FROM indicator_${to} WHERE organisation_id = $1 AND indicator_id = $2 AND ${to}_id = ANY ($3::uuid[])`, [tx.organisationId, indicatorId, ids]);
}

export const linkedTo = async (tx: Transaction, to: Link, indicatorId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>(`SELECT ${to}_id AS id FROM indicator_${to} WHERE organisation_id = $1 AND indicator_id = $2 ORDER BY 1`, [tx.organisationId, indicatorId])).map(({ id }) => id);
