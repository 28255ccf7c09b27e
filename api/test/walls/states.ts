import type { Place } from './a-place';

export const recommendationIs = (state: string) => ({ recommendationId }: Place): [string, unknown[]] => [
  'UPDATE recommendation SET state = $2, ended_at = NULL, response = NULL, verdict = NULL, superseded_by_id = NULL WHERE id = $1', [recommendationId, state],
];

/** Taken up or ended before, so that each try finds it as it has to be. */
export const actionIs = (status: 'open' | 'done') => ({ actionId }: Place): [string, unknown[]] => [
  `UPDATE action SET status = '${status}', ended_at = ${status === 'open' ? 'NULL' : 'now()'} WHERE id = $1`, [actionId],
];

/** The request, as if nothing had come of it yet. */
export const exceptionWaits = ({ exceptionId }: Place): [string, unknown[]] => [
  `UPDATE policy_exception SET step = 'requested', decided_by = NULL, decided_at = NULL, expires_on = NULL WHERE id = $1`, [exceptionId],
];
