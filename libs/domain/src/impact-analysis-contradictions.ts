import { clockInWords, durationInWords, type Duration } from './duration';
import { mtpdOf, shortestMtpdOf, type AnalysisCategory, type ImpactAnalysis } from './impact-analysis';
import type { AxisLevel } from './risk-matrix';
import { shortestElapsed, type WorkingCalendar } from './working-calendar';

/** What in an analysis cannot all be true. */
export const ANALYSIS_CONTRADICTIONS = ['rto-above-mtpd', 'impact-falls'] as const;
export type AnalysisContradictionCode = (typeof ANALYSIS_CONTRADICTIONS)[number];

export type AnalysisContradiction =
  /** In minutes on the clock, each at its shortest. */
  | { readonly code: 'rto-above-mtpd'; readonly rto: number; readonly mtpd: number; readonly mtpdAtMost: boolean; readonly working: boolean }
  | { readonly code: 'impact-falls'; readonly category: AnalysisCategory; readonly band: number; readonly from: string; readonly to: string };

/**
 * The contradictions of an analysis. The RPO stands by itself and is compared with nothing; what is not known contradicts
 * nothing. RTO and MTPD are requirements, so each is taken at its shortest elapsed time.
 */
export function analysisContradictions(analysis: ImpactAnalysis, scale: readonly Pick<AxisLevel, 'code'>[], calendars: readonly WorkingCalendar[]): readonly AnalysisContradiction[] {
  const found: AnalysisContradiction[] = [];
  const mtpd = mtpdOf(analysis, scale);
  if (analysis.rto && mtpd) {
    const [rtoAt, mtpdAt] = [shortestOnClock(analysis.rto, calendars), shortestOnClock(mtpd, calendars)];
    if (rtoAt > mtpdAt) found.push({ code: 'rto-above-mtpd', rto: rtoAt, mtpd: mtpdAt, mtpdAtMost: mtpd.atMost, working: analysis.rto.calendarId !== null || mtpd.calendarId !== null });
  }
  for (const { category, levels, note } of analysis.impacts) {
    if (note !== '') continue;
    let highest = -1;
    for (const [band, level] of levels.entries()) {
      const rank = scale.findIndex(({ code }) => code === level);
      if (rank >= 0 && rank < highest) {
        found.push({ code: 'impact-falls', category, band, from: scale[highest]!.code, to: scale[rank]!.code });
        break;
      }
      highest = Math.max(highest, rank);
    }
  }
  return found;
}

const shortestOnClock = (one: Duration, calendars: readonly WorkingCalendar[]): number => shortestElapsed(one, calendars.find(({ id }) => id === one.calendarId) ?? null);

/** That the RTO may turn out to be longer than the MTPD, once all impacts before it are known; null where it cannot, or is already. */
export function mayBeLateInWords(analysis: ImpactAnalysis, scale: readonly Pick<AxisLevel, 'code'>[], calendars: readonly WorkingCalendar[]): string | null {
  const [mtpd, shortest] = [mtpdOf(analysis, scale), shortestMtpdOf(analysis, scale)];
  if (!analysis.rto || !mtpd?.atMost || !shortest) return null;
  const rto = shortestOnClock(analysis.rto, calendars);
  if (rto <= shortest.minutes || rto > mtpd.minutes) return null;
  const early = clockInWords(shortest.minutes);
  return `The RTO of ${clockInWords(rto)} may be longer than the MTPD. That is ${durationInWords(mtpd, [])}: if what is not known by ${early} cannot be borne, it is ${early}.${taken(analysis.rto.calendarId !== null)}`;
}

const taken = (working: boolean): string => (working ? ' Working time is taken at its shortest.' : '');

export const ANALYSIS_CATEGORY_WORDS: Readonly<Record<AnalysisCategory, string>> = {
  ...{ finance: 'Finance', service: 'Service', reputation: 'Reputation', safety: 'Safety', legal: 'Legal', overall: 'Overall impact' },
};

/** A contradiction as a sentence, with what to do about it. */
export function analysisContradictionInWords(found: AnalysisContradiction, bands: readonly number[]): string {
  switch (found.code) {
    case 'rto-above-mtpd': {
      const mtpd = durationInWords({ minutes: found.mtpd, calendarId: null, atMost: found.mtpdAtMost }, []);
      return `The RTO of ${clockInWords(found.rto)} is longer than the MTPD of ${mtpd}: the activity would come back after it can no longer be borne.${taken(found.working)}`;
    }
    case 'impact-falls':
      return `${ANALYSIS_CATEGORY_WORDS[found.category]}: the impact falls from ${found.from} to ${found.to} by ${clockInWords(bands[found.band] ?? 0)}. Say why in the note, or raise it.`;
  }
}
