import type { ActivityBackView } from '@holdfast/contracts';
import { outcomeInWords, peakMetInWords, takenInWords } from './recovery-words';

describe('a peak that falls into an outage', () => {
  it('is named with its days and with how much harder it is', () =>
    expect(peakMetInWords({ peak: { what: 'Annual bills', effect: 'Ten times the calls', from: '2027-02-15', to: '2027-04-10' } })).toMatch(/^A peak falls in it: Annual bills, 15 February( 2027)? to 10 April( 2027)?\. Ten times the calls\.$/));

  it('of a day alone is named by it', () => expect(peakMetInWords({ peak: { what: 'Polling day', effect: '', from: '2027-05-06', to: '2027-05-06' } })).toMatch(/^A peak falls in it: Polling day, 6 May( 2027)?\.$/));

  it('is not mentioned where there is none', () => expect(peakMetInWords({ peak: null })).toBe(''));
});

describe('an activity over its MTPD', () => {
  const words = (atMost: boolean) => {
    const mtpd = { stated: { minutes: 480, calendarId: null, atMost }, minutes: 480 };
    return [takenInWords(mtpd, []), outcomeInWords({ back: 600, earliest: null, rto: null, mtpd, unknown: null, outcome: 'over-mtpd' } as ActivityBackView, () => null).detail];
  };
  it('is over by what it is', () => expect(words(false)).toEqual(['8 h', 'by 2 h']));
  it('is over by that or more where the MTPD may be shorter', () => expect(words(true)).toEqual(['8 h or less', 'by 2 h or more']));
});
