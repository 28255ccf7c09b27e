import type { ActivityRow, ExerciseProgrammeView, ExerciseRow, ExerciseView, FailureReviewRow, FailureReviewView, GapRow, ImpactAnalysisRow, ImportListRow, InvocationRow, InvocationView, Page as Slice, PlanRow, PlanView, ResourceRow, UnitView } from '@holdfast/contracts';
import type { Council } from '../council';
import { inDays } from './days';

export interface Address {
  readonly what: string;
  readonly path: string;
}

const NOTHING = 'q=nothing-of-this-name';

async function first<T>(council: Council, list: string): Promise<T> {
  const [row] = (await council.get<Slice<T>>(list)).items;
  if (!row) throw new Error(`the demo council has none of ${list}`);
  return row;
}

const ict = async (council: Council): Promise<string> => (await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!.id;

/** What must go on, what it leans on, and what it means to lose it. */
export async function pagesOfWhatMustGoOn(council: Council): Promise<Address[]> {
  const [activity, undecided, resource, retired] = [
    await first<ActivityRow>(council, 'activities?q=Social%20care%20records'), await first<ActivityRow>(council, 'activities?critical=undecided'),
    await first<ResourceRow>(council, 'resources?q=Recovery%20site'), await first<ResourceRow>(council, 'resources?status=retired'),
  ];
  return [
    { what: 'activities', path: '/activities' },
    { what: 'no activity that fits', path: `/activities?${NOTHING}` },
    { what: 'activities as they were', path: `/activities?asAt=${inDays(-1)}` },
    { what: 'an activity with critical users', path: `/activities/${activity.id}` },
    { what: 'an activity that nobody has decided about', path: `/activities/${undecided.id}` },
    { what: 'editing an activity', path: `/activities/${activity.id}/edit` },
    { what: 'a new activity', path: '/activities/new' },
    { what: 'resources', path: '/resources' },
    { what: 'no resource that fits', path: `/resources?${NOTHING}` },
    { what: 'a resource with contacts', path: `/resources/${resource.id}` },
    { what: 'a retired resource', path: `/resources/${retired.id}` },
    { what: 'editing a resource', path: `/resources/${resource.id}/edit` },
    { what: 'a new resource', path: '/resources/new' },
    { what: 'dependencies', path: '/dependencies' },
    { what: 'what is around one activity', path: `/dependencies?around=${activity.id}` },
    { what: 'no dependency that fits', path: `/dependencies?${NOTHING}` },
  ];
}

/** What came in from files. */
export async function pagesOfImports(council: Council): Promise<Address[]> {
  const [systems, register] = [await first<ImportListRow>(council, 'imports?q=Hosted%20systems'), await first<ImportListRow>(council, 'imports?q=Finance%20risks')];
  return [
    { what: 'where a file is imported', path: '/continuity-import' },
    { what: 'imports', path: '/imports' },
    { what: 'no import that fits', path: `/imports?${NOTHING}` },
    { what: 'an import of systems', path: `/imports/${systems.id}` },
    { what: 'an import of a register', path: `/imports/${register.id}` },
  ];
}

export async function pagesOfImpact(council: Council): Promise<Address[]> {
  const [approved, waits] = await Promise.all([first<ImpactAnalysisRow>(council, 'impact-analyses?state=approved'), first<ImpactAnalysisRow>(council, 'impact-analyses?state=submitted')]);
  const bare = await first<ActivityRow>(council, 'activities?critical=undecided');
  const gap = await first<GapRow>(council, 'gaps');
  return [
    { what: 'impact analyses', path: '/impact-analyses' },
    { what: 'no impact analysis that fits', path: `/impact-analyses?${NOTHING}` },
    { what: 'an impact analysis', path: `/activities/${approved.activityId}/impact-analysis` },
    { what: 'an impact analysis that waits for approval', path: `/activities/${waits.activityId}/impact-analysis` },
    { what: 'editing an impact analysis', path: `/activities/${approved.activityId}/impact-analysis/edit` },
    { what: 'an activity without an impact analysis', path: `/activities/${bare.id}/impact-analysis` },
    { what: 'working calendars', path: '/working-calendars' },
    { what: 'coverage', path: '/coverage' },
    { what: 'no coverage that fits', path: `/coverage?${NOTHING}` },
    { what: 'an action without a risk yet', path: '/add-action?title=Write%20a%20plan' },
    { what: 'gaps', path: '/gaps' },
    { what: 'planning an action for a gap', path: `/gaps/${gap.id}/plan-action` },
    { what: 'raising a risk from a gap', path: `/gaps/${gap.id}/raise-risk` },
    { what: 'a gap that is not there', path: `/gaps/${bare.id}/plan-action` },
    { what: 'no gap that fits', path: `/gaps?${NOTHING}` },
    { what: 'what if', path: '/what-if' },
    { what: 'what if a site is lost', path: `/what-if?lost=${(await first<ResourceRow>(council, 'resources?q=Civic%20Centre&kind=site')).id}` },
  ];
}

export async function pagesOfRehearsals(council: Council): Promise<Address[]> {
  const of = (query: string): Promise<ExerciseRow> => first<ExerciseRow>(council, `exercises?${query}`);
  const [held, waits, planned] = [await of('state=signed-off&kind=restore-test'), await of('state=held'), await of('state=planned')];
  const programme = await council.post<ExerciseProgrammeView>('exercise-programmes', {
    name: `A programme to look at, ${Date.now()}`, kind: 'restore-test', unitId: await ict(council), ownerId: await council.personId('Infrastructure Manager'), recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: inDays(-1),
  });
  const live = await council.post<ExerciseView>('exercises', {
    kind: 'full-failover', title: `A live rehearsal to look at, ${Date.now()}`, unitId: await ict(council), leadId: await council.personId('Infrastructure Manager'), plannedFor: new Date().toISOString().slice(0, 10),
    planIds: [(await first<PlanRow>(council, 'plans?q=ICT%20disaster')).id], resources: [{ resourceId: (await first<ResourceRow>(council, 'resources?q=storage')).id, rtoMinutes: 60, rpoMinutes: null, note: 'As promised' }], participants: [], injects: [{ minute: 0, text: 'A shelf of disks is missing' }],
  });
  await council.post(`exercises/${live.id}/start`, { lostAt: `${inDays(-1)}T09:00` }, live.version);
  return [
    { what: 'rehearsals', path: '/rehearsals' },
    { what: 'no rehearsal that fits', path: `/rehearsals?${NOTHING}` },
    { what: 'a rehearsal that was signed off', path: `/rehearsals/${held.id}` },
    { what: 'a rehearsal that waits for its sign-off', path: `/rehearsals/${waits.id}` },
    { what: 'a planned rehearsal', path: `/rehearsals/${planned.id}` },
    { what: 'the log of a rehearsal', path: `/rehearsals/${planned.id}/log` },
    { what: 'a live rehearsal', path: `/rehearsals/${live.id}/live` },
    { what: 'editing a rehearsal', path: `/rehearsals/${planned.id}/edit` },
    { what: 'typing in a result', path: `/rehearsals/${planned.id}/result` },
    { what: 'a new rehearsal', path: '/rehearsals/new' },
    { what: 'the calendar of rehearsals', path: '/rehearsal-calendar' },
    { what: 'the link of a calendar', path: '/settings/calendar' },
    { what: 'rehearsal programmes', path: '/rehearsal-programmes' },
    { what: 'a rehearsal programme', path: `/rehearsal-programmes/${programme.id}` },
    { what: 'editing a rehearsal programme', path: `/rehearsal-programmes/${programme.id}/edit` },
    { what: 'a new rehearsal programme', path: '/rehearsal-programmes/new' },
  ];
}

export async function pagesOfPlans(council: Council): Promise<Address[]> {
  const plan = await council.post<PlanView>('plans', { kind: 'ict', name: `A plan to look at, ${Date.now()}`, unitId: await ict(council), ownerId: await council.personId('Infrastructure Manager'), parentId: null, reviewMonths: 12 });
  const [approved, overdue] = [await first<PlanRow>(council, 'plans?q=Corporate%20continuity'), await first<PlanRow>(council, 'plans?standing=overdue')];
  return [
    { what: 'recovery plans', path: '/plans' },
    { what: 'no plan that fits', path: `/plans?${NOTHING}` },
    { what: 'a plan that was never approved', path: `/plans/${plan.id}` },
    { what: 'a plan that holds', path: `/plans/${approved.id}` },
    { what: 'a plan past its review', path: `/plans/${overdue.id}` },
    { what: 'the difference of two versions', path: `/plans/${approved.id}/compare` },
    { what: 'plans whose contacts have changed', path: '/plans?contactsChanged=true' },
    { what: 'the details of a plan', path: `/plans/${plan.id}/details` },
    { what: 'writing a plan', path: `/plans/${plan.id}/edit` },
    { what: 'a version of a plan', path: `/plans/${plan.id}/versions/1` },
    { what: 'a new plan', path: '/plans/new' },
    { what: 'checking a copy', path: '/plans/verify' },
  ];
}

/** One that runs, one that was stood down and is looked back at, the half year of the demo, and reviews of failures with and without an invocation. */
export async function pagesOfInvocations(council: Council): Promise<Address[]> {
  const [over, signed] = [await first<InvocationRow>(council, 'invocations?state=stood-down&q=Eastfield'), await first<FailureReviewRow>(council, 'failure-reviews?state=signed-off&q=Email')];
  const outageAt = `${inDays(-1)}T09:00`;
  const declared = async (name: string): Promise<InvocationView> => {
    const plan = await council.post<PlanView>('plans', { kind: 'ict', name, unitId: await ict(council), ownerId: await council.personId('Infrastructure Manager'), parentId: null, reviewMonths: 12 });
    return council.post<InvocationView>('invocations', { title: name, reason: 'To be looked at', outageAt, planIds: [plan.id], lostIds: [(await first<ResourceRow>(council, 'resources?kind=site')).id] });
  };
  const [running, ended] = [await declared(`An invocation to look at, ${Date.now()}`), await declared(`An invocation that is over, ${Date.now()}`)];
  await council.post(`invocations/${ended.id}/stand-down`, { reason: 'It was a drill of this page' }, ended.version);
  const review = await council.post<FailureReviewView>('failure-reviews', { kind: 'invocation', subjectId: ended.id, title: ended.title });
  return [
    { what: 'invocations', path: '/invocations' },
    { what: 'no invocation that fits', path: `/invocations?${NOTHING}` },
    { what: 'something has happened', path: '/declare' },
    { what: 'an invocation that runs', path: `/invocations/${running.id}` },
    { what: 'an invocation that was stood down', path: `/invocations/${ended.id}` },
    { what: 'an invocation of half a year', path: `/invocations/${over.id}` },
    { what: 'the report of an invocation', path: `/invocations/${over.id}/report` },
    { what: 'invocations as they were', path: `/invocations?asAt=${inDays(-1)}` },
    { what: 'reviews of failures', path: '/failure-reviews' },
    { what: 'no review of a failure that fits', path: `/failure-reviews?${NOTHING}` },
    { what: 'a review of a failure', path: `/failure-reviews/${signed.id}` },
    { what: 'a review that is not written yet', path: `/failure-reviews/${review.id}` },
    { what: 'writing a review of a failure', path: `/failure-reviews/${review.id}/edit` },
    { what: 'a new review of a failure', path: '/failure-reviews/new' },
  ];
}
