import {
  FROZEN_FORM, FROZEN_FORMAT, type FrozenAcceptance, type FrozenAction, type FrozenControl, type FrozenCrosswalk, type FrozenEvidence, type FrozenForm, type FrozenMatrix, type FrozenOrganisation, type FrozenRegisterRow,
  type FrozenRisk, type FrozenRow,
} from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { ACCEPTANCES, ACTIONS, CATEGORIES, CONTROLS, CROSSWALKS, evidenceAt, frozenMoment, MATRICES, OBJECTIVES, ORGANISATION, PEOPLE, REGISTER, risksOf, UNITS } from './frozen-statements';

/**
 * Everything that a freeze of a form holds of a register, in full wording, as the rows of `past` are: read as at the moment. In
 * no order: the canonical form has one. Null when the register was not there. Whoever asks has to be allowed to.
 */
export async function frozenRowsOf(past: Sql, organisationId: string, registerId: string, form: FrozenForm = FROZEN_FORM): Promise<FrozenRow[] | null> {
  const read = async <Row>(statement: string, about: unknown): Promise<Row[]> => (await past.rows<{ row: Row }>(statement, [organisationId, about])).map(({ row }) => row);
  const [register] = await read<FrozenRegisterRow>(REGISTER, registerId);
  if (!register) return null;
  const organisation = await read<FrozenOrganisation>(ORGANISATION, organisationId);
  const risks = await read<FrozenRisk>(risksOf(form), registerId);
  const controls = await read<FrozenControl>(CONTROLS, registerId);
  const acceptances = await read<FrozenAcceptance>(ACCEPTANCES, registerId);
  const actions = await read<FrozenAction>(ACTIONS, registerId);

  const assessments = risks.flatMap(({ inherent, residual, target }) => [inherent, residual, target]).filter((one) => one !== null);
  const matrices = distinct([register.matrixVersionId, ...assessments.map(({ matrixVersionId }) => matrixVersionId), ...acceptances.map(({ matrixVersionId }) => matrixVersionId)]);
  const people = distinct([
    register.ownerId, ...risks.map(({ ownerId }) => ownerId), ...assessments.map(({ authorId }) => authorId), ...controls.map(({ ownerId }) => ownerId),
    ...acceptances.map(({ authorId }) => authorId), ...actions.map(({ ownerId }) => ownerId),
  ]);
  return [
    { kind: 'freeze', format: FROZEN_FORMAT, form, registerId, asAt: frozenMoment(past.now) },
    ...organisation, register, ...risks, ...controls, ...acceptances, ...actions,
    ...(await read<FrozenMatrix>(MATRICES, matrices)),
    ...(await read<FrozenCrosswalk>(CROSSWALKS, matrices)),
    ...(await read<FrozenRow>(UNITS, distinct([register.unitId, ...risks.map(({ unitId }) => unitId)]))),
    ...(await read<FrozenRow>(PEOPLE, people)),
    ...(await read<FrozenRow>(CATEGORIES, distinct(risks.map(({ categoryId }) => categoryId)))),
    ...(await read<FrozenRow>(OBJECTIVES, distinct(risks.flatMap(({ objectiveIds }) => objectiveIds)))),
    ...(form >= 2 ? await read<FrozenEvidence>(evidenceAt(past.now), registerId) : []),
  ];
}

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);
