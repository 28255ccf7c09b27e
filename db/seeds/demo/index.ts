import pg from 'pg';
import { hasOrganisation } from '../../setup-code';
import { StartRefusal } from '../../start-refusal';
import type { LoadDay } from './load-day';
import { emailOf, PEOPLE } from './people';
import { DEMO_ORGANISATION_ID, Rows } from './rows';
import { tellCouncil, type DemoCouncil } from './tell-council';

/** Someone of the demo council who can sign in; printed at each start that serves the demo. */
export interface DemoSignIn {
  email: string;
  password: string;
  /** What this person is in the council, for whoever tries the demo. */
  role: string;
}

/** One for all, so that it can be remembered: nothing in the demo is worth keeping from anybody. */
export const DEMO_PASSWORD = 'aldermere-demo';

export const demoSignIns: readonly DemoSignIn[] = Object.values(PEOPLE).flatMap((person) =>
  person.tryThis ? [{ email: emailOf(person), password: DEMO_PASSWORD, role: `${person.jobTitle}: ${person.tryThis}` }] : [],
);

/**
 * Sets up the demo council in a database that holds no organisation: units, people, matrices, lists and registers, as rows. What
 * happened since is told through the API; until `endDemo` a start takes the council for unfinished, and clears it away.
 */
export async function beginDemo(ownerUrl: string, day: LoadDay, passwordHash: string): Promise<DemoCouncil> {
  const rows = new Rows();
  const council = tellCouncil(rows, day, passwordHash);
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE');
    if (await hasOrganisation(client)) throw new StartRefusal('The database holds a council already: the demo is loaded into an empty one only.');
    await rows.insert(client);
    await client.query('INSERT INTO demo_loading DEFAULT VALUES');
    await client.query('COMMIT');
  });
  return council;
}

/** All has been told: nobody is signed in any more, and the council stays. */
export const endDemo = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('DELETE FROM session WHERE organisation_id = $1', [DEMO_ORGANISATION_ID]);
    await client.query('DELETE FROM demo_loading');
    await client.query('COMMIT');
  });

/** The database holds the demo council, so its sign-ins may be shown. */
export const holdsDemo = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => (await client.query('SELECT FROM organisation WHERE id = $1', [DEMO_ORGANISATION_ID])).rowCount === 1);

async function withClient<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast start' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export type { DemoAssessment, DemoDraft, DemoProposal, DemoRisk, Place } from './demo-risk';
export { dayOf, LoadDay } from './load-day';
export { emailOf, PEOPLE, type PersonKey } from './people';
export type { DemoRegister } from './registers';
export type { DemoCouncil } from './tell-council';
export { ACCEPTANCES } from './acceptances';
export { ACTIONS, type DemoAction, type DemoAnswer } from './actions';
export { CONTROLS, type DemoControl } from './controls';
export { EVIDENCE, type DemoEvidence } from './evidence';
export { DIGESTS, type DemoDigest } from './digests';
export { TOKENS, type DemoToken } from './tokens';
export { ESCALATION_RULES, type DemoEscalationRule } from './escalation-rules';
export { FREEZES, type DemoErratum, type DemoFreeze } from './freezes';
export { REGISTER_REPORTS_MADE, UNIT_REPORTS_MADE, type DemoRegisterReport, type DemoUnitReport } from './reports';
export { EXCEPTIONS, type DemoException } from './exceptions';
export { SITTINGS, type DemoSitting } from './sittings';
export { RECOMMENDATIONS, type DemoRecommendation } from './recommendations';
export { PLACED, PLAN, type DemoMilestone, type DemoObjective } from './objectives';
export { EXPORTS_MADE } from './exports';
export { FINANCE_FILES, FINANCE_REGISTER, HOSTED_SYSTEMS } from './imports';
export { INDICATORS, type DemoIndicator } from './indicators';
export { PARTNERSHIPS, type DemoPartnership } from './partnerships';
export { SUPPORT_HOURS } from './working-calendars';
export { COLOUR_OF_PAPERS } from './colour-of-papers';
export { ACTIVITIES, type ActivityKey, type DemoActivity, type DemoCriticalUser } from './activities';
export { RESOURCES, type DemoContact, type DemoResource, type ResourceKey } from './resources';
export { DEPENDENCIES, type DemoDependency } from './dependencies';
export { ANALYSES, type DemoAnalysis } from './impact-analyses';
export type { DemoLog, DemoLogEntry } from './failover-log';
export { EXERCISES, PROGRAMMES, type DemoExercise, type DemoExerciseResult, type DemoProgramme, type DemoRehearsed, type ProgrammeKey } from './exercises';
export { PLANS, type PlanKey } from './plans';
export { FAILURES, INVOCATIONS, type DemoEntry, type DemoFailure, type DemoInvocation, type DemoLesson, type DemoReview } from './invocations';
export type { DemoCall, DemoHolder, DemoPlan, DemoPlanContent, DemoPlanVersion } from './demo-plan';
