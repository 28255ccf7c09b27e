import type { ExceptionTerms, FieldError } from '@holdfast/contracts';
import { lastDayFault } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { conflict } from '../platform/refusal';
import { standingOf, type RiskInPlace } from '../risks';
import { controlsOn } from './exceptions-on-risk';
import type { ControlThen, StoredException } from './stored-exception';

type Terms = Pick<StoredException, 'policy' | 'deviation' | 'reason' | 'compensating' | 'controls' | 'asked_until'>;

/** What is asked for as it is stored, and what is wrong with it: controls are the risk's own, in place. */
export async function termsOn(sql: Sql, { risk, register }: RiskInPlace, { policy, deviation, reason, compensating = '', controlIds = [], askedUntil }: ExceptionTerms, today: string): Promise<{ terms: Terms; faults: FieldError[] }> {
  const inPlace = await controlsOn(sql, risk.organisation_id, risk.id);
  const controls = inPlace.filter(({ id }) => controlIds.includes(id));
  const fault = lastDayFault(askedUntil, today, register.exceptionMonths);
  const faults: FieldError[] = [
    ...(controls.length < new Set(controlIds).size ? [{ field: 'controlIds', message: 'Choose from the controls that are in place against this risk' }] : []),
    ...(controlIds.length === 0 && compensating === '' ? [{ field: 'compensating', message: 'Choose a control, or write what keeps the risk down meanwhile' }] : []),
    ...(fault ? [{ field: 'askedUntil', message: fault }] : []),
  ];
  return { terms: { policy, deviation, reason, compensating, controls: controls.map(asThen), asked_until: askedUntil }, faults };
}

export const asThen = ({ id, title, effectiveness }: ControlThen): ControlThen => ({ id, title, effectiveness });

/** The residual as it stands, which is what is decided on. */
export function standingNow({ risk }: RiskInPlace): Pick<StoredException, 'matrix_version_id' | 'likelihood' | 'impact' | 'level' | 'score'> {
  const { matrixVersionId, likelihood, impact, level, score } = standingOf(risk, 'residual');
  if (matrixVersionId === null || level === null) throw conflict('unscored', 'This risk has no residual score, so it is not known what the exception would let happen. Score it first.');
  return { matrix_version_id: matrixVersionId, likelihood, impact, level, score };
}

/** The terms as events say them. `why` is what the request gives as its reason; `reason` is that of each verb. */
export const auditedTerms = ({ policy, deviation, reason, compensating, controls, asked_until }: Terms) => ({
  policy, deviation, why: reason, compensating, controlIds: controls.map(({ id }) => id), askedUntil: asked_until,
});

export const auditedStanding = ({ matrix_version_id, likelihood, impact, level, score }: ReturnType<typeof standingNow>) => ({ matrixVersionId: matrix_version_id, likelihood, impact, level, score });
