import { hash } from '@node-rs/argon2';
import { beginDemo, DEMO_PASSWORD, endDemo, LoadDay, type DemoCouncil } from '@holdfast/db';
import { SealEvents } from '../audit';
import { createApp } from '../configure-app';
import { SetClock } from '../platform/set-clock';
import { Speaker } from './speaker';
import { storyOfPeople } from './story-of-people';
import { storyOfAcceptances } from './story-of-acceptances';
import { storyOfActions } from './story-of-actions';
import { storyOfContinuity } from './story-of-continuity';
import { storyOfControls, type ToldControls } from './story-of-controls';
import { storyOfDigests } from './story-of-digests';
import { storyOfEscalationRules } from './story-of-escalation-rules';
import { storyOfEvidence } from './story-of-evidence';
import { storyOfExceptions } from './story-of-exceptions';
import { storyOfExports } from './story-of-exports';
import { storyOfPartnerships } from './story-of-partnerships';
import { storyOfRecommendations } from './story-of-recommendations';
import { storyOfIndicators } from './story-of-indicators';
import { storyOfOrganisation } from './story-of-organisation';
import { storyOfObjectives, type ToldObjectives } from './story-of-objectives';
import { storyOfRisks, type ToldRisks } from './story-of-risks';
import { storyOfWorkingCalendars } from './story-of-working-calendars';
import { storyOfFreezes } from './story-of-freezes';
import { storyOfImports } from './story-of-imports';
import { storyOfReports } from './story-of-reports';
import { storyOfTokens } from './story-of-tokens';
import { storyOfSittings } from './story-of-sittings';
import type { Step } from './step';
import { toldContinuity } from './told-continuity';

export interface DemoUrls {
  ownerUrl: string;
  servingUrl: string;
}

/** How long something else on the same server may hold the seals up. */
const SETTLED_WITHIN_MS = 120_000;

/**
 * Fills a database that holds no organisation with the demo council, as if it had been kept for two years until `now`: the
 * council itself as rows, and then every change by its person, at its moment, through the API. Cut off in between, it is
 * cleared away by the next start, which begins anew.
 */
export async function loadDemo({ ownerUrl, servingUrl }: DemoUrls, now = new Date()): Promise<void> {
  const day = new LoadDay(now);
  // As sign-in makes them: argon2id, 19 MiB, two passes, one lane.
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const council = await beginDemo(ownerUrl, day, passwordHash);
  const clock = new SetClock(now);
  const app = await createApp({
    servingUrl: withoutWaiting(servingUrl), publicUrl: 'http://localhost', mailFrom: 'nobody@localhost', demo: true, logLevel: 'silent', poolSize: 2, clock,
  });
  app.get(SealEvents).rest();
  try {
    const speaker = new Speaker(app, ownerUrl, council);
    for (const { at, by, act } of inOrder(storyOf(council, day))) {
      clock.set(at);
      await act(await speaker.as(by), council);
    }
    // Events of two years sealed at two times would look as if the later ones had been put there afterwards.
    await app.get(SealEvents).settle(council.organisationId, SETTLED_WITHIN_MS);
  } finally {
    await app.close();
  }
  await endDemo(ownerUrl);
}

/** All that happened since the council was set up. */
export function storyOf(council: DemoCouncil, day: LoadDay): Step[] {
  const risks: ToldRisks = new Map();
  const controls: ToldControls = new Map();
  const continuity = toldContinuity();
  const objectives: ToldObjectives = new Map();
  return [
    ...storyOfPeople(council, day),
    ...storyOfOrganisation(day),
    ...storyOfWorkingCalendars(day),
    ...storyOfContinuity(council, day, risks, continuity),
    ...storyOfRisks(council, day, risks),
    ...storyOfEscalationRules(council, day),
    ...storyOfControls(council, day, risks, controls),
    ...storyOfEvidence(day, risks, controls, continuity),
    ...storyOfActions(council, day, risks),
    ...storyOfRecommendations(council, day, risks), ...storyOfPartnerships(council, day, risks),
    ...storyOfAcceptances(day, risks),
    ...storyOfExceptions(day, risks, controls),
    ...storyOfSittings(council, day, risks),
    ...storyOfObjectives(council, day, objectives),
    ...storyOfIndicators(council, day, objectives, risks),
    ...storyOfFreezes(council, day, risks),
    ...storyOfReports(council, day),
    ...storyOfImports(council, day),
    ...storyOfExports(council, day),
    ...storyOfTokens(day),
    ...storyOfDigests(day),
  ];
}

/** Two things of one moment stay in the order in which they are told. */
const inOrder = (steps: readonly Step[]): Step[] => [...steps].sort((a, b) => a.at.getTime() - b.at.getTime());

/** Should the machine fail meanwhile, the demo is told again: no change has to wait for the disk. */
function withoutWaiting(servingUrl: string): string {
  const url = new URL(servingUrl);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
}
