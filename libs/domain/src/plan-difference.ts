import type { PlanContent, PlanPerson } from './plan-content';

export const PLAN_SECTIONS = ['purpose', 'scope', 'activation', 'roles', 'calls', 'criticalUsers', 'resources', 'sites', 'steps', 'risks'] as const;
export type PlanSection = (typeof PLAN_SECTIONS)[number];

export interface PlanFieldDifference {
  /** As the editor calls it. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One entry that came, went, was changed, or stands elsewhere in the order. Places count from 1. */
export interface PlanItemDifference {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'kept';
  readonly moved: { readonly from: number; readonly to: number } | null;
  readonly fields: readonly PlanFieldDifference[];
}

export interface PlanSectionDifference {
  readonly section: PlanSection;
  readonly items: readonly PlanItemDifference[];
}

/** What a person, activity, resource, risk or contact is called. */
export type NameOf = (id: string) => string;

/** Section by section what a later version says otherwise; sections without a difference are left out. */
export function planDifference(before: PlanContent, after: PlanContent, nameOf: NameOf): PlanSectionDifference[] {
  const [old, now] = [wordsOf(before, nameOf), wordsOf(after, nameOf)];
  return PLAN_SECTIONS.flatMap((section) => {
    const items = itemsOf(old[section], now[section], section === 'steps' || section === 'calls');
    return items.length > 0 ? [{ section, items }] : [];
  });
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
}

function itemsOf(before: readonly Item[], after: readonly Item[], ordered: boolean): PlanItemDifference[] {
  const old = new Map(before.map((item, at) => [item.id, { item, at }]));
  const there = new Set(after.map(({ id }) => id));
  const staying = ordered ? longestRun(after.flatMap(({ id }) => (old.has(id) ? [old.get(id)!.at] : []))) : null;
  const now = after.flatMap((item, at): PlanItemDifference[] => {
    const was = old.get(item.id);
    if (!was) return [{ id: item.id, title: item.title, kind: 'added', moved: null, fields: changed({}, item.fields) }];
    const fields = changed(was.item.fields, item.fields);
    const moved = staying && !staying.has(was.at) ? { from: was.at + 1, to: at + 1 } : null;
    if (fields.length === 0 && !moved) return [];
    return [{ id: item.id, title: item.title, kind: fields.length > 0 ? 'changed' : 'kept', moved, fields }];
  });
  const gone = before.filter(({ id }) => !there.has(id)).map((item): PlanItemDifference => ({ id: item.id, title: item.title, kind: 'removed', moved: null, fields: changed(item.fields, {}) }));
  return [...now, ...gone];
}

const changed = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): PlanFieldDifference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((one) => one.before !== one.after);

/** Values of the longest rising part of a sequence: these kept their order, whatever moved between them. */
function longestRun(sequence: readonly number[]): ReadonlySet<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  sequence.forEach((value, at) => {
    let [length, from] = [1, -1];
    for (let earlier = 0; earlier < at; earlier++) if (sequence[earlier]! < value && lengths[earlier]! + 1 > length) [length, from] = [lengths[earlier]! + 1, earlier];
    lengths.push(length);
    previous.push(from);
  });
  const kept = new Set<number>();
  for (let at = lengths.indexOf(Math.max(0, ...lengths)); at >= 0; at = previous[at]!) kept.add(sequence[at]!);
  return kept;
}

const one = (title: string, text: string): Item[] => [{ id: title, title, fields: { [title]: text } }];

function wordsOf(content: PlanContent, nameOf: NameOf): Record<PlanSection, readonly Item[]> {
  const roleNames = new Map(content.roles.map(({ id, title }) => [id, title]));
  const role = (id: string | null): string => (id === null ? '' : (roleNames.get(id) ?? ''));
  const stepNames = new Map(content.steps.map(({ id, title }) => [id, title]));
  const person = (of: PlanPerson | null): string => (of === null ? '' : [of.personId || of.contactId ? nameOf((of.personId ?? of.contactId)!) : of.name, of.telephone].filter(Boolean).join(', '));
  const means = ({ id, resourceId, name, note, contact }: PlanContent['sites'][number]): Item => ({ id, title: resourceId ? nameOf(resourceId) : name, fields: { Name: resourceId ? nameOf(resourceId) : name, 'Whom to ring': person(contact ?? null), Note: note } });
  const listed = (ids: readonly string[]): Item[] => ids.map((id) => ({ id, title: nameOf(id), fields: { Name: nameOf(id) } }));
  return {
    purpose: one('What the plan is for', content.purpose),
    scope: listed([...content.activityIds, ...content.resourceIds]),
    activation: [...one('When it is activated', content.activation), ...one('Who may activate it', content.activatorIds.map(role).join(', '))],
    roles: content.roles.map(({ id, title, duties, holder, deputies }) => ({ id, title, fields: { Role: title, Duties: duties, Holder: person(holder), Deputies: deputies.map(person).join('; ') } })),
    calls: content.calls.map(({ id, callerRoleId, roleId, person: rung, message }) => {
      const whom = roleId === null ? person(rung) : role(roleId);
      return { id, title: `${role(callerRoleId)} calls ${whom}`, fields: { Caller: role(callerRoleId), Called: whom, 'What to say': message } };
    }),
    criticalUsers: content.criticalUsers.map(({ id, group, people, needs, solution }) => ({ id, title: group, fields: { Who: group, 'How many': people === null ? '' : String(people), 'What they need': needs, 'What works meanwhile': solution } })),
    resources: content.resources.map(means),
    sites: content.sites.map(means),
    steps: content.steps.map(({ id, title, roleId, what, where, how, minutes, after, clock }) => ({
      id, title,
      fields: {
        Title: title, Who: role(roleId), What: what, Where: where, How: how, 'Expected minutes': minutes === null ? '' : String(minutes),
        'Waits for': after.map((before) => stepNames.get(before) ?? '').join(', '), 'Recovery clock': clock ?? '',
      },
    })),
    risks: listed(content.riskIds),
  };
}
