import { durationInWords } from './duration';
import { analysisContradictionInWords, analysisContradictions, mayBeLateInWords } from './impact-analysis-contradictions';
import { moveAnalysis, whyNotAnalysisApprovedBy } from './impact-analysis-lifecycle';
import { analysisFaults, bandsFault, DEFAULT_BANDS, derivedMtpd, mtpdOf, peakFault, unknownsOf, type DerivedMtpd, type ImpactAnalysis, type PeakPeriod } from './impact-analysis';
import type { WorkingCalendar } from './working-calendar';

const SCALE = ['1', '2', '3', '4', '5'].map((code) => ({ code }));
const SUPPORT: WorkingCalendar = {
  ...{ id: 'support', name: 'Support hours', zone: 'Europe/London', holidays: [], isDefault: true },
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
};
/** "1 1 2 - 4": codes of the scale, a dash for not known. */
const levels = (text: string): (string | null)[] => text.split(' ').map((code) => (code === '-' ? null : code));
const none = DEFAULT_BANDS.map(() => null);
const analysis = (over: Partial<ImpactAnalysis> & { service?: string; legal?: string } = {}): ImpactAnalysis => ({
  bands: DEFAULT_BANDS,
  matrixVersionId: 'm',
  impacts: [
    { category: 'service', levels: levels(over.service ?? '1 2 3 4 4 5 5'), note: '' },
    ...(over.legal ? [{ category: 'legal', levels: levels(over.legal), note: '' } as const] : []),
  ],
  intolerable: '4', mtpdOverride: null, mtpdReason: '', rto: null, rpo: null, mbco: '', mbcoPercent: null, peaks: [], people: none, seats: none, equipment: [],
  ...over,
});
const clock = (minutes: number) => ({ minutes, calendarId: null });

describe('the MTPD follows from the impacts', () => {
  it.each<[string, Partial<ImpactAnalysis> & { service?: string; legal?: string }, DerivedMtpd]>([
    ['as the first band at the intolerable level', {}, { kind: 'reached', minutes: 4320, atMost: false, category: 'service' }],
    ['or above it', { service: '1 2 3 5 5 5 5' }, { kind: 'reached', minutes: 4320, atMost: false, category: 'service' }],
    ['of whichever category comes first', { legal: '1 4 4 4 4 4 4' }, { kind: 'reached', minutes: 240, atMost: false, category: 'legal' }],
    ['in the first band already', { service: '4 4 4 4 4 4 4' }, { kind: 'reached', minutes: 60, atMost: false, category: 'service' }],
    ['at most, where impacts before it are not known', { service: '1 - 3 4 4 5 5' }, { kind: 'reached', minutes: 4320, atMost: true, category: 'service' }],
    ['exactly, where only later impacts are not known', { service: '1 2 3 4 - - -' }, { kind: 'reached', minutes: 4320, atMost: false, category: 'service' }],
    ['as beyond the bands where it can be borne throughout', { service: '1 1 1 2 2 3 3' }, { kind: 'not-reached', beyond: 43_200 }],
    ['as not known where it is not reached and some are not known', { service: '1 1 1 2 2 3 -' }, { kind: 'unknown' }],
    ['as not known without an intolerable level', { intolerable: null }, { kind: 'unknown' }],
    ['as not known without impacts', { impacts: [] }, { kind: 'unknown' }],
  ])('%s', (_rule, over, derived) => {
    expect(derivedMtpd(analysis(over), SCALE)).toEqual(derived);
  });

  it('unless another is given', () => {
    expect(mtpdOf(analysis(), SCALE)).toEqual({ ...clock(4320), atMost: false });
    expect(mtpdOf(analysis({ mtpdOverride: clock(480), mtpdReason: 'Calls pile up' }), SCALE)).toEqual({ ...clock(480), atMost: false });
    expect(mtpdOf(analysis({ service: '1 1 1 1 1 1 1' }), SCALE)).toBeNull();
  });

  it('and says where it may be shorter, unless another is given', () => {
    const some = { service: '1 - 3 4 4 5 5' };
    expect(durationInWords(mtpdOf(analysis(some), SCALE)!, [])).toBe('3 days or less');
    expect(durationInWords(mtpdOf(analysis({ ...some, mtpdOverride: clock(480), mtpdReason: 'Calls pile up' }), SCALE)!, [])).toBe('8 h');
  });
});

