import type { Wording } from './permissions';
import type { ExemptGround } from './vocabulary';

export const VISIBILITIES = ['public', 'exempt-worded', 'exempt-hidden'] as const;
/** Not exempt; exempt with a public wording; exempt without one, and so absent from everything public. */
export type Visibility = (typeof VISIBILITIES)[number];

/** What exemption is decided by: the ground (null when not exempt) and the wording that the public may read instead. */
export interface Exemption {
  readonly exemptGround: ExemptGround | null;
  readonly publicWording: string | null;
}

/** The free text of a risk. */
export interface RiskWording {
  readonly title: string;
  readonly cause: string | null;
  readonly event: string | null;
  readonly consequence: string | null;
}

/** Part A or Part B: Schedule 12A, Local Government Act 1972. A blank public wording is none. */
export function visibilityOf(risk: Exemption): Visibility {
  if (risk.exemptGround === null) return 'public';
  return risk.publicWording?.trim() ? 'exempt-worded' : 'exempt-hidden';
}

/**
 * The words of a risk that a reader gets: all of them; the public wording as the title and no other text; or null, which
 * means that the risk is absent for this reader. Any further free text of an exempt risk (rationale, actions) goes the way
 * of cause and consequence.
 */
export function wordingShown(risk: RiskWording & Exemption, wording: Wording): RiskWording | null {
  const { title, cause, event, consequence } = risk;
  if (wording === 'full') return { title, cause, event, consequence };
  switch (visibilityOf(risk)) {
    case 'public':
      return { title, cause, event, consequence };
    case 'exempt-worded':
      return { title: risk.publicWording!.trim(), cause: null, event: null, consequence: null };
    case 'exempt-hidden':
      return null;
  }
}

/** "3 further risks are exempt": the line under a public list or map; null when there are none. */
export function exemptLine(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? '1 further risk is exempt' : `${count} further risks are exempt`;
}
