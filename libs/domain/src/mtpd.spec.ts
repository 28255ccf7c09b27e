import fc from 'fast-check';
import { analysisContradictions, mayBeLateInWords } from './impact-analysis-contradictions';
import { ANALYSIS_CATEGORIES, derivedMtpd, mtpdOf, shortestMtpdOf, type ImpactAnalysis } from './impact-analysis';

const SCALE = ['A', 'B', 'C', 'D'].map((code) => ({ code }));
const rankOf = (code: string | null): number => SCALE.findIndex((step) => step.code === code);

/** Analyses of up to three categories on a scale of four levels, with impacts that nobody knows among them. */
const analyses: fc.Arbitrary<ImpactAnalysis> = fc
  .record({
    bands: fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 5 }).map((ends) => ends.sort((one, other) => one - other)),
    levels: fc.array(fc.array(fc.option(fc.nat(3), { freq: 4 }), { minLength: 5, maxLength: 5 }), { maxLength: 3 }),
    intolerable: fc.option(fc.nat(3), { freq: 9 }),
    rto: fc.option(fc.nat(10_000), { freq: 4 }),
  })
  .map(({ bands, levels, intolerable, rto }): ImpactAnalysis => {
    const none = bands.map(() => null);
    return {
      bands, matrixVersionId: 'm', intolerable: intolerable === null ? null : SCALE[intolerable]!.code,
      impacts: levels.map((row, at) => ({ category: ANALYSIS_CATEGORIES[at]!, levels: bands.map((_, band) => (row[band] === null ? null : SCALE[row[band]!]!.code)), note: 'Said' })),
      mtpdOverride: null, mtpdReason: '', rto: rto === null ? null : { minutes: rto, calendarId: null }, rpo: null, mbco: '', mbcoPercent: null, peaks: [], people: none, seats: none, equipment: [],
    };
  });

/** The same with one level set, by its place among all. */
const withLevel = (analysis: ImpactAnalysis, place: number, to: (code: string | null) => string | null): ImpactAnalysis => {
  const width = analysis.bands.length;
  return { ...analysis, impacts: analysis.impacts.map((one, row) => ({ ...one, levels: one.levels.map((code, band) => (row * width + band === place % (width * analysis.impacts.length) ? to(code) : code)) })) };
};
/** What it may come to once all is known: each unknown impact takes the next of these levels. */
const completed = (analysis: ImpactAnalysis, picks: readonly number[]): ImpactAnalysis => {
  let at = 0;
  return { ...analysis, impacts: analysis.impacts.map((one) => ({ ...one, levels: one.levels.map((code) => code ?? SCALE[picks[at++ % picks.length]!]!.code) })) };
};
const picks = fc.array(fc.nat(3), { minLength: 1, maxLength: 15 });

/** What is not reached within the bands, or not known, is later than all of them. */
const minutesOf = (analysis: ImpactAnalysis): number => mtpdOf(analysis, SCALE)?.minutes ?? Infinity;
const holds = <T>(property: fc.IProperty<T>): void => fc.assert(property, { numRuns: 1000 });

