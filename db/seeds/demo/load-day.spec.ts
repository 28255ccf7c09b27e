import { describe, expect, it } from '@jest/globals';
import { LoadDay } from './load-day';
import { Rows } from './rows';
import { tellCouncil } from './tell-council';

describe('the day on which the demo is loaded', () => {
  it('keeps the order of what happened when a weekend is put off to the Friday', () => {
    const day = new LoadDay(new Date('2026-06-12T15:00:00Z'));
    const moments = Array.from({ length: 30 }, (_, daysAgo) => day.moment(daysAgo).getTime());
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
  });

  it('makes the same council again on the same day', () => {
    const tell = () => {
      const rows = new Rows();
      tellCouncil(rows, new LoadDay(new Date('2026-06-12T15:00:00Z')), 'a hash');
      return rows.of('audit_event');
    };
    expect(tell()).toEqual(tell());
  });
});
