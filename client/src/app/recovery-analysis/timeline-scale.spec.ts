import { timelineScale } from './timeline-scale';

describe('the scale of a recovery timeline', () => {
  it('is even between two marks, and changes at each', () => {
    const scale = timelineScale([7 * 1440]);
    expect(scale.marks.map(({ label }) => label)).toEqual(['0', '1 h', '4 h', '8 h', '1 d', '3 d', '1 wk']);
    expect(scale.at(0)).toBe(0);
    expect(scale.at(60)).toBeCloseTo(100 / 6);
    expect(scale.at(150)).toBeCloseTo((1.5 * 100) / 6);
    expect(scale.at(7 * 1440)).toBe(100);
  });

  it('reaches the longest time, and a day at least', () => {
    expect(timelineScale([]).marks.at(-1)!.label).toBe('1 d');
    expect(timelineScale([1441]).marks.at(-1)!.label).toBe('3 d');
    expect(timelineScale([1e9]).at(1e9)).toBe(100);
  });
});
