import { ASSESSMENT_KINDS, visibilityOf, type AssessmentKind } from '@holdfast/domain';
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
  /** Exempt without a public wording. */
  hidden: boolean;
  upper_register_id: string;
  upper_hidden: boolean;
  risks: number;
  /** Of these, how many rose or came down at their latest residual assessment. */
  rose: number;
  fell: number;
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
      hidden: visibilityOf({ exemptGround: risk.exempt_ground, publicWording: risk.public_title }) === 'exempt-hidden',
      upper_register_id: risk.upper_register_id ?? NONE,
      upper_hidden: risk.upper_register_id !== null && risk.upper_hidden,
      risks: 1,
      rose: Number(moved(risk, kind) > 0),
      fell: Number(moved(risk, kind) < 0),
    };
  });
}

/** How the counts change when risks do, one after the other. */
export class CountChanges {
  readonly #changes = new Map<string, StandingCount>();

  /** `before` null for a new one, `after` null for one that is gone. */
  add(before: StoredRisk | null, after: StoredRisk | null): void {
    if (before) for (const count of countsOf(before)) this.#add(count, -1);
    if (after) for (const count of countsOf(after)) this.#add(count, 1);
  }

  /** Those that differ. */
  all(): StandingCount[] {
    return [...this.#changes.values()].filter(({ risks, rose, fell }) => risks !== 0 || rose !== 0 || fell !== 0);
  }

  #add({ risks, rose, fell, ...place }: StandingCount, by: 1 | -1): void {
    const key = JSON.stringify(place);
    const so = this.#changes.get(key) ?? { ...place, risks: 0, rose: 0, fell: 0 };
    this.#changes.set(key, { ...place, risks: so.risks + by * risks, rose: so.rose + by * rose, fell: so.fell + by * fell });
  }
}

export function countChanges(changed: Iterable<{ before: StoredRisk | null; after: StoredRisk | null }>): StandingCount[] {
  const changes = new CountChanges();
  for (const { before, after } of changed) changes.add(before, after);
  return changes.all();
}

const moved = (risk: StoredRisk, kind: AssessmentKind): number => (kind === 'residual' && risk.residual_movement === 'levels' ? (risk.residual_moved ?? 0) : 0);
