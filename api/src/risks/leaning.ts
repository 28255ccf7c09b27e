import type { FieldError } from '@holdfast/contracts';
import type { Transaction } from '../platform/database';
import type { StoredRisk } from './stored-risk';

/** Controls that a new residual leans on: those that are named, or else those that it leaned on so far and that are still in place. */
export async function leaning(tx: Transaction, risk: StoredRisk, named: readonly string[] | undefined): Promise<{ ids: string[]; faults: FieldError[] }> {
  const inPlace = await tx.rows<{ id: string; leanedOn: boolean }>(
    `SELECT c.id, n.control_id IS NOT NULL AS "leanedOn" FROM control c
     LEFT JOIN assessment_control n ON n.organisation_id = c.organisation_id AND n.control_id = c.id AND n.assessment_id = $3
     WHERE c.organisation_id = $1 AND c.risk_id = $2 AND c.withdrawn_at IS NULL ORDER BY c.id`,
    [tx.organisationId, risk.id, risk.residual_assessment_id],
  );
  if (named === undefined) return { ids: inPlace.filter(({ leanedOn }) => leanedOn).map(({ id }) => id), faults: [] };
  const there = new Set(inPlace.map(({ id }) => id));
  const ids = [...new Set(named)];
  return ids.every((id) => there.has(id)) ? { ids, faults: [] } : { ids, faults: [NOT_IN_PLACE('leansOn')] };
}

const NOT_IN_PLACE = (field: string): FieldError => ({ field, message: 'Choose controls of this risk that are in place' });

/** Controls of the risk, in place, that the residual did not name yet. */
export async function namedAnew(tx: Transaction, risk: StoredRisk, controlIds: readonly string[]): Promise<{ ids: string[]; before: string[]; faults: FieldError[] }> {
  const [before, wanted] = [await leaning(tx, risk, undefined), await leaning(tx, risk, controlIds)];
  const faults = wanted.faults.map(() => NOT_IN_PLACE('controlIds'));
  return { ids: wanted.ids.filter((id) => !before.ids.includes(id)), before: before.ids, faults };
}

export const writeLeaning = async (tx: Transaction, assessmentId: string, controlIds: readonly string[]): Promise<void> => {
  if (controlIds.length === 0) return;
  await tx.rows('INSERT INTO assessment_control (organisation_id, assessment_id, control_id, recorded_at) SELECT $1, $2, id, $4 FROM unnest($3::uuid[]) id', [
    tx.organisationId, assessmentId, controlIds, tx.now,
  ]);
};
