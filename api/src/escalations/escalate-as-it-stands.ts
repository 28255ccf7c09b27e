import type { Standing } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { loadRiskInFullToChange, standingOf } from '../risks';
import { escalateRisk } from './escalate-risk';
import { undecidedOf } from './propose';
import { placeThere } from './proposed-words';
import { matrixAt, registerAbove } from './receiving-register';

/**
 * Proposes a risk to the register above in its own words, where the crosswalk puts it there: what a review decides in a minute
 * can be reworded before it is decided on. What waits for that decision already is left as it is.
 */
export async function escalateAsItStands(tx: Transaction, actor: Actor, riskId: string, reason: string, version: number): Promise<void> {
  const { risk, register } = await loadRiskInFullToChange(tx, actor, riskId);
  const undecided = await undecidedOf(tx, actor.organisationId, risk.id);
  if (undecided?.kind === 'escalation' && undecided.state !== 'suggested') return;
  const receiver = await registerAbove(tx, actor, register.path);
  const there = receiver && (await placeThere(tx, actor.organisationId, standingOf(risk, 'residual'), { matrixVersionId: receiver.matrixVersionId, matrix: await matrixAt(tx, actor, receiver) }));
  const { title, cause, event, consequence } = risk;
  await escalateRisk(tx, actor, riskId, { title, cause, event, consequence, residual: there && placeOnly(there.residual), reason }, version);
}

/** A cell says its level by itself. */
const placeOnly = ({ likelihood, impact, level }: Standing): Standing | null => (likelihood && impact ? { likelihood, impact } : level ? { level } : null);
