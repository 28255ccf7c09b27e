import type { ExerciseProgrammeView, FieldError } from '@holdfast/contracts';
import { readRecurrence } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { loadProgramme, toProgrammeView, type StoredProgramme } from './load-programme';

const CHANGEABLE = 'name, kind, scenario, unit_id, owner_id, recurrence, starts_on, next_due, ended_at, end_reason, version';

/** The row must have been locked when `before` was read. */
export async function updateProgramme(tx: Transaction, before: StoredProgramme, changes: Partial<StoredProgramme>): Promise<StoredProgramme> {
  const after: StoredProgramme = { ...before, ...changes, version: before.version + 1 };
  await tx.rows(`UPDATE exercise_programme SET (${CHANGEABLE}) = (SELECT ${CHANGEABLE} FROM json_populate_record(null::exercise_programme, $3)) WHERE organisation_id = $1 AND id = $2`, [
    tx.organisationId, before.id, JSON.stringify(after),
  ]);
  return after;
}

export const answerOf = async (tx: Transaction, actor: Actor, id: string): Promise<ExerciseProgrammeView> => toProgrammeView(actor, await loadProgramme(tx, actor, id));

/** A rhythm is counted from its start, so that it is neither ages ago nor at the end of all dates. */
export const recurrenceFaults = (recurrence: string, startsOn: string): FieldError[] => [
  ...(readRecurrence(recurrence) ? [] : [{ field: 'recurrence', message: 'Say how often in weeks, months or years, and on which day' }]),
  ...(/^20\d\d-/.test(startsOn) ? [] : [{ field: 'startsOn', message: 'Choose a day of this century' }]),
];
