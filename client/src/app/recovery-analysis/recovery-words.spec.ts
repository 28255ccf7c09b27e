import type { ActionGapView, ActivityBackView, GapRow, ResourceBackView } from '@holdfast/contracts';
import { headOfIct } from '../../../test/a-risk';
import { actionFromGap, actionGapInWords, outcomeInWords, peakMetInWords, provenInWords, riskFromGap, sourceInWords, takenInWords, whyGap } from './recovery-words';

const hours = (count: number) => ({ stated: { minutes: count * 60, calendarId: null }, minutes: count * 60 });
const step = (name: string, kind: 'site' | 'infrastructure' | null) => ({ id: name, reference: name, name, kind, minutes: 60, after: null });
const gap: GapRow = {
  id: 'site', reference: 'RES-001', name: 'Town hall', kind: 'site', unitId: 'ict', unitName: 'ICT', owner: headOfIct, state: 'over', neededBy: 0, atLatest: false, declared: hours(5), contractual: null, proven: null, contractOf: null,
  over: ['declared'], by: 300, activity: { id: 'permits', reference: 'ACT-001', name: 'Parking permits', kind: null, rto: hours(4) }, after: 240, risks: [], actions: [],
  chain: [step('Town hall', 'site'), step('Network', 'infrastructure'), step('Web server', 'infrastructure'), step('Parking permits', null)],
};
const late = (name: string, back: number): ActivityBackView => ({
  id: name, reference: name, name, kind: null, critical: true, begins: 0, back, earliest: null, resume: null, rto: hours(4), mtpd: { stated: { ...hours(8).stated, atMost: false }, minutes: 480 }, analysed: true, outcome: back > 480 ? 'over-mtpd' : back > 240 ? 'over-rto' : 'within', peak: null, waitsForId: null, unknown: null,
});

describe('a risk and an action begun from a gap', () => {
  it('say why there is a gap, and by way of what the activity leans on it', () => {
    const cause = 'Needed at once, because Parking permits must be back within 4 h, and after this there is still 4 h to come. Declared 5 h: 5 h too long. Parking permits leans on Town hall by way of Web server, then Network.';
    expect(riskFromGap(gap, []).cause).toBe(cause);
    expect(actionFromGap(gap, [])).toEqual({ title: 'Shorten the recovery of Town hall', description: cause });
  });

  it('as the consequence, what comes back late when it is lost, and not what is in time', () =>
    expect(riskFromGap(gap, [], [late('Permits', 540), late('Fines', 300), late('Maps', 60)]).consequence).toBe('Permits is back after 9 h, over its MTPD of 8 h. Fines is back after 5 h, over its RTO of 4 h.'));

  it('of very many, names six and counts the rest', () => {
    const { consequence } = riskFromGap(gap, [], Array.from({ length: 8 }, (_, index) => late(`Service ${index + 1}`, 540)));
    expect(consequence).toMatch(/Service 6 is back after 9 h, over its MTPD of 8 h\. 2 more activities come back late\.$/);
  });

  it('where losing it alone makes nothing late, what it is needed for', () => expect(riskFromGap(gap, []).consequence).toBe('Parking permits is not back within its RTO of 4 h.'));
});

describe('working hours', () => {
  const calendars = [{ id: 'support', name: 'Support hours' }];
  const tenHours = { stated: { minutes: 600, calendarId: 'support' }, minutes: 600 };

  it('of a requirement are taken at their shortest, of a recovery at their longest', () => {
    const over: GapRow = { ...gap, after: 60, neededBy: 540, by: 8100, declared: { ...tenHours, minutes: 8640 }, activity: { ...gap.activity!, rto: tenHours } };
    expect(whyGap(over, calendars)).toEqual([
      'Needed within 9 h, because Parking permits must be back within 10 working hours (Support hours), at the shortest 10 h, and after this there is still 1 h to come.',
      'Declared 10 working hours (Support hours), up to 6 days: 5 days 15 h too long.',
    ]);
    expect(riskFromGap(over, calendars).consequence).toBe('Parking permits is not back within its RTO of 10 working hours (Support hours), at the shortest 10 h.');
  });

  it('are exact from a moment of loss', () => expect(takenInWords({ ...tenHours, minutes: 4320 }, 'exact', calendars)).toBe('10 working hours (Support hours), 3 days on the clock'));
});

