import type { PersonRef, RegisterSummary } from '@holdfast/contracts';
import { LAYERS, nextReview, type Layer } from '@holdfast/domain';
import type { Choice } from '../shared/list/choice';

/** A register that a risk about a gap can be raised in, and what this person may do there. */
export interface RegisterToRaiseIn extends Pick<RegisterSummary, 'id' | 'name' | 'layer' | 'unitId' | 'owner' | 'open'> {
  /** Plans actions on its risks, whoever owns them. */
  readonly plans: boolean;
  /** Names the owner of a risk, who may then read the register. */
  readonly names: boolean;
}

/** What registers hold the work of a unit, and what they hold one theme, project or question of: likeliest first for what its resources bring. */
const WORK: readonly Layer[] = ['service', 'operational', 'corporate'];
const LIKELY: readonly Layer[] = [...WORK, 'thematic', 'project', 'individual-assessment'] satisfies (typeof LAYERS)[number][];

/**
 * The register nearest to the unit of the resource that holds the work of its unit: of that unit, else of the nearest one above. Where there
 * is none, the nearest of a theme or project; else the first there is. Of several alike, the one that holds most.
 */
export function proposedRegister<R extends Pick<RegisterToRaiseIn, 'unitId' | 'layer' | 'open'>>(unitPath: readonly string[], registers: readonly R[]): R | null {
  const rank = ({ unitId, layer, open }: R): number[] => {
    const near = unitPath.indexOf(unitId);
    return [near === -1 ? 0 : 1, WORK.includes(layer) ? 1 : 0, near, -LIKELY.indexOf(layer), open];
  };
  const ranked = registers.map((register) => ({ register, rank: rank(register) }));
  ranked.sort((one, other) => other.rank.map((place, at) => place - one.rank[at]!).find((difference) => difference !== 0) ?? 0);
  return ranked[0]?.register ?? null;
}

/** The category that is called after continuity, where the organisation has one. */
export const proposedCategory = (categories: readonly Choice[]): string | null => categories.find(({ label }) => /continuity/i.test(label))?.id ?? null;

/** Whoever names no owners leaves the risk to the register's; whoever plans nothing there but on what is their own, takes it. */
export function proposedOwner({ names, plans, owner }: Pick<RegisterToRaiseIn, 'names' | 'plans' | 'owner'>, ofResource: PersonRef, me: PersonRef | null, toPlan: boolean): PersonRef {
  if (!names) return owner;
  return toPlan && !plans && me ? me : ofResource;
}

export interface ProposedDate {
  readonly date: string;
  /** Why that day: "when ICT-003 is next reviewed". */
  readonly why: string;
}

/** An action is due when its risk is next looked at: whoever reviews it then sees whether the gap has closed. */
export function proposedDue(today: string, risk: { readonly reference: string | null; readonly nextReview: string | null } | null, register: { readonly name: string; readonly reviewMonths: number }): ProposedDate {
  if (risk?.nextReview && risk.nextReview > today) return { date: risk.nextReview, why: `when ${risk.reference ?? 'the risk'} is next reviewed` };
  const { name, reviewMonths } = register;
  return { date: nextReview(today, null, { cycleMonths: reviewMonths })!, why: `${reviewMonths === 1 ? 'a month' : `${reviewMonths} months`} from today, when ${name} is next to review it` };
}
