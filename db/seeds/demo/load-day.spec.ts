import { describe, expect, it } from '@jest/globals';
import { LoadDay } from './load-day';
import { Rows } from './rows';
import { tellCouncil } from './tell-council';
import { tellRisks } from './tell-risks';

describe('the day on which the demo is loaded', () => {
  it('is the last day of every story, be it a Sunday, a leap day or one minute old', () => {
    for (const now of ['2026-06-12T15:00:00Z', '2026-06-14T00:01:00Z', '2028-02-29T23:59:00Z', '2026-03-29T01:30:00Z', '2027-01-01T00:00:00Z']) {
      const rows = new Rows();
      const day = new LoadDay(new Date(now));
      tellRisks(rows, day, tellCouncil(rows, day, 'a hash'));
      const moments = rows.of('audit_event').map(({ at }) => at as Date);
      expect(moments.filter((at) => at >= day.now)).toEqual([]);
      expect(moments.filter((at) => [0, 6].includes(at.getUTCDay()))).toEqual([]);
    }
  });

  it('keeps the order of what happened when a weekend is put off to the Friday', () => {
    const day = new LoadDay(new Date('2026-06-12T15:00:00Z'));
    const moments = Array.from({ length: 30 }, (_, daysAgo) => day.moment(daysAgo).getTime());
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
  });

  it('makes the same rows again on the same day', () => {
    const tell = () => {
      const rows = new Rows();
      const day = new LoadDay(new Date('2026-06-12T15:00:00Z'));
      tellRisks(rows, day, tellCouncil(rows, day, 'a hash'));
      return rows.of('risk');
    };
    expect(tell()).toEqual(tell());
  });
});
