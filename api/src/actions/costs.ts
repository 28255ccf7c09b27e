import type { CostLine, FieldError } from '@holdfast/contracts';
import { COST_KINDS, financialYearLabel } from '@holdfast/domain';
import type { Transaction } from '../platform/database';

/** A year has one line of each kind, or its total would be anybody's guess. */
export function costFaults(costs: readonly CostLine[] = []): FieldError[] {
  const keys = costs.map(({ financialYear, kind }) => `${financialYear} ${kind}`);
  return costs.flatMap(({ financialYear }, index) =>
    keys.indexOf(keys[index] ?? '') < index ? [{ field: `costs.${index}.kind`, message: `There is a line of this kind for ${financialYearLabel(financialYear)} already` }] : [],
  );
}

/** In one order, so that two lists of the same lines compare as the same. */
export const sortedCosts = (costs: readonly CostLine[]): CostLine[] =>
  costs
    .map(({ financialYear, kind, amount }) => ({ financialYear, kind, amount }))
    .sort((a, b) => a.financialYear - b.financialYear || COST_KINDS.indexOf(a.kind) - COST_KINDS.indexOf(b.kind));

/** Makes the lines of an action these: a line that stays is changed, not taken away and put back. */
export async function writeCosts(tx: Transaction, actionId: string, costs: readonly CostLine[]): Promise<void> {
  await tx.rows(
    `WITH wanted AS MATERIALIZED (
       SELECT c."financialYear", c.kind, c.amount FROM json_to_recordset($3) c ("financialYear" smallint, kind text, amount bigint)
     ), gone AS (
       DELETE FROM action_cost c WHERE organisation_id = $1 AND action_id = $2
         AND NOT EXISTS (SELECT FROM wanted w WHERE w."financialYear" = c.financial_year AND w.kind = c.kind)
     )
     INSERT INTO action_cost (organisation_id, action_id, financial_year, kind, amount) SELECT $1, $2, w.* FROM wanted w
     ON CONFLICT ON CONSTRAINT action_cost_pk DO UPDATE SET amount = excluded.amount`,
    [tx.organisationId, actionId, JSON.stringify(costs)],
  );
}
