import { describe, expect, it } from '@jest/globals';
import { LoadDay } from '@holdfast/db';
import { Rows } from '../../../db/seeds/demo/rows';
import { tellCouncil } from '../../../db/seeds/demo/tell-council';
import { storyOf } from './load-demo';

describe('the story of the demo', () => {
  it.each(['2026-06-12T15:00:00Z', '2026-06-14T00:01:00Z', '2028-02-29T23:59:00Z', '2026-03-29T01:30:00Z', '2027-01-01T00:00:00Z'])('told on %s, lies before that day and on working days', (now) => {
    const [rows, day] = [new Rows(), new LoadDay(new Date(now))];
    const council = tellCouncil(rows, day, 'a hash');
    const steps = storyOf(council, day).map(({ at }) => at);
    expect(steps.length).toBeGreaterThan(300);
    const moments = [...steps, ...rows.of('audit_event').map(({ at }) => at as Date)];
    expect(moments.filter((at) => at >= day.now)).toEqual([]);
    expect(moments.filter((at) => [0, 6].includes(at.getUTCDay()))).toEqual([]);
  });
});
