import { ASSESSMENT_KINDS } from '@holdfast/domain';
import { difference } from '../platform/audit';
import { standingOf, type StoredRisk } from './stored-risk';

/** What the audit trail says of a risk, under the names that requests use. */
export const audited = (risk: StoredRisk, objectiveIds?: readonly string[]) => ({
  status: risk.status,
  reference: risk.reference,
  title: risk.title,
  cause: risk.cause,
  event: risk.event,
  consequence: risk.consequence,
  categoryId: risk.category_id,
  ownerId: risk.owner_id,
  unitId: risk.unit_id,
  treatment: risk.treatment,
  proximity: risk.proximity,
  ...(objectiveIds ? { objectiveIds } : {}),
  exemptGround: risk.exempt_ground,
  publicTitle: risk.public_title,
  publicDescription: risk.public_description,
  nextReview: risk.next_review,
  ...Object.fromEntries(ASSESSMENT_KINDS.map((kind) => [kind, standingOf(risk, kind)])),
  targetDate: risk.target_date,
  upperRiskId: risk.upper_risk_id,
  closeReason: risk.close_reason,
  extra: risk.extra,
});

/** All that is filled in: for a risk that is new to its register, or about to be gone. */
export const auditedWhole = (risk: StoredRisk, objectiveIds: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(audited(risk, objectiveIds)).filter(([, value]) => {
      if (value === null || value === '') return false;
      return typeof value !== 'object' || Array.isArray(value) ? value.length > 0 : Object.values(value).some((part) => part !== null);
    }),
  );

/** What differs between two states, for `before` and `after`; null when nothing does. */
export const auditedDifference = (
  before: StoredRisk,
  after: StoredRisk,
  objectives?: { before: readonly string[]; after: readonly string[] },
): ReturnType<typeof difference> => difference(audited(before, objectives?.before), audited(after, objectives?.after));

/** The register whose readers may see an event. A draft has none: only its author and the register's owner see what became of it. */
export const registerOfEvent = (risk: StoredRisk): string | null => (risk.status === 'draft' ? null : risk.register_id);
