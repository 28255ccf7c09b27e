import { LONGEST_DURATION, type Duration } from './duration';
import { isIsoDate } from './calendar';
import type { AxisLevel } from './risk-matrix';
import { IMPACT_CATEGORIES } from './vocabulary';

/*
 * Business impact analysis of an activity (ISO 22301:2019, 8.2.2; ISO/TS 22317): how bad it becomes the longer the activity is
 * down, from which follows how long that can be borne, and what it takes to carry on.
 */

/** Categories of an impact scale, or `overall` where the impact is judged as one. */
export const ANALYSIS_CATEGORIES = [...IMPACT_CATEGORIES, 'overall'] as const;
export type AnalysisCategory = (typeof ANALYSIS_CATEGORIES)[number];

/** Ends of the time bands in minutes on the clock, unless the organisation has its own: 1 h, 4 h, 1 d, 3 d, 1 w, 2 w, 30 d. */
export const DEFAULT_BANDS: readonly number[] = [60, 240, 1440, 4320, 10_080, 20_160, 43_200];

export const ANALYSIS_LIMITS = { bands: { min: 2, max: 12 }, peaks: 24, equipment: 40, count: 100_000, note: 500, mbco: 2_000 } as const;

/** How bad it is by the end of each band, in one category; null: not known. */
export interface ImpactOverTime {
  readonly category: AnalysisCategory;
  /** Codes of the impact scale, one for each band. */
  readonly levels: readonly (string | null)[];
  /** Why it is so; asked for where the impact falls as time goes on. */
  readonly note: string;
}

/** How often a peak period comes. */
export const PEAK_RECURRENCES = ['year', 'month', 'week', 'once'] as const;
export type PeakRecurrence = (typeof PEAK_RECURRENCES)[number];

/**
 * When the activity is harder to be without, first and last day: "12-01" to "01-15" each year, "25" to "31" each month, "1" (Monday)
 * to "7" each week, or "2027-05-06" to "2027-05-07" once.
 */
export interface PeakPeriod {
  readonly every: PeakRecurrence;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly effect: string;
}

/** How many are needed by the end of each band; null: not known. */
export interface NeededOverTime {
  readonly what: string;
  readonly counts: readonly (number | null)[];
}

/** What one version of an analysis says. */
export interface ImpactAnalysis {
  /** Ends of the time bands in minutes, from the shortest. */
  readonly bands: readonly number[];
  /** The published version of a matrix whose impact scale the levels are of. */
  readonly matrixVersionId: string;
  readonly impacts: readonly ImpactOverTime[];
  /** Code of the impact from which on it cannot be borne; null: not settled yet. */
  readonly intolerable: string | null;
  /** Maximum tolerable period of disruption where it is not the one that follows from the impacts. */
  readonly mtpdOverride: Duration | null;
  readonly mtpdReason: string;
  readonly rto: Duration | null;
  readonly rpo: Duration | null;
  /** Minimum business continuity objective: what must go on at least, and how much of the usual that is. */
  readonly mbco: string;
  readonly mbcoPercent: number | null;
  readonly peaks: readonly PeakPeriod[];
  readonly people: readonly (number | null)[];
  readonly seats: readonly (number | null)[];
  readonly equipment: readonly NeededOverTime[];
}

/** How long it can be borne, as the impacts say. */
export type DerivedMtpd =
  /** By the end of this band it cannot be borne any more; where impacts before it are not known, it may be earlier. */
  | { readonly kind: 'reached'; readonly minutes: number; readonly atMost: boolean; readonly category: AnalysisCategory }
  /** Within the bands it can be borne. */
  | { readonly kind: 'not-reached'; readonly beyond: number }
  | { readonly kind: 'unknown' };

/** The first band in which any category is at or above the intolerable level. */
export function derivedMtpd({ bands, impacts, intolerable }: Pick<ImpactAnalysis, 'bands' | 'impacts' | 'intolerable'>, scale: readonly Pick<AxisLevel, 'code'>[]): DerivedMtpd {
  const limit = scale.findIndex(({ code }) => code === intolerable);
  if (limit < 0 || impacts.length === 0) return { kind: 'unknown' };
  let unknownBefore = false;
  for (const [band, minutes] of bands.entries()) {
    const ranks = impacts.map(({ category, levels }) => ({ category, rank: scale.findIndex(({ code }) => code === levels[band]) }));
    const reached = ranks.find(({ rank }) => rank >= limit);
    if (reached) return { kind: 'reached', minutes, atMost: unknownBefore, category: reached.category };
    unknownBefore ||= ranks.some(({ rank }) => rank < 0);
  }
  return unknownBefore ? { kind: 'unknown' } : { kind: 'not-reached', beyond: bands.at(-1)! };
}

/** Maximum tolerable period of disruption. */
export interface Mtpd extends Duration {
  /** It follows from impacts of which some before it are not known, so it may be shorter. */
  readonly atMost: boolean;
}

/** The MTPD that counts: the one given with a reason, else the one that follows from the impacts; null while not known. */
export function mtpdOf(analysis: ImpactAnalysis, scale: readonly Pick<AxisLevel, 'code'>[]): Mtpd | null {
  if (analysis.mtpdOverride) return { ...analysis.mtpdOverride, atMost: false };
  const derived = derivedMtpd(analysis, scale);
  return derived.kind === 'reached' ? { minutes: derived.minutes, calendarId: null, atMost: derived.atMost } : null;
}

