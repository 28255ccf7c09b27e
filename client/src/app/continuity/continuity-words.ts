import type { Criticality, DependencyView, DeputyView, ThingRef } from '@holdfast/contracts';
import type { ResourceKind, UseStatus } from '@holdfast/domain';

/** The words of continuity as screens print them. */
export const KIND_WORDS: Readonly<Record<ResourceKind, string>> = {
  application: 'Application', infrastructure: 'Infrastructure', site: 'Site', supplier: 'Supplier', people: 'People', information: 'Information', equipment: 'Equipment',
};
export const STATUS_WORDS: Readonly<Record<UseStatus, string>> = { active: 'In use', retired: 'Retired' };
export const CRITICALITY_WORDS: Readonly<Record<Criticality, string>> = { critical: 'Critical', 'not-critical': 'Not critical', undecided: 'Not decided' };

export const criticalInWords = (critical: boolean | null): string => CRITICALITY_WORDS[critical === null ? 'undecided' : critical ? 'critical' : 'not-critical'];

export const kindInWords = ({ kind }: Pick<ThingRef, 'kind'>): string => (kind === null ? 'Activity' : KIND_WORDS[kind]);

export const linkOf = ({ kind, id }: Pick<ThingRef, 'kind' | 'id'>): string[] => [kind === null ? '/activities' : '/resources', id];

/** "All of these", "1 of these 2", "This": what of the members suffices. */
export function needInWords({ needed, members, others }: Pick<DependencyView, 'needed' | 'members' | 'others'>): string {
  const all = members.length + others;
  if (all === 1) return 'Needs this';
  return needed === all ? `Needs all ${all}` : `Needs ${needed} of ${all}`;
}

/** "Payroll manager, Ann Cole", "Duty officer", "Ann Cole as duty officer": who stands in. */
export const deputyInWords = ({ person, role }: DeputyView): string => (person ? (role ? `${person.jobTitle}, ${person.name}, as ${role}` : `${person.jobTitle}, ${person.name}`) : role);

/** Said above a list that is in the order of such a time. */
export const TIME_ORDER = 'Times on the clock come first, then those in working hours: how long an hour of those is on the clock hangs on when it begins.';