describe('contradictions', () => {
  const working = (minutes: number) => ({ minutes, calendarId: 'support' });
  it.each<[string, Partial<ImpactAnalysis> & { service?: string }, string[]]>([
    ['none without an RTO', {}, []],
    ['none where the RTO is the MTPD', { rto: clock(4320) }, []],
    ['an RTO above the MTPD', { rto: clock(4321) }, ['rto-above-mtpd']],
    ['an RTO of zero is below every MTPD', { rto: clock(0) }, []],
    ['an RTO above an MTPD of zero', { rto: clock(1), mtpdOverride: clock(0), mtpdReason: 'Life and limb' }, ['rto-above-mtpd']],
    ['none where the MTPD is not known', { rto: clock(99_999), intolerable: null }, []],
    ['an RPO may be longer than the MTPD', { rpo: clock(99_999) }, []],
    ['working time at its shortest fits', { rto: working(600), mtpdOverride: clock(600), mtpdReason: 'Within the day' }, []],
    ['working time at its shortest is already longer', { rto: working(660), mtpdOverride: clock(1440), mtpdReason: 'Within the day' }, ['rto-above-mtpd']],
    ['an impact that falls', { service: '1 3 2 4 4 5 5' }, ['impact-falls']],
    ['also across what is not known', { service: '1 3 - 2 4 5 5' }, ['impact-falls']],
    ['one for each category', { service: '3 1 3 1 4 5 5' }, ['impact-falls']],
    ['not where a note says why', { impacts: [{ category: 'service', levels: levels('1 3 2 4 4 5 5'), note: 'Paper forms by then' }] }, []],
  ])('%s', (_rule, over, codes) => {
    expect(analysisContradictions(analysis(over), SCALE, [SUPPORT]).map(({ code }) => code)).toEqual(codes);
  });

  it('are said in words', () => {
    const words = (over: Parameters<typeof analysis>[0]) => analysisContradictions(analysis(over), SCALE, [SUPPORT]).map((one) => analysisContradictionInWords(one, DEFAULT_BANDS));
    expect(words({ rto: clock(10_080) })).toEqual(['The RTO of 1 week is longer than the MTPD of 3 days: the activity would come back after it can no longer be borne.']);
    expect(words({ rto: clock(10_080), service: '1 - 3 4 4 5 5' })).toEqual(['The RTO of 1 week is longer than the MTPD of 3 days or less: the activity would come back after it can no longer be borne.']);
    expect(words({ service: '1 3 2 4 4 5 5' })).toEqual(['Service: the impact falls from 3 to 2 by 24 h. Say why in the note, or raise it.']);
  });
});

describe('an RTO that may be above the MTPD', () => {
  it.each<[string, Partial<ImpactAnalysis> & { service?: string; legal?: string }, string | null]>([
    ['where the MTPD may be shorter than it', { service: '1 - 3 4 4 5 5', rto: clock(1440) }, 'The RTO of 24 h may be longer than the MTPD. That is 3 days or less: if what is not known by 4 h cannot be borne, it is 4 h.'],
    ['in any category', { legal: '- 1 1 1 1 1 1', rto: clock(61) }, 'The RTO of 1 h 1 min may be longer than the MTPD. That is 3 days or less: if what is not known by 1 h cannot be borne, it is 1 h.'],
    ['not where it is within the shortest that it may be', { service: '1 - 3 4 4 5 5', rto: clock(240) }, null],
    ['not where it is above it in any case', { service: '1 - 3 4 4 5 5', rto: clock(10_080) }, null],
    ['not where the MTPD is known', { rto: clock(1440) }, null],
    ['not where another is given', { service: '1 - 3 4 4 5 5', rto: clock(1440), mtpdOverride: clock(1440), mtpdReason: 'Agreed' }, null],
    ['not where nothing is known of the MTPD', { service: '- - - - - - -', rto: clock(1440) }, null],
    ['not without an RTO', { service: '1 - 3 4 4 5 5' }, null],
  ])('%s', (_rule, over, words) => {
    expect(mayBeLateInWords(analysis(over), SCALE, [SUPPORT])).toBe(words);
  });

  it('is at its shortest in working time', () => {
    const over = { service: '1 - 3 4 4 5 5', rto: { minutes: 600, calendarId: 'support' } };
    expect(mayBeLateInWords(analysis(over), SCALE, [SUPPORT])).toBe('The RTO of 10 h may be longer than the MTPD. That is 3 days or less: if what is not known by 4 h cannot be borne, it is 4 h. Working time is taken at its shortest.');
  });
});

