import type { PlanVersionView } from '@holdfast/contracts';
import { clockInWords, contactChangesInWords, namedIn, nameChangesInWords, PLAN_KIND_WORDS, plannedTime, spanInWords, type ContactChange, type FailedTrial, type NameChange, type PlanMeans, type PlanPerson } from '@holdfast/domain';

/** Somebody to reach, as paper says it. */
export interface SheetPerson {
  name: string;
  telephone: string;
  /** What the lists say otherwise since the approval. */
  change: ContactChange | null;
}

/** Something that the plan names, as paper says it. */
export interface SheetThing {
  name: string;
  note: string;
  /** What is otherwise since the approval. */
  renamed: NameChange | null;
}

/** An approved version with every id put into words: what the pack and the paper are both written from. */
export interface PlanSheet {
  id: string;
  reference: string;
  kind: string;
  name: string;
  unit: string;
  /** Null: the same. */
  unitNow: string | null;
  owner: string;
  number: number;
  code: string;
  approvedAt: string;
  approvedBy: string;
  nextReview: string;
  overdue: boolean;
  purpose: string;
  scope: { reference: string; name: string; rto: string; renamed: NameChange | null }[];
  activation: string;
  activators: string[];
  roles: { title: string; duties: string; holder: SheetPerson | null; deputies: SheetPerson[] }[];
  calls: { caller: string; called: string; telephone: string; change: ContactChange | null; message: string }[];
  contacts: SheetPerson[];
  criticalUsers: { group: string; people: string; needs: string; solution: string; failed: FailedTrial | null }[];
  resources: SheetThing[];
  sites: (SheetThing & { contact: SheetPerson | null })[];
  steps: { id: string; title: string; who: string; what: string; where: string; how: string; minutes: string; after: string; clock: string }[];
  /** In a sentence; empty for nothing. */
  changed: string;
  /** The same of names, RTOs and what was retired. */
  renamed: string;
  /** How long the steps take, and beside it the RTO of each activity. */
  planned: string;
  risks: string[];
}

export function planSheet(view: PlanVersionView): PlanSheet {
  const { content, names } = view;
  const people = new Map(names.people.map((one) => [one.id, { name: `${one.jobTitle}, ${one.name}${one.left ? ' (has left)' : ''}`, telephone: one.telephone }]));
  const contacts = new Map(names.contacts.map((one) => [one.id, { name: [one.name, one.role, one.organisation].filter(Boolean).join(', '), telephone: one.telephone }]));
  const renamed = new Map(view.nameChanges.map((change) => [change.id, change]));
  const activities = new Map(names.activities.map((one) => [one.id, { reference: one.reference, name: one.name, rto: one.rtoWords, renamed: renamed.get(one.id) ?? null }]));
  const resources = new Map(names.resources.map((one) => [one.id, { reference: one.reference, name: one.name, rto: '', renamed: renamed.get(one.id) ?? null }]));
  const scope = [...content.activityIds.flatMap((id) => activities.get(id) ?? []), ...content.resourceIds.flatMap((id) => resources.get(id) ?? [])];
  const changes = new Map(view.contactChanges.map((change) => [change.id, change]));
  const reach = (of: PlanPerson): SheetPerson => {
    const known = (of.personId && people.get(of.personId)) || (of.contactId && contacts.get(of.contactId)) || { name: of.name, telephone: '' };
    return { name: known.name, telephone: of.telephone || known.telephone, change: changes.get(of.personId ?? of.contactId ?? '') ?? null };
  };
  const roles = new Map(content.roles.map((role) => [role.id, { title: role.title, holder: role.holder && reach(role.holder) }]));
  const means = ({ resourceId, name, note }: PlanMeans): SheetThing => ({ name: (resourceId && resources.get(resourceId)?.name) || name, note, renamed: renamed.get(resourceId ?? '') ?? null });
  const place = new Map(content.steps.map(({ id }, at) => [id, at + 1]));
  const time = plannedTime(content.steps);
  const rtos = scope.flatMap(({ name, rto, renamed: change }) => (rto || change?.rtoNow ? `RTO of ${name} ${[rto || 'not known', change?.rtoNow && `now ${change.rtoNow}`].filter(Boolean).join(', ')}` : []));
  const said = namedIn(content).map(reach);
  return {
    id: view.planId,
    reference: view.reference,
    kind: PLAN_KIND_WORDS[view.kind],
    name: view.name,
    unit: view.unitName,
    unitNow: view.nameChanges.find(({ kind }) => kind === 'unit')?.nameNow ?? null,
    owner: `${view.owner.jobTitle}, ${view.owner.name}`,
    number: view.number,
    code: view.code ?? '',
    approvedAt: view.approvedAt ?? '',
    approvedBy: view.approvedBy ? `${view.approvedBy.jobTitle}, ${view.approvedBy.name}` : '',
    nextReview: view.nextReview ?? '',
    overdue: view.standing === 'overdue',
    purpose: content.purpose,
    scope,
    activation: content.activation,
    activators: content.activatorIds.flatMap((id) => roles.get(id)?.title ?? []),
    roles: content.roles.map(({ title, duties, holder, deputies }) => ({ title, duties, holder: holder && reach(holder), deputies: deputies.map(reach) })),
    calls: content.calls.map(({ callerRoleId, roleId, person, message }) => {
      const role = roleId === null ? undefined : roles.get(roleId);
      const rung = person ? reach(person) : role?.holder;
      return { caller: roles.get(callerRoleId)?.title ?? '', called: role ? [role.title, rung?.name].filter(Boolean).join(': ') : (rung?.name ?? ''), telephone: rung?.telephone ?? '', change: rung?.change ?? null, message };
    }),
    contacts: [...new Map(said.map((one) => [`${one.name} ${one.telephone}`, one])).values()],
    criticalUsers: content.criticalUsers.map(({ id, group, people: many, needs, solution }) => ({ group, people: many === null ? 'number not known' : String(many), needs, solution, failed: view.failedTrials.find((one) => one.id === id) ?? null })),
    resources: content.resources.map(means),
    sites: content.sites.map((site) => ({ ...means(site), contact: site.contact ? reach(site.contact) : null })),
    steps: content.steps.map(({ id, title, roleId, what, where, how, minutes, after, clock }) => ({
      id, title, what, where, how,
      who: roleId === null ? '' : (roles.get(roleId)?.title ?? ''),
      minutes: minutes === null ? 'time not known' : clockInWords(minutes),
      after: after.length === 0 ? '' : `waits for ${after.length === 1 ? 'step' : 'steps'} ${after.flatMap((one) => place.get(one) ?? []).join(', ')}`,
      clock: clock === null ? '' : clock === 'starts' ? 'The recovery clock starts here' : 'The recovery clock stops here',
    })),
    changed: contactChangesInWords(view.contactChanges),
    renamed: nameChangesInWords(view.nameChanges),
    planned: `${time ? `${spanInWords(time.best)} with as much at once as the order allows, ${spanInWords(time.worst)} one after another` : 'not known'}.${rtos.map((rto) => ` ${rto}.`).join('')}`,
    risks: names.risks.map(({ reference, title }) => `${reference} ${title}`),
  };
}
