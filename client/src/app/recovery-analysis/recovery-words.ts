import type { ActionGapView, ActivityBackView, GapRow, ResourceBackView, StillLost, WhatIfView } from '@holdfast/contracts';
import { asSentence, clockInWords, durationInWords, EVEN_AT_ONCE, LIMITS, measuredInWords, type Duration, type EarliestReturn, type GapState, type RecoveryBasis, type RecoverySource, type ResourceKind } from '@holdfast/domain';
import { day, moment } from '../shared/words/dates';

export const KIND_WORDS: Readonly<Record<ResourceKind, string>> = {
  application: 'Application', infrastructure: 'Infrastructure', site: 'Site', supplier: 'Supplier', people: 'People', information: 'Information', equipment: 'Equipment',
};

export const GAP_WORDS: Readonly<Record<GapState, string>> = { over: 'Longer than needed', 'no-time': 'No recovery time', cycle: 'Round in a circle' };

export const SOURCE_WORDS: Readonly<Record<RecoverySource, string>> = { declared: 'Declared', contractual: 'In the contract', proven: 'Proven' };

type Calendars = readonly { readonly id: string; readonly name: string }[];

const TAKEN_WORDS = { shortest: (clock: string) => `at the shortest ${clock}`, longest: (clock: string) => `up to ${clock}`, exact: (clock: string) => `${clock} on the clock` };

/** What was stated; where working hours were taken as clock time, that too: a requirement at its shortest, a capability at its longest, either exactly from a moment of loss. */
export function takenInWords({ stated, minutes }: { stated: Duration; minutes: number }, taken: keyof typeof TAKEN_WORDS, calendars: Calendars): string {
  const words = durationInWords(stated, calendars);
  return stated.calendarId === null ? words : `${words}, ${TAKEN_WORDS[taken](clockInWords(minutes))}`;
}

/** By when, in the words of a list: below nothing at all even at once would be too late. */
export function neededInWords({ neededBy, atLatest, state }: Pick<GapRow, 'neededBy' | 'atLatest' | 'state'>): string {
  if (state === 'cycle' || neededBy === null) return 'Not known';
  if (neededBy < 0) return EVEN_AT_ONCE;
  if (neededBy === 0) return 'At once';
  return `${clockInWords(neededBy)}${atLatest ? ' at the latest' : ''}`;
}

/** Why it is a gap, in two sentences. */
export function whyGap(gap: GapRow, calendars: Calendars): readonly [string, string] {
  const { name, activity, after, neededBy } = gap;
  if (gap.state === 'cycle' || !activity || neededBy === null)
    return [`${name} is needed only by way of things that lean on each other round in a circle.`, 'By when cannot be reckoned until one of those dependencies is taken away.'];
  const within = `${activity.name} must be back within ${takenInWords(activity.rto, 'shortest', calendars)}`;
  const still = after > 0 ? `, and after this there is still ${clockInWords(after)} to come` : '';
  const needed = neededBy < 0 ? `${within}, yet what comes after this alone takes ${clockInWords(after)}.` : neededBy === 0 ? `Needed at once, because ${within}${still}.` : `Needed within ${clockInWords(neededBy)}${gap.atLatest ? ' at the latest' : ''}, because ${within}${still}.`;
  return [needed, gap.state === 'no-time' ? gap.proven ? `It ${gap.proven.stillLost ? 'is lost and not back' : 'was given up'} after ${clockInWords(gap.proven.minutes)}: more than that, and nobody can say whether it is in time.` : 'Nobody has said how long it takes to recover, so nobody can say whether that is met.' : `${claimsOf(gap, calendars)}${gap.by === null ? '' : `: ${tooLongInWords(gap)}`}.`];
}

/** What is proven, and how that is known where the outage that shows it still runs. */
export const provenInWords = (proven: GapRow['proven'], zone: string | undefined): { time: string; whose: string } => ({ time: proven ? measuredInWords(proven) : 'not proven', whose: proven?.stillLost ? notBackInWords(proven.stillLost, zone) : '' });

const notBackInWords = ({ since }: StillLost, zone: string | undefined): string => `lost since ${moment(since, { zone })}, not back`;

/** What was given up takes longer than was measured, so the distance does too. */
const longestIsGivenUp = ({ proven, by, neededBy }: GapRow): boolean => proven?.moreThan === true && proven.minutes - (neededBy ?? 0) === by;

/** "2 h too long" */
export const tooLongInWords = (gap: GapRow): string => `${longestIsGivenUp(gap) ? 'more than ' : ''}${clockInWords(gap.by ?? 0)} too long`;

