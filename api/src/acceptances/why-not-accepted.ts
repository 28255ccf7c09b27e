import { aboveAppetite, can, explainRefusal, whyReadOnly, type RiskMatrix, type StandingOn } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { standingOf, type RiskInPlace } from '../risks';

/** The residual as far as it can be compared with the appetite: what was said on another matrix counts as not said. */
export function residualOn({ risk, register }: RiskInPlace): StandingOn {
  const residual = standingOf(risk, 'residual');
  return residual.matrixVersionId === register.matrixVersionId ? residual : { matrixVersionId: register.matrixVersionId };
}

/** Why this person does not accept this risk, in words for the screen, or null: the decision is the register's, and never of whoever owns the risk. */
export function whyNotBy(actor: Actor, { risk, register }: RiskInPlace): string | null {
  const registerOwner = `the ${register.ownerTitle}`;
  const target = { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId };
  if (!can(actor, 'risk.accept', target)) return explainRefusal('risk.accept', { registerOwner });
  if (risk.owner_id !== actor.personId) return null;
  return `You own this risk, so somebody else has to accept it. Ask ${register.ownerId === actor.personId ? 'a risk manager' : registerOwner}.`;
}

/** Why there is nothing to accept here, by anybody; null when there is. */
export function whyNotNow(place: RiskInPlace, matrix: RiskMatrix): string | null {
  const { risk, register } = place;
  const readOnly = whyReadOnly(risk.status, register.closedAt !== null);
  if (readOnly) return readOnly;
  if (risk.status === 'draft') return 'A draft is not accepted. Add it to the register first.';
  if (risk.treatment !== 'tolerate') return 'This risk is not tolerated, so there is nothing to accept. Set its treatment to tolerate first.';
  if (risk.residual_level === null) return 'This risk has no residual score, so it is not known what would be accepted. Score it first.';
  if (risk.residual_matrix_version_id !== register.matrixVersionId) return 'The residual score is on an earlier matrix of the register. Score the risk again first.';
  switch (aboveAppetite(matrix, register.appetite, residualOn(place))) {
    case true: return null;
    case false: return 'The residual risk is within the appetite of the register. It needs no acceptance.';
    case null: return 'The register states no appetite, so it is not known whether this risk lies above it.';
  }
}
