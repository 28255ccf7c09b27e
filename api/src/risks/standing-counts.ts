import { ASSESSMENT_KINDS, visibilityOf, type AssessmentKind, type Visibility } from '@holdfast/domain';
import { standingOf, type StoredRisk } from './stored-risk';

/** A row of `standing_count`: so many open risks stand alike. '' and the nil UUID stand for "none" in its key. */
export interface StandingCount {
  organisation_id: string;
  register_id: string;
  kind: AssessmentKind;
  matrix_version_id: string;
  likelihood: string;
  impact: string;
  /** Of a cell too; alone where only the level is known. */
  level: string;
  visibility: Visibility;
  upper_register_id: string;
  upper_hidden: boolean;
  moved: -1 | 0 | 1;
  risks: number;
}

const NONE = '00000000-0000-0000-0000-000000000000';

/** Where a risk counts: once for each kind of assessment while it is open, nowhere before and after. */
export function countsOf(risk: StoredRisk): StandingCount[] {
  if (risk.status !== 'open') return [];
  return ASSESSMENT_KINDS.map((kind) => {
    const { matrixVersionId, likelihood, impact, level } = standingOf(risk, kind);
    return {
      organisation_id: risk.organisation_id,
      register_id: risk.register_id,
      kind,
      matrix_version_id: level === null ? NONE : (matrixVersionId ?? NONE),
      likelihood: likelihood ?? '',
      impact: impact ?? '',
      level: level ?? '',
      visibility: visibilityOf({ exemptGround: risk.exempt_ground, publicWording: risk.public_title }),
      upper_register_id: risk.upper_register_id ?? NONE,
      upper_hidden: risk.upper_register_id !== null && risk.upper_hidden,
      moved: kind === 'residual' && risk.residual_movement === 'levels' ? signOf(risk.residual_moved ?? 0) : 0,
      risks: 1,
    };
  });
}

/** How the counts change when a risk does: `before` null for a new one, `after` null for one that is gone. */
export function countChanges(changed: Iterable<{ before: StoredRisk | null; after: StoredRisk | null }>): StandingCount[] {
  const changes = new Map<string, StandingCount>();
  const add = (count: StandingCount, by: 1 | -1): void => {
    const key = JSON.stringify(count);
    const change = changes.get(key);
    if (change) change.risks += by;
    else changes.set(key, { ...count, risks: by });
  };
  for (const { before, after } of changed) {
    if (before) for (const count of countsOf(before)) add(count, -1);
    if (after) for (const count of countsOf(after)) add(count, 1);
  }
  return [...changes.values()].filter(({ risks }) => risks !== 0);
}

const signOf = (levels: number): -1 | 0 | 1 => (levels > 0 ? 1 : levels < 0 ? -1 : 0);
