import type { AnalysisState } from '@holdfast/contracts';
import { ANALYSIS_CATEGORY_WORDS, clockInWords, derivedMtpd, WEEKDAY_NAMES, type AnalysisEntry, type AnalysisStep, type AxisLevel, type Duration, type ImpactAnalysis, type PeakPeriod } from '@holdfast/domain';
import { day } from '../shared/words/dates';

export const STATE_WORDS: Readonly<Record<AnalysisState | AnalysisStep, string>> = {
  none: 'Not analysed',
  draft: 'Draft',
  submitted: 'Waits for approval',
  returned: 'Returned',
  approved: 'Approved',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
};

export const ENTRY_WORDS: Readonly<Record<AnalysisEntry, string>> = {
  started: 'Started', submitted: 'Submitted for approval', returned: 'Returned', approved: 'Approved', superseded: 'Superseded', withdrawn: 'Withdrawn', reviewed: 'Reviewed',
};

/** The end of a time band: "1 h", "3 days". */
export const bandInWords = clockInWords;

/** "4 Major", or that nobody has said. */
export function levelInWords(code: string | null, scale: readonly AxisLevel[]): string {
  const step = scale.find((one) => one.code === code);
  return step ? (step.label === step.code ? step.code : `${step.code} ${step.label}`) : 'Not known';
}

/** What can be typed for a level: "1, 2, 3, 4 or 5". */
export const codesInWords = (scale: readonly Pick<AxisLevel, 'code'>[]): string => scale.map(({ code }) => code).join(', ').replace(/, ([^,]*)$/, ' or $1');

/** Why the MTPD is what it is, in a sentence. */
export function mtpdReasonInWords(content: ImpactAnalysis, scale: readonly AxisLevel[]): string {
  const derived = derivedMtpd(content, scale);
  const found = ((): string => {
    switch (derived.kind) {
      case 'reached': {
        const level = levelInWords(content.intolerable, scale);
        const reached = `${ANALYSIS_CATEGORY_WORDS[derived.category]} is at ${level} or worse by ${clockInWords(derived.minutes)}`;
        return derived.atMost ? `${reached}; what is not known before may make it shorter` : reached;
      }
      case 'not-reached':
        return `The impacts stay below ${levelInWords(content.intolerable, scale)} for ${clockInWords(derived.beyond)}`;
      case 'unknown':
        return content.intolerable === null ? 'Nobody has said from which impact on it cannot be borne' : 'Too little is known of the impacts to say';
    }
  })();
  return content.mtpdOverride ? `Set with a reason: ${content.mtpdReason} From the impacts: ${found.charAt(0).toLowerCase()}${found.slice(1)}.` : `${found}.`;
}

/** What an RPO says. */
export const lossInWords = (rpo: Duration | null): string => (rpo === null ? 'How much work may be lost' : rpo.minutes === 0 ? 'No work may be lost' : 'So much work may be lost');

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "1 December to 15 January each year", "25 to 31 each month", "Each Monday", "6 May 2027" */
export function peakInWords({ every, from, to }: PeakPeriod): string {
  const alone = Number(from) === Number(to) || from === to;
  switch (every) {
    case 'year': return `${alone ? dayOfYear(from) : `${dayOfYear(from)} to ${dayOfYear(to)}`} each year`;
    case 'month':
      if (!alone) return `${Number(from)} to ${Number(to)} each month`;
      return Number(from) === 31 ? 'The last day of each month' : `Day ${Number(from)} of each month`;
    case 'week': return alone ? `Each ${weekday(from)}` : `${weekday(from)} to ${weekday(to)} each week`;
    case 'once': return alone ? day(from, { dated: true }) : `${day(from, { dated: true })} to ${day(to, { dated: true })}`;
  }
}

const dayOfYear = (of: string): string => `${Number(of.slice(3))} ${MONTHS[Number(of.slice(0, 2)) - 1] ?? ''}`;
const weekday = (of: string): string => WEEKDAY_NAMES[Number(of) - 1] ?? '';
