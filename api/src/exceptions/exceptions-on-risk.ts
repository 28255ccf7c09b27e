import type { ExceptionControl } from '@holdfast/contracts';
import { whyNotRequested, type Effectiveness, type ExceptionStep } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { standingOf, type RiskInPlace } from '../risks';
import type { ControlThen, StoredException } from './stored-exception';

/** All exceptions of a risk, oldest first. */
export async function exceptionsOn(sql: Sql, organisationId: string, riskId: string): Promise<StoredException[]> {
  const rows = await sql.rows<{ exception: StoredException }>('SELECT to_json(e) AS exception FROM policy_exception e WHERE organisation_id = $1 AND risk_id = $2 ORDER BY id', [organisationId, riskId]);
  return rows.map(({ exception }) => exception);
}

/** Why nobody can ask for an exception on this risk now; null when it can be asked for. */
export function whyNotOn({ risk, register }: RiskInPlace, exceptions: readonly StoredException[]): string | null {
  return whyNotRequested({
    status: risk.status, layer: register.layer, registerName: register.name, registerIsClosed: register.closedAt !== null, scored: standingOf(risk, 'residual').level !== null, asked: askedOf(exceptions),
  });
}

const askedOf = (exceptions: readonly StoredException[]): ExceptionStep | null => exceptions.find(({ step }) => step === 'requested' || step === 'returned')?.step ?? null;

/** Those that renew one another, `id` among them, oldest first. */
export function chainOf(exceptions: readonly StoredException[], id: string): StoredException[] {
  const chain = new Set([id]);
  for (let size = 0; size < chain.size; ) {
    size = chain.size;
    for (const { id: one, predecessor_id: before } of exceptions) if (before !== null && (chain.has(one) || chain.has(before))) chain.add(one).add(before);
  }
  return exceptions.filter((one) => chain.has(one.id));
}

export interface ControlNow {
  id: string;
  title: string;
  effectiveness: Effectiveness;
}

/** The controls in place against a risk, oldest first. */
export const controlsOn = (sql: Sql, organisationId: string, riskId: string): Promise<ControlNow[]> =>
  sql.rows<ControlNow>('SELECT id, title, effectiveness FROM control WHERE organisation_id = $1 AND risk_id = $2 AND withdrawn_at IS NULL ORDER BY id', [organisationId, riskId]);

/** The controls that an exception leans on, beside what became of each. */
export const thenAndNow = (then: readonly ControlThen[], now: readonly ControlNow[]): ExceptionControl[] =>
  then.map(({ id, title, effectiveness }) => ({ id, title, effectiveness, now: now.find((one) => one.id === id)?.effectiveness ?? null }));