/** "Declared 8 h, in the contract 12 h": those that are longer than needed. */
function claimsOf(gap: GapRow, calendars: Calendars): string {
  const words = gap.over.map((source) => {
    if (source === 'proven') return gap.proven ? `proven ${measuredInWords(gap.proven)}${gap.proven.stillLost ? ' so far' : ''}` : '';
    const time = gap[source];
    const of = source === 'contractual' && gap.contractOf ? `in the contract of ${gap.contractOf.name}` : SOURCE_WORDS[source].toLowerCase();
    return `${of} ${time ? takenInWords(time, 'longest', calendars) : ''}`;
  });
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
  return asSentence(list);
}

/** "Network core, Storage and 2 more": what lies between the resource and the activity, and that. */
export function betweenInWords(chain: GapRow['chain']): string {
  const [first, second, ...more] = chain.slice(1).map(({ name }) => name);
  return more.length ? `${first}, ${second} and ${more.length} more` : [first, second].filter(Boolean).join(' and ');
}

/** "Storage leads to Social care by way of Network core, then Web server." Empty where the one leans on the other itself. */
function chainInWords({ name, chain, activity }: GapRow): string {
  const between = chain.slice(1, -1).map((step) => step.name);
  return between.length && activity ? `${activity.name} leans on ${name} by way of ${[...between].reverse().join(', then ')}.` : '';
}

/** Why there is a gap and by way of what: the cause of a risk about it, and what an action is to change. */
const causeOf = (gap: GapRow, calendars: Calendars): string => [...whyGap(gap, calendars), chainInWords(gap)].filter(Boolean).join(' ');

/** "Parking permits is back after 9 h, over its MTPD of 8 h." */
export function lateInWords(activity: Pick<ActivityBackView, 'name' | 'outcome' | 'back' | 'earliest' | 'rto' | 'mtpd'>): string {
  const { name, outcome, rto, mtpd } = activity;
  const over = outcome === 'over-mtpd' ? `over its MTPD of ${durationInWords({ ...mtpd!.stated, minutes: mtpd!.minutes, calendarId: null }, [])}` : outcome === 'over-rto' ? `over its RTO of ${clockInWords(rto!.minutes)}` : 'later than can be said today';
  return `${name} is back after ${backInWords(activity) ?? 'a time that nobody can say'}, ${over}.`;
}

/** So many activities are named; how many more come back late is told. */
const NAMED = 6;

/** The words of a risk about a gap. `lost`: what comes back late when the resource alone is lost, worst first; empty where that is not known. */
export function riskFromGap(gap: GapRow, calendars: Calendars, lost: readonly ActivityBackView[] = []): { title: string; cause: string; event: string; consequence: string } {
  const late = lost.filter(({ outcome }) => outcome === 'over-mtpd' || outcome === 'over-rto');
  const more = late.length - NAMED;
  const reached = [...late.slice(0, NAMED).map(lateInWords), ...(more > 0 ? [`${more} more ${more === 1 ? 'activity comes' : 'activities come'} back late.`] : [])];
  const binding = gap.activity ? `${gap.activity.name} is not back within its RTO of ${takenInWords(gap.activity.rto, 'shortest', calendars)}.` : '';
  return {
    title: `${gap.name} is not recovered in time`.slice(0, LIMITS.title),
    cause: causeOf(gap, calendars).slice(0, LIMITS.narrative),
    event: `${gap.name} is lost.`,
    consequence: reached.length ? reached.join(' ') : binding,
  };
}

/** The words of an action that is to close a gap. */
export function actionFromGap(gap: GapRow, calendars: Calendars): { title: string; description: string } {
  const what = gap.state === 'no-time' ? 'Find out how long it takes to recover' : gap.state === 'cycle' ? 'Untangle what leans on' : 'Shorten the recovery of';
  return { title: `${what} ${gap.name}`.slice(0, LIMITS.title), description: causeOf(gap, calendars).slice(0, LIMITS.narrative) };
}

/** How a gap stands that an action was planned to close: what is to be seen at once, and what follows from it. */
export function actionGapInWords({ resource: { name }, state, neededBy, by }: ActionGapView, unended: boolean): readonly [string, string] {
  const needed = neededBy === null ? '' : neededBy < 0 ? EVEN_AT_ONCE : neededBy === 0 ? 'It is needed at once' : `It is needed within ${clockInWords(neededBy)}`;
  switch (state) {
    case 'closed':
      return [`The gap of ${name} has closed.`, `As far as is known it takes no longer than it may.${unended ? ' If nothing is left to do, the action is done or can be cancelled.' : ''}`];
    case 'retired':
      return [`${name} is not in use any more.`, unended ? 'Its gap went with it.' : ''];
    case 'over':
      return [`It is to close the gap of ${name}.`, `${needed}, and it takes ${clockInWords(by ?? 0)} too long.`];
    case 'no-time':
      return [`It is to close the gap of ${name}.`, `${needed}, and nobody has said how long it takes.`];
    case 'cycle':
      return [`It is to close the gap of ${name}.`, 'By when it is needed goes round in a circle.'];
  }
}

