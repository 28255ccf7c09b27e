import type { StoredSource } from '../escalation-rows';
import { standingOf, type StoredRisk } from './stored-risk';

/** A risk as a proposal carries it. Only what is open, and so has a reference, is proposed. */
export const sourceOf = (risk: StoredRisk): StoredSource => ({
  reference: risk.reference ?? '',
  title: risk.title,
  cause: risk.cause,
  event: risk.event,
  consequence: risk.consequence,
  residual: standingOf(risk, 'residual'),
  exemptGround: risk.exempt_ground,
  publicTitle: risk.public_title,
  publicDescription: risk.public_description,
});
