import { day, moment } from './dates';

const now = new Date('2026-06-12T10:42:00Z');

describe('dates in words', () => {
  it.each([
    ['2026-06-18', '18 Jun'],
    ['2027-03-31', '31 Mar 2027'],
    ['2025-09-01', '1 Sep 2025'],
  ])('%s is %s', (iso, words) => expect(day(iso, { now, zone: 'Europe/London' })).toBe(words));

  it('says the year in any case where paper is to carry it', () => {
    expect(day('2026-06-18', { now, dated: true, zone: 'Europe/London' })).toBe('18 June 2026');
    expect(day('2026-06-18', { now, long: true, zone: 'Europe/London' })).toBe('18 June');
  });

  it('takes a moment in the zone of the organisation', () => {
    expect(day('2025-12-31T23:30:00Z', { now, zone: 'Pacific/Auckland' })).toBe('1 Jan');
    expect(moment('2026-06-12T08:15:00Z', { now, zone: 'Europe/London' })).toBe('09:15');
    expect(moment('2026-06-11T15:40:00Z', { now, zone: 'Europe/London' })).toBe('11 Jun 16:40');
  });
});