/** The shortest that the MTPD may turn out to be: what is not known is taken as intolerable. */
export const shortestMtpdOf = (analysis: ImpactAnalysis, scale: readonly Pick<AxisLevel, 'code'>[]): Mtpd | null =>
  mtpdOf({ ...analysis, impacts: analysis.impacts.map((one) => ({ ...one, levels: one.levels.map((level) => level ?? analysis.intolerable) })) }, scale);

/** What nobody has said yet, counted and never taken for zero. */
export function unknownsOf(analysis: ImpactAnalysis, scale: readonly Pick<AxisLevel, 'code'>[]): { readonly impacts: number; readonly times: readonly ('mtpd' | 'rto' | 'rpo')[] } {
  const times = ([['mtpd', mtpdOf(analysis, scale)], ['rto', analysis.rto], ['rpo', analysis.rpo]] as const).filter(([, value]) => value === null).map(([name]) => name);
  return { impacts: analysis.impacts.reduce((sum, { levels }) => sum + levels.filter((level) => level === null).length, 0), times };
}

/** A field of the analysis, and what is wrong with it in the words of whoever typed it. */
export interface AnalysisFault {
  readonly field: string;
  readonly message: string;
}

/** What makes an analysis unfit to be kept, even as a draft. Whether its calendars and matrix exist is asked apart. */
export function analysisFaults(analysis: ImpactAnalysis, scale: readonly Pick<AxisLevel, 'code'>[], categories: readonly AnalysisCategory[]): readonly AnalysisFault[] {
  const { bands, impacts } = analysis;
  const faults: AnalysisFault[] = [];
  const fault = (field: string, message: string): void => void faults.push({ field, message });
  const bandsWrong = bandsFault(bands);
  if (bandsWrong) fault('bands', bandsWrong);
  if (new Set(impacts.map(({ category }) => category)).size !== impacts.length) fault('impacts', 'Each category comes once');
  const codes = new Set(scale.map(({ code }) => code));
  for (const [at, { category, levels }] of impacts.entries()) {
    if (category !== 'overall' && !categories.includes(category)) fault(`impacts.${at}.category`, 'The impact scale of this matrix does not describe this category');
    if (levels.length !== bands.length) fault(`impacts.${at}.levels`, 'Give each time band a level, or leave it not known');
    if (levels.some((level) => level !== null && !codes.has(level))) fault(`impacts.${at}.levels`, 'Choose levels of the impact scale of this matrix');
  }
  if (analysis.intolerable !== null && !codes.has(analysis.intolerable)) fault('intolerable', 'Choose a level of the impact scale of this matrix');
  if (analysis.mtpdOverride && analysis.mtpdReason === '') fault('mtpdReason', 'Say why the MTPD is another than the one that follows from the impacts');
  for (const field of ['mtpdOverride', 'rto', 'rpo'] as const) {
    const minutes = analysis[field]?.minutes ?? 0;
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > LONGEST_DURATION) fault(field, 'Write a time of five years at most');
  }
  for (const [at, peak] of analysis.peaks.entries()) {
    const wrong = peakFault(peak);
    if (wrong) fault(`peaks.${at}`, wrong);
  }
  const rows = [['people', analysis.people], ['seats', analysis.seats], ...analysis.equipment.map(({ counts }, at) => [`equipment.${at}`, counts] as const)] as const;
  for (const [field, counts] of rows) {
    if (counts.length !== bands.length) fault(field, 'Give each time band a number, or leave it not known');
    if (counts.some((count) => count !== null && (!Number.isInteger(count) || count < 0 || count > ANALYSIS_LIMITS.count))) fault(field, 'Write whole numbers from 0 up');
  }
  return faults;
}

/** What is wrong with the ends of time bands, or null. */
export function bandsFault(bands: readonly number[]): string | null {
  if (bands.length < ANALYSIS_LIMITS.bands.min || bands.length > ANALYSIS_LIMITS.bands.max) return `Give ${ANALYSIS_LIMITS.bands.min} to ${ANALYSIS_LIMITS.bands.max} time bands`;
  if (bands.some((band) => !Number.isInteger(band) || band < 1 || band > LONGEST_DURATION)) return 'Each band ends after a minute or more, and within five years';
  return bands.some((band, at) => at > 0 && band <= bands[at - 1]!) ? 'Each band ends later than the one before it' : null;
}

/** What is wrong with a peak period, or null. It may run over the end of the year, month or week. */
export function peakFault({ every, from, to, what }: PeakPeriod): string | null {
  if (what === '') return 'Say what is at its peak';
  if (![from, to].every(IS_PEAK_DAY[every])) return PEAK_DAYS_WANTED[every];
  return every === 'once' && to < from ? 'It ends before it begins' : null;
}

const IS_PEAK_DAY: Readonly<Record<PeakRecurrence, (day: string) => boolean>> = {
  // A leap year, so that 29 February is a day of the year.
  year: (day) => /^\d{2}-\d{2}$/.test(day) && isIsoDate(`2024-${day}`),
  month: (day) => /^(?:0?[1-9]|[12]\d|3[01])$/.test(day),
  week: (day) => /^[1-7]$/.test(day),
  once: isIsoDate,
};

const PEAK_DAYS_WANTED: Readonly<Record<PeakRecurrence, string>> = {
  year: 'Choose days of the year that exist',
  month: 'Choose days of the month from 1 to 31',
  week: 'Choose days of the week',
  once: 'Choose days that exist, with their year',
};
