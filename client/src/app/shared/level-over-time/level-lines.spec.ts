import { MELTON_6X4 } from '@holdfast/domain';
import { pointsOf, stepPath, ticksOf, type DatedStanding } from './level-lines';

const matrix = MELTON_6X4.matrix;
const standing = (recordedAt: string, likelihood: string | null, impact: string | null, matrixVersionId = 'v2'): DatedStanding => ({ kind: 'residual', recordedAt, likelihood, impact, matrixVersionId });

describe('level over time', () => {
  it('orders assessments by when they were recorded, and keeps the unscored and the not comparable apart', () => {
    const history = [standing('2026-03-01', 'C', 'II'), standing('2025-01-01', 'D', 'I', 'v1'), standing('2026-01-01', null, null)];
    expect(pointsOf(matrix, 'v2', history, 'residual').map(({ level }) => level)).toEqual(['not comparable', 'unscored', 3]);
  });

  it('holds a level until the next assessment and steps there', () => {
    const points = pointsOf(matrix, 'v2', [standing('1970-01-01T00:00:00.000Z', 'C', 'II'), standing('1970-01-01T00:00:00.010Z', 'F', 'I')], 'residual');
    expect(stepPath(points, 20, (at) => at, (level) => level)).toBe('M0 3H10V2H20');
  });

  it('draws no line where there is no level', () => {
    const points = pointsOf(matrix, 'v2', [standing('1970-01-01T00:00:00.000Z', 'C', 'II'), standing('1970-01-01T00:00:00.010Z', null, null), standing('1970-01-01T00:00:00.020Z', 'F', 'I')], 'residual');
    expect(stepPath(points, 30, (at) => at, (level) => level)).toBe('M0 3H10M20 2H30');
  });

  it('marks quarters, with the year where it changes', () => {
    expect(ticksOf(Date.UTC(2025, 9, 1), Date.UTC(2026, 5, 1)).map(({ label }) => label)).toEqual(['Q4 2025', 'Q1 2026', 'Q2']);
  });

  it('marks years over a long time, and days over a short one', () => {
    expect(ticksOf(Date.UTC(2018, 0, 1), Date.UTC(2026, 5, 1)).map(({ label }) => label)).toEqual(['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']);
    expect(ticksOf(Date.UTC(2026, 4, 2), Date.UTC(2026, 4, 20)).map(({ label }) => label)).toEqual(['2 May 2026', '20 May 2026']);
  });
});
