import type { LogEntryKind } from '@holdfast/domain';
import type { LogGate } from '../incident-log';
import { readsAll } from './invocation-row';
import { loadInvocation, mayRecord } from './load-invocation';
import { writeInvocationVerdicts } from './write-verdicts';

/** Entries by which a plan may turn out to have missed its RTO or its RPO. */
const TELLS_OF_RECOVERY: readonly LogEntryKind[] = ['step-finished', 'resource-usable', 'resource-abandoned', 'resource-data-as-of', 'correction'];

/** The log of an invocation is read by whoever reads the invocation, and written by everybody with a part in it, until its review is signed off. */
export const invocationLog: LogGate = async (sql, actor, id, purpose) => {
  if (purpose === 'write') await sql.rows('SELECT FROM invocation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [actor.organisationId, id]);
  const place = await loadInvocation(sql, actor, id);
  return {
    subject: 'invocation',
    id,
    mayWrite: mayRecord(actor, place),
    closed: place.row.review?.state === 'signed-off' ? 'The review of this invocation is signed off. Its log takes no more entries.' : null,
    received: (tx, entries) => (entries.some(({ kind }) => TELLS_OF_RECOVERY.includes(kind)) ? writeInvocationVerdicts(tx, actor, id, ['failed']) : Promise.resolve()),
    within: readsAll(actor) ? null : { planIds: place.plans.map(({ planId }) => planId), resourceIds: place.resources.map((one) => one.id), personIds: place.people.map((one) => one.id) },
  };
};
