import type { MovementView, RiskLinkView, RiskView } from '@holdfast/contracts';
import { visibilityOf, wordingShown } from '@holdfast/domain';
import type { LinkedRisk, RiskInPlace } from './risk-in-place';
import { standingOf, type StoredRisk } from './stored-risk';

/** The whitelist of what leaves of a risk. A reader of public wording gets no free text but that, and nobody's notes. */
export function toRiskView({ risk, register, wording, unitName, categoryName, owner, author, objectives, upper, lower }: RiskInPlace): RiskView {
  const full = wording === 'full';
  const exemption = { exemptGround: risk.exempt_ground, publicWording: risk.public_title };
  const shown = wordingShown({ ...risk, ...exemption }, wording);
  if (!shown) throw new TypeError('a risk without words for its reader is not loaded');
  // What else is said of an exempt risk could tell the public what its wording keeps back.
  const withheld = !full && visibilityOf(exemption) !== 'public';
  return {
    id: risk.id,
    reference: risk.reference,
    title: shown.title,
    status: risk.status,
    registerId: register.id,
    registerName: register.name,
    unitName,
    categoryName: withheld ? null : categoryName,
    owner,
    treatment: risk.treatment,
    inherent: standingOf(risk, 'inherent'),
    residual: standingOf(risk, 'residual'),
    target: standingOf(risk, 'target'),
    movement: movementOf(risk),
    nextReview: risk.next_review,
    exempt: risk.exempt_ground !== null,
    wording,
    cause: shown.cause ?? '',
    event: shown.event ?? '',
    consequence: shown.consequence ?? (withheld ? risk.public_description : null) ?? '',
    categoryId: withheld ? null : risk.category_id,
    unitId: risk.unit_id,
    proximity: risk.proximity,
    objectives: withheld ? [] : objectives,
    exemptGround: risk.exempt_ground,
    publicTitle: risk.public_title,
    publicDescription: risk.public_description,
    targetDate: risk.target_date,
    author: full ? author : null,
    openedAt: instant(risk.opened_at),
    closedAt: instant(risk.closed_at),
    closeReason: full ? risk.close_reason : null,
    extra: full ? [...risk.extra] : [],
    upperRisk: upper && toLinkView(upper),
    lowerRisks: lower.flatMap((link) => toLinkView(link) ?? []),
    register: {
      id: register.id,
      name: register.name,
      prefix: register.prefix,
      matrixVersionId: register.matrixVersionId,
      ownerId: register.ownerId,
      unitPath: register.unitPath,
      appetite: register.appetite,
      above: register.above,
      closedAt: instant(register.closedAt),
    },
    updatedAt: new Date(risk.updated_at).toISOString(),
    version: risk.version,
  };
}

/** Null when the risk is exempt and has no words for this reader. */
export function toLinkView({ exemptGround, publicTitle, wording, ...link }: LinkedRisk): RiskLinkView | null {
  const shown = wordingShown({ title: link.title, cause: null, event: null, consequence: null, exemptGround, publicWording: publicTitle }, wording);
  return (
    shown && {
      id: link.id,
      reference: link.reference,
      title: shown.title,
      registerId: link.registerId,
      registerName: link.registerName,
      residual: link.residual,
      status: link.status,
    }
  );
}

function movementOf({ residual_movement: kind, residual_moved: levels }: StoredRisk): MovementView {
  if (kind === null) return null;
  return kind === 'levels' ? { kind, levels: levels ?? 0 } : { kind };
}

/** PostgreSQL writes a moment with its own precision and offset; the wire has one form. */
export const instant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString());
