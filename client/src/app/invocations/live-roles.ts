import type { InvocationView } from '@holdfast/contracts';
import type { LogProgress, PlanPerson } from '@holdfast/domain';

/** A role of an invoked plan as it stands: who has it, and whom the plan names for it. */
export interface LiveRole {
  readonly planId: string;
  readonly planReference: string;
  readonly roleId: string;
  readonly title: string;
  readonly duties: string;
  /** Who has it, or is named for it; empty: nobody. */
  readonly who: string;
  readonly telephone: string;
  /** Somebody said in the log that they have it. */
  readonly taken: boolean;
  readonly since: string | null;
  /** The reader has it, or is named for it and nobody else has said that they have it. */
  readonly mine: boolean;
  readonly named: readonly { readonly personId: string | null; readonly label: string }[];
}

/** Roles of all invoked plans, each with its holder of now: those of the reader first, else in order. */
export function liveRoles(of: InvocationView, progress: Pick<LogProgress, 'roles'>, readerId: string | null): LiveRole[] {
  const called = ({ personId, contactId, name }: PlanPerson): { words: string; telephone: string } => {
    const person = of.people.find(({ id }) => id === personId);
    const contact = of.contacts.find(({ id }) => id === contactId);
    return { words: person?.jobTitle ?? contact?.name ?? name, telephone: person?.telephone ?? contact?.telephone ?? '' };
  };
  const all = of.invoked.flatMap(({ planId, reference, roles }) => roles.map((role): LiveRole => {
    const filled = progress.roles.findLast((one) => one.roleId === role.id && one.planId === planId);
    const everybody = [...(role.holder ? [role.holder] : []), ...role.deputies];
    const named = everybody.map((one, index) => ({ personId: one.personId, label: `${called(one).words}, ${index === 0 && role.holder ? 'holder' : 'deputy'}` }));
    const person = filled?.personId ? of.people.find(({ id }) => id === filled.personId) : undefined;
    const holder = role.holder ? { ...called(role.holder), telephone: role.holder.telephone || called(role.holder).telephone } : { words: '', telephone: '' };
    const numberInPlan = everybody.find((one) => one.personId !== null && one.personId === filled?.personId)?.telephone ?? '';
    return {
      planId, planReference: reference, roleId: role.id, title: role.title, duties: role.duties, taken: filled !== undefined, mine: readerId !== null && (filled ? filled.personId : (role.holder?.personId ?? null)) === readerId, since: filled?.since.at ?? null, named,
      who: filled ? (person?.jobTitle ?? (filled.personId ? 'Somebody of the organisation' : filled.since.text)) : holder.words,
      telephone: filled ? (numberInPlan || person?.telephone || '') : holder.telephone,
    };
  }));
  return [...all.filter(({ mine }) => mine), ...all.filter(({ mine }) => !mine)];
}
