import { partnershipReviewFault, SIGNIFICANCE_CRITERIA, significanceOf, type SignificanceScores } from './partnership-significance';

const scores = (...points: (number | null)[]): SignificanceScores => Object.fromEntries(SIGNIFICANCE_CRITERIA.map((criterion, at) => [criterion, points[at] ?? null])) as unknown as SignificanceScores;

describe('how much a partnership matters', () => {
  it.each([
    [[1, 1, 1, 1, 1], 20, 'low'],
    [[2, 2, 2, 2, 3], 44, 'low'],
    [[2, 2, 3, 2, 3], 48, 'medium'],
    [[3, 3, 4, 3, 4], 68, 'medium'],
    [[4, 4, 4, 3, 3], 72, 'high'],
    [[5, 5, 5, 5, 5], 100, 'high'],
  ] as const)('%j: %s in a hundred, %s', (points, score, level) => {
    expect(significanceOf(scores(...points))).toEqual({ score, level });
  });

  it('is not known while one criterion is not judged', () => {
    expect(significanceOf(scores(5, 5, 5, 5, null))).toBeNull();
  });
});

describe('when a partnership is reviewed next', () => {
  it.each([
    ['2026-03-02', 'high', /lies ahead/],
    ['2026-06-02', 'high', null],
    ['2026-06-03', 'high', /at least every 3 months: choose 2026-06-02 or earlier/],
    ['2027-03-02', 'low', null],
    ['2030-01-01', null, null],
  ] as const)('%s at %s significance', (day, level, fault) => {
    const found = partnershipReviewFault(day, '2026-03-02', level);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatch(fault);
  });

  it('counts to the end of a shorter month', () => {
    expect(partnershipReviewFault('2026-02-28', '2025-11-30', 'high')).toBeNull();
    expect(partnershipReviewFault('2026-03-01', '2025-11-30', 'high')).not.toBeNull();
  });
});