/** "What if Civic Centre is lost?" */
export function whatIfHeading(view: Pick<WhatIfView, 'everything' | 'lost'>): string {
  if (view.everything) return 'What if everything is lost?';
  const [first, second, ...more] = view.lost;
  if (!first) return 'What if?';
  if (!second) return `What if ${first.name} is lost?`;
  return more.length ? `What if ${first.name} and ${more.length + 1} more are lost?` : `What if ${first.name} and ${second.name} are lost?`;
}

/** Where the recovery time of a row comes from. */
export function sourceInWords(row: Pick<ResourceBackView, 'source' | 'stated' | 'contractOf' | 'provenOn' | 'stillLost' | 'lost' | 'calledOn' | 'begins' | 'serves'>, basis: RecoveryBasis, calendars: Calendars, zone: string | undefined): string {
  if (!row.lost && !row.calledOn) return 'Not lost, waits for what it leans on';
  switch (row.source) {
    case null: return 'No recovery time known';
    case 'proven': return row.stillLost ? asSentence(notBackInWords(row.stillLost, zone)) : `${row.serves === null && row.begins !== null ? 'Given up' : 'Proven'} ${row.provenOn ? day(row.provenOn) : ''}`.trim();
    default: {
      const of = row.source === 'declared' ? 'Declared' : `From the contract${row.contractOf ? ` of ${row.contractOf.name}` : ''}`;
      const stated = row.stated && row.stated.calendarId !== null ? ` ${durationInWords(row.stated, calendars)}` : '';
      return `${of}${stated}${basis === 'proven' ? ', not proven' : ''}`;
    }
  }
}

export interface OutcomeWords {
  readonly mark: 'bad' | 'warn' | 'good' | 'unknown';
  readonly head: string;
  readonly detail: string;
}

/** How an activity comes out, with what decides it. */
export function outcomeInWords(activity: ActivityBackView, nameOf: (id: string | null) => string | null): OutcomeWords {
  const { back, earliest, rto, mtpd, unknown } = activity;
  const over = (limit: number, atMost = false): string => (back === null ? `back after ${earliestInWords(earliest!)}` : `by ${clockInWords(back - limit)}${atMost ? ' or more' : ''}`);
  switch (activity.outcome) {
    case 'over-mtpd': return { mark: 'bad', head: 'Over its MTPD', detail: over(mtpd!.minutes, mtpd!.stated.atMost) };
    case 'over-rto': return { mark: 'warn', head: 'Over its RTO', detail: over(rto!.minutes) };
    case 'within': return { mark: 'good', head: `Back ${clockInWords(back!)}`, detail: 'within its RTO' };
    case 'no-requirement': return { mark: 'unknown', head: `Back ${clockInWords(back!)}`, detail: activity.analysed ? 'RTO not known' : 'No approved impact analysis' };
    case 'cannot-say': return { mark: 'unknown', head: 'Cannot say', detail: unknownInWords(unknown, nameOf, activity.begins !== null, earliest) };
  }
}

/** "A peak falls in it: Annual bills, 15 February to 10 April. Ten times the calls." Empty where none does. */
export function peakMetInWords({ peak }: Pick<ActivityBackView, 'peak'>): string {
  if (!peak) return '';
  const when = peak.from === peak.to ? day(peak.from, { long: true }) : `${day(peak.from, { long: true })} to ${day(peak.to, { long: true })}`;
  return `A peak falls in it: ${peak.what}, ${when}.${peak.effect ? ` ${peak.effect.replace(/\.?$/, '.')}` : ''}`;
}

/** "at least 7 h" */
export const earliestInWords = ({ minutes, moreThan }: EarliestReturn): string => `${moreThan ? 'more than' : 'at least'} ${clockInWords(minutes)}`;

/** "7 h", "at least 7 h"; null: nobody can say. */
export const backInWords = ({ back, earliest }: Pick<ActivityBackView, 'back' | 'earliest'>): string | null => (back !== null ? clockInWords(back) : earliest && earliestInWords(earliest));

/** Why nobody can say when it is back, with what is known all the same. `itself`: it waits for its own time alone. */
export function unknownInWords(unknown: ActivityBackView['unknown'], nameOf: (id: string | null) => string | null, itself: boolean, earliest: EarliestReturn | null = null): string {
  const name = unknown ? nameOf(unknown.waitsForId) : null;
  const known = earliest ? [earliestInWords(earliest)] : [];
  // Given up says why, too.
  return asSentence((unknown?.why === 'no-time' && earliest?.moreThan ? known : [...known, whyUnknown()]).join(', '));

  function whyUnknown(): string {
    if (unknown?.why === 'cycle') return name ? `goes round in a circle with ${name}` : 'goes round in a circle';
    if (unknown?.why === 'waits') return name ? `waits for ${name}` : 'waits for what is not known';
    return itself ? 'its own time to resume is not stated' : 'no recovery time known';
  }
}
