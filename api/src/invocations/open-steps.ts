import { liveStepsOf, progressOf } from '@holdfast/domain';
import { standingEntries } from '../incident-log';
import type { Transaction } from '../platform/database';
import type { InvocationInPlace } from './load-invocation';

/** Titles of the steps that are neither done nor skipped, as the log has it now. */
export async function openStepsOf(tx: Transaction, { plans, row }: InvocationInPlace): Promise<string[]> {
  const steps = plans.flatMap(({ planId, content }) => liveStepsOf(planId, content));
  const progress = progressOf(steps, await standingEntries(tx, tx.organisationId, 'invocation', row.id), row.outageAt);
  return progress.steps.filter(({ state }) => state !== 'finished' && state !== 'skipped').map(({ step }) => step.title);
}