describe('an action that is to close a gap', () => {
  it.each<[number, string]>([[120, 'It is needed within 2 h'], [0, 'It is needed at once'], [-60, 'Even at once is too late']])('says by when it is needed: %i min', (neededBy, words) =>
    expect(actionGapInWords({ resource: { name: 'Storage' }, state: 'over', neededBy, by: 60 } as ActionGapView, true)[1]).toBe(`${words}, and it takes 1 h too long.`));
});

describe('a peak that falls into an outage', () => {
  it('is named with its days and with how much harder it is', () =>
    expect(peakMetInWords({ peak: { what: 'Annual bills', effect: 'Ten times the calls', from: '2027-02-15', to: '2027-04-10' } })).toMatch(/^A peak falls in it: Annual bills, 15 February( 2027)? to 10 April( 2027)?\. Ten times the calls\.$/));

  it('of a day alone is named by it', () => expect(peakMetInWords({ peak: { what: 'Polling day', effect: '', from: '2027-05-06', to: '2027-05-06' } })).toMatch(/^A peak falls in it: Polling day, 6 May( 2027)?\.$/));

  it('is not mentioned where there is none', () => expect(peakMetInWords({ peak: null })).toBe(''));
});

describe('an activity over its MTPD', () => {
  const words = (atMost: boolean) => {
    const mtpd = { stated: { minutes: 480, calendarId: null, atMost }, minutes: 480 };
    return [takenInWords(mtpd, 'shortest', []), outcomeInWords({ back: 600, earliest: null, rto: null, mtpd, unknown: null, outcome: 'over-mtpd' } as ActivityBackView, () => null).detail];
  };
  it('is over by what it is', () => expect(words(false)).toEqual(['8 h', 'by 2 h']));
  it('is over by that or more where the MTPD may be shorter', () => expect(words(true)).toEqual(['8 h or less', 'by 2 h or more']));
});

describe('what is lost by now and not back', () => {
  const stillLost = { since: '2026-05-11T06:00:00.000Z', source: null };
  const lostNow = {
    name: 'Storage', state: 'over', neededBy: 240, atLatest: false, after: 0, by: 300, over: ['proven'], proven: { minutes: 540, moreThan: true, on: '2026-05-11T15:00:00.000Z', stillLost },
    activity: { name: 'Benefits', rto: { stated: { minutes: 240, calendarId: null }, minutes: 240 } },
  } as unknown as GapRow;
  const zone = 'Europe/London';
  const row = { source: 'proven', stated: null, contractOf: null, provenOn: '2026-05-11T15:00:00.000Z', stillLost, lost: true, calledOn: false, begins: 0, serves: null } as const satisfies Partial<ResourceBackView>;

  it('takes longer than this so far, and says since when', () => {
    expect(whyGap(lostNow, [])[1]).toBe('Proven more than 9 h so far: more than 5 h too long.');
    expect(provenInWords(lostNow.proven, zone)).toEqual({ time: 'more than 9 h', whose: expect.stringMatching(/^lost since 11 May( 2026)? 07:00, not back$/) });
    expect(sourceInWords(row, 'proven', [], zone)).toMatch(/^Lost since 11 May( 2026)? 07:00, not back$/);
  });

  it('is told apart from what was given up, and from what nobody has proven', () => {
    const proven = { minutes: 360, moreThan: true, on: '2026-04-01T15:00:00.000Z', stillLost: null };
    expect(whyGap({ ...lostNow, proven, by: 120 }, [])[1]).toBe('Proven more than 6 h: more than 2 h too long.');
    expect([provenInWords(proven, zone), provenInWords(null, zone)]).toEqual([{ time: 'more than 6 h', whose: '' }, { time: 'not proven', whose: '' }]);
    expect(sourceInWords({ ...row, stillLost: null, provenOn: '2026-04-01T15:00:00.000Z' }, 'proven', [], zone)).toMatch(/^Given up 1 Apr/);
  });
});
