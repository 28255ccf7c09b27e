import type { PlanCriticalUsers } from './plan-content';

/** A critical user of an activity, with the trials of its workable solution, newest first. Days as `2026-06-18`. */
export interface TriedUser {
  readonly id: string;
  readonly name: string;
  readonly trials: readonly { readonly on: string; readonly works: boolean }[];
}

/** Of critical users that a plan names: when their solution last failed, and when it was last seen to work before; null: never. */
export interface FailedTrial {
  /** Of the part of the plan. */
  readonly id: string;
  readonly workedOn: string | null;
  readonly failedOn: string;
}

/** However it is written, the same critical users. */
const criticalUserKey = (name: string): string => name.trim().toLocaleLowerCase('en-GB');

/** Whether a part of a plan means these critical users of an activity: it took them over, or calls them the same. */
export const meansTheSame = ({ criticalUserId, group }: Pick<PlanCriticalUsers, 'criticalUserId' | 'group'>, { id, name }: { readonly id: string; readonly name: string }): boolean =>
  criticalUserId === id || criticalUserKey(group) === criticalUserKey(name);

/** The critical users of a plan whose solution failed the latest time that it was tried; `tried` are those of the activities in its scope and those taken over. Of more than one the latest failure. */
export function failedTrials(named: readonly Pick<PlanCriticalUsers, 'id' | 'criticalUserId' | 'group' | 'solution'>[], tried: readonly TriedUser[]): FailedTrial[] {
  return named.flatMap((part): FailedTrial[] => {
    if (part.solution === '') return [];
    const [latest] = tried
      .filter((user) => meansTheSame(part, user) && user.trials[0]?.works === false)
      .toSorted((one, other) => other.trials[0]!.on.localeCompare(one.trials[0]!.on));
    return latest ? [{ id: part.id, workedOn: latest.trials.find(({ works }) => works)?.on ?? null, failedOn: latest.trials[0]!.on }] : [];
  });
}

/** "Seen to work on 3 March 2026; failed on 4 May 2026" */
export const failedTrialInWords = ({ workedOn, failedOn }: FailedTrial, dayInWords: (day: string) => string): string =>
  `${workedOn === null ? 'Never seen to work' : `Seen to work on ${dayInWords(workedOn)}`}; failed on ${dayInWords(failedOn)}`;
