import type { AsEvidenced, Evidence, EvidenceKind } from './evidence';

/** How a rehearsal or a real use failed, where its times say it: recovery was given up, came later than its RTO, or brought back data older than its RPO. */
export const FAILED_BY = ['abandoned', 'over-rto', 'over-rpo'] as const;
export type FailedBy = (typeof FAILED_BY)[number];

/** What decided about the evidence of a control. */
export interface Decided {
  readonly kind: EvidenceKind;
  /** Of the rehearsal, the invocation or the plan; null where the reader is not told. */
  readonly reference: string | null;
  readonly failedBy: FailedBy | null;
  /** The thing itself is out of date, not what was found of it: a plan past its review date. */
  readonly outlived: boolean;
}

/** A control that the residual names. */
export interface NamedControl {
  readonly title: string;
  readonly evidence: Evidence;
  /** Null or left out: nothing did, or it is not known what. */
  readonly decided?: Decided | null;
  /** Why it has no evidence, where there is more to say. */
  readonly lacks?: 'withdrawn' | 'nothing-suffices' | null;
}

/** What the two sentences are made of: places, days and names as the reader calls them. */
export interface DrawnBecause extends AsEvidenced {
  /** "F · I, Medium" */
  readonly claimed: string;
  readonly claimedBy: string | null;
  readonly claimedOn: string | null;
  readonly inherent: string | null;
  /** Controls that the residual names, each with its evidence; null where they are not known, only what they came to. */
  readonly named: readonly NamedControl[] | null;
  /** Where the controls are not known: the day of the failure, or since when the evidence is stale. */
  readonly since?: string | null;
  /** "9 May", of a day "yyyy-mm-dd". */
  readonly dayInWords: (day: string) => string;
}

/** Why a risk is drawn where it is, in two sentences: who claims what, and what the evidence says. The same on screen, read aloud and on paper. */
export function whyDrawn(because: DrawnBecause): readonly [string, string] {
  const { state, claimed, claimedBy, claimedOn } = because;
  if (state === null) return ['The residual is not scored.', 'There is nothing that evidence could bear out.'];
  const who = claimedBy === null ? 'The residual claimed is' : `The ${claimedBy} claimed`;
  return [`${who} ${claimed}${claimedOn === null ? '' : ` on ${claimedOn}`}.`, evidenceSays(because)];
}

function evidenceSays(because: DrawnBecause): string {
  const { state, drawn, inherent, named } = because;
  if (state === 'nothing-to-prove') return 'That is not below its inherent, so there is nothing to prove and it stands there as evidenced too.';
  if (state === 'passed') return `${allHold(named)}, so it stands there as evidenced too.`;
  const where = drawn === 'nowhere' ? 'as evidenced it cannot be drawn: it has no inherent score' : `as evidenced it stands at its inherent ${inherent ?? ''}`.trimEnd();
  return `${named === null ? whatLacked(because) : whatLacks(named, because)}, so ${where}.`;
}

const allHold = (named: DrawnBecause['named']): string =>
  named?.length === 1 ? `Its control, ${named[0]!.title}, has passing evidence in date` : `${named?.length === 2 ? 'Both' : `All ${named ? `${named.length} ` : ''}`.trim()} controls that it leans on have passing evidence in date`;

/** "1 of its 3 controls holds: Mirror failed on 9 May (rehearsal EX-012 was over its RTO), and another lacks evidence" */
function whatLacks(named: readonly NamedControl[], { state, dayInWords }: DrawnBecause): string {
  const lacking = named.filter(({ evidence }) => evidence.state !== 'passed');
  const first = lacking.find(({ evidence }) => evidence.state === state);
  if (!first) return 'It names no control that it leans on';
  const holding = named.length - lacking.length;
  const others = lacking.length - 1;
  const more = others === 0 ? '' : others === 1 ? ', and another lacks evidence too' : `, and ${others} others lack evidence too`;
  const whose = holding === 0 ? '' : `${holding} of its ${named.length} controls ${holding === 1 ? 'holds' : 'hold'}, but `;
  return `${whose}${sayOf(first, dayInWords, holding === 0 ? 'Its' : 'its')}${more}`;
}

function sayOf({ title, evidence, decided = null, lacks = null }: NamedControl, dayInWords: (day: string) => string, its: 'Its' | 'its'): string {
  const control = `${its} control, ${title},`;
  switch (evidence.state) {
    case 'failed':
      return `${control} failed on ${dayInWords(evidence.on)}${decided ? ` (${HOW_FAILED[decided.kind](decided)})` : ''}`;
    case 'stale':
      return `${control} has evidence that is out of date since ${dayInWords(evidence.since)}${decided ? ` (${HOW_STALE[decided.kind](decided, dayInWords(evidence.on))})` : ''}`;
    case 'none':
      return lacks === 'withdrawn' ? `${control} is no longer in place` : lacks === 'nothing-suffices' ? `${control} has no evidence, since nobody has said what would suffice` : `${control} has no evidence yet`;
    case 'passed':
      return `${control} passed on ${dayInWords(evidence.on)}`;
  }
}

const called = (thing: string, reference: string | null): string => (reference === null ? `a ${thing}` : `${thing} ${reference}`);
/** How it failed, after what it is: "its real use took longer than its RTO". */
export const FAILED_BY_WORDS: Readonly<Record<FailedBy, string>> = { abandoned: 'was abandoned before it recovered', 'over-rto': 'took longer than its RTO', 'over-rpo': 'missed its RPO' };
const recovered = (failedBy: FailedBy | null, otherwise: string): string => (failedBy === null ? otherwise : FAILED_BY_WORDS[failedBy]);

const HOW_FAILED: Readonly<Record<EvidenceKind, (decided: Decided) => string>> = {
  'manual-check': () => 'a check found that it did not work',
  recommendation: () => 'an auditor found less than was recommended',
  exercise: ({ reference, failedBy }) => `${called('rehearsal', reference)} ${recovered(failedBy, 'did not pass')}`,
  invocation: ({ reference, failedBy }) => `its real use${reference === null ? '' : `, ${reference},`} ${recovered(failedBy, 'did not succeed')}`,
  'plan-review': ({ reference }) => `${called('plan', reference)} was retired`,
};

const HOW_STALE: Readonly<Record<EvidenceKind, (decided: Decided, day: string) => string>> = {
  'manual-check': (_, day) => `the last check passed on ${day}`,
  recommendation: (_, day) => `the auditor's verdict is of ${day}`,
  exercise: ({ reference }, day) => `${called('rehearsal', reference)} passed on ${day}, and none since`,
  invocation: ({ reference }, day) => `its real use${reference === null ? '' : `, ${reference},`} went well on ${day}, and nothing was shown since`,
  'plan-review': ({ reference, outlived }, day) => (outlived ? `${called('plan', reference)} is past its review date` : `${called('plan', reference)} was approved or reviewed last on ${day}`),
};

/** Of a freeze, which holds what the evidence came to and not each control's. */
function whatLacked({ state, since = null, dayInWords }: DrawnBecause): string {
  switch (state) {
    case 'failed':
      return `A control that it leans on failed${since === null ? '' : ` on ${dayInWords(since)}`}`;
    case 'stale':
      return `A control that it leans on had evidence that was out of date${since === null ? '' : ` since ${dayInWords(since)}`}`;
    default:
      return 'It names no control with evidence';
  }
}