it('what is not known is counted', () => {
  expect(unknownsOf(analysis({ service: '1 - 3 4 - - 5', rto: clock(0) }), SCALE)).toEqual({ impacts: 3, times: ['rpo'] });
  expect(unknownsOf(analysis({ intolerable: null }), SCALE)).toEqual({ impacts: 0, times: ['mtpd', 'rto', 'rpo'] });
});

describe('an analysis is not kept', () => {
  it.each<[string, Partial<ImpactAnalysis>, string]>([
    ['with a level of another scale', { impacts: [{ category: 'service', levels: levels('1 2 3 4 5 6 7'), note: '' }] }, 'impacts.0.levels'],
    ['with fewer levels than bands', { impacts: [{ category: 'service', levels: levels('1 2'), note: '' }] }, 'impacts.0.levels'],
    ['with a category that the scale does not describe', { impacts: [{ category: 'finance', levels: none, note: '' }] }, 'impacts.0.category'],
    ['with a category twice', { impacts: [1, 2].map(() => ({ category: 'service' as const, levels: none, note: '' })) }, 'impacts'],
    ['with an intolerable level of another scale', { intolerable: '9' }, 'intolerable'],
    ['with an MTPD of its own and no reason', { mtpdOverride: clock(60) }, 'mtpdReason'],
    ['with half a person', { people: [0.5, ...none.slice(1)] }, 'people'],
    ['with numbers for too few bands', { seats: [1] }, 'seats'],
    ['with a time below zero', { rto: clock(-1) }, 'rto'],
  ])('%s', (_rule, over, field) => {
    expect(analysisFaults(analysis(over), SCALE, ['service', 'legal']).map((fault) => fault.field)).toEqual([field]);
  });

  it('unlike one in which nothing is known yet', () => {
    expect(analysisFaults(analysis({ impacts: [{ category: 'overall', levels: none, note: '' }], intolerable: null }), SCALE, [])).toEqual([]);
  });
});

it.each<[number[], boolean]>([[[60, 240], true], [[60], false], [[240, 60], false], [[60, 60], false], [[0, 60], false], [[1.5, 60], false]])('time bands %j', (bands, fit) => {
  expect(bandsFault(bands) === null).toBe(fit);
});

it.each<[string, PeakPeriod['every'], string, string, boolean]>([
  ['over the new year', 'year', '12-01', '01-15', true],
  ['29 February', 'year', '02-29', '03-01', true],
  ['30 February', 'year', '02-30', '03-01', false],
  ['month end', 'month', '25', '31', true],
  ['day 32', 'month', '25', '32', false],
  ['Mondays', 'week', '1', '1', true],
  ['over the weekend', 'week', '5', '1', true],
  ['an eighth day of the week', 'week', '1', '8', false],
  ['election day', 'once', '2027-05-06', '2027-05-06', true],
  ['a day that does not exist', 'once', '2027-02-29', '2027-03-01', false],
  ['once, ending before it begins', 'once', '2027-05-06', '2027-05-05', false],
  ['once, without a year', 'once', '05-06', '05-06', false],
])('a peak period: %s', (_rule, every, from, to, fit) => {
  expect(peakFault({ every, from, to, what: 'Billing', effect: '' }) === null).toBe(fit);
});

describe('a version', () => {
  it.each([
    ['draft', 'submit', 'submitted'], ['submitted', 'approve', 'approved'], ['submitted', 'return', 'returned'], ['returned', 'submit', 'submitted'], ['approved', 'review', 'approved'],
  ] as const)('that is %s goes by %s to %s', (from, verb, to) => {
    expect(moveAnalysis(from, verb)).toEqual({ ok: true, to });
  });

  it.each([
    ['approved', 'edit'], ['superseded', 'edit'], ['submitted', 'edit'], ['draft', 'approve'], ['returned', 'approve'], ['withdrawn', 'submit'], ['approved', 'withdraw'],
  ] as const)('that is %s does not %s', (from, verb) => {
    expect(moveAnalysis(from, verb).ok).toBe(false);
  });

  it('is approved by another person than those who wrote it', () => {
    expect(whyNotAnalysisApprovedBy('a', ['a', 'b'])).toBe('You wrote this analysis, so somebody else approves it.');
    expect(whyNotAnalysisApprovedBy('c', ['a', 'b'])).toBeNull();
  });
});