describe('the MTPD that follows from the impacts', () => {
  it('is the first band by which any category is known to be at the intolerable level or above', () => {
    holds(fc.property(analyses, (analysis) => {
      const derived = derivedMtpd(analysis, SCALE);
      const limit = rankOf(analysis.intolerable);
      const reachedBy = analysis.impacts.flatMap(({ category, levels }) => levels.flatMap((code, band) => (limit >= 0 && rankOf(code) >= limit ? [{ category, minutes: analysis.bands[band]! }] : [])));
      if (derived.kind !== 'reached') return reachedBy.length === 0;
      return derived.minutes === Math.min(...reachedBy.map(({ minutes }) => minutes)) && reachedBy.some(({ category, minutes }) => category === derived.category && minutes === derived.minutes);
    }));
  });

  it('is not known only where something is not known', () => {
    holds(fc.property(analyses, (analysis) => {
      const derived = derivedMtpd(analysis, SCALE);
      const unknown = analysis.intolerable === null || analysis.impacts.length === 0 || analysis.impacts.some(({ levels }) => levels.includes(null));
      return derived.kind === 'unknown' ? unknown : analysis.intolerable !== null && (derived.kind !== 'not-reached' || derived.beyond === analysis.bands.at(-1));
    }));
  });

  it('never comes later as an impact is raised', () => {
    holds(fc.property(analyses, fc.nat(), (analysis, place) => minutesOf(withLevel(analysis, place, (code) => (code === null ? null : SCALE[Math.min(3, rankOf(code) + 1)]!.code))) <= minutesOf(analysis)));
  });

  it('never comes later as the intolerable level is lowered', () => {
    holds(fc.property(analyses, (analysis) => {
      const rank = rankOf(analysis.intolerable);
      return rank <= 0 || minutesOf({ ...analysis, intolerable: SCALE[rank - 1]!.code }) <= minutesOf(analysis);
    }));
  });

  it('never comes later as a category is added, and hangs on no order of them', () => {
    holds(fc.property(analyses, (analysis) => {
      const { impacts } = analysis;
      const turned = { ...analysis, impacts: [...impacts].reverse() };
      return JSON.stringify(mtpdOf(turned, SCALE)) === JSON.stringify(mtpdOf(analysis, SCALE)) && minutesOf(analysis) <= minutesOf({ ...analysis, impacts: impacts.slice(1) });
    }));
  });

  it('whatever comes to be known, is no longer than it is stated, no shorter than its shortest, and where it is not said to be “or less” the same', () => {
    holds(fc.property(analyses, picks, (analysis, levels) => {
      const [stated, shortest, known] = [mtpdOf(analysis, SCALE), shortestMtpdOf(analysis, SCALE), mtpdOf(completed(analysis, levels), SCALE)];
      if (known?.atMost || shortest?.atMost) return false;
      if (stated && !stated.atMost) return known?.minutes === stated.minutes && shortest?.minutes === stated.minutes;
      if (derivedMtpd(analysis, SCALE).kind === 'not-reached') return known === null;
      return (known?.minutes ?? Infinity) <= (stated?.minutes ?? Infinity) && (shortest?.minutes ?? Infinity) <= (known?.minutes ?? Infinity);
    }));
  });

  it('is “or less” only where it may indeed be shorter', () => {
    holds(fc.property(analyses, (analysis) => {
      const stated = mtpdOf(analysis, SCALE);
      return stated === null || stated.atMost === shortestMtpdOf(analysis, SCALE)!.minutes < stated.minutes;
    }));
  });

  it('gives way to another that is given, whatever the impacts', () => {
    holds(fc.property(analyses, fc.nat(10_000), fc.constantFrom(null, 'support'), (analysis, minutes, calendarId) => {
      const given = { ...analysis, mtpdOverride: { minutes, calendarId }, mtpdReason: 'Agreed' };
      return JSON.stringify(mtpdOf(given, SCALE)) === JSON.stringify({ minutes, calendarId, atMost: false }) && JSON.stringify(derivedMtpd(given, SCALE)) === JSON.stringify(derivedMtpd(analysis, SCALE));
    }));
  });
});

describe('an RTO beside it', () => {
  const above = (analysis: ImpactAnalysis): boolean => analysisContradictions(analysis, SCALE, []).some(({ code }) => code === 'rto-above-mtpd');

  it('that is above it stays so whatever comes to be known', () => {
    holds(fc.property(analyses, picks, (analysis, levels) => !above(analysis) || above(completed(analysis, levels))));
  });

  it('of a stated MTPD comes to be above it only where that was said before', () => {
    holds(fc.property(analyses, picks, (analysis, levels) => mtpdOf(analysis, SCALE) === null || above(analysis) || !above(completed(analysis, levels)) || mayBeLateInWords(analysis, SCALE, []) !== null));
  });

  it('is said to be above it perhaps only where it may be', () => {
    holds(fc.property(analyses, (analysis) => {
      const worst = { ...analysis, impacts: analysis.impacts.map((one) => ({ ...one, levels: one.levels.map((code) => code ?? analysis.intolerable) })) };
      return mayBeLateInWords(analysis, SCALE, []) === null || (!above(analysis) && above(worst));
    }));
  });
});
