import type { ReadingView, TargetView } from '@holdfast/contracts';
import { financialYearOf, nextPeriod, periodLabel, type IndicatorDirection, type IndicatorPeriod, type IndicatorState } from '@holdfast/domain';

/** A period of the chart: what was read, and what was aimed at. */
export interface ReadPeriod {
  readonly start: string;
  readonly label: string;
  /** Null: not collected, or nothing read. */
  readonly value: number | null;
  readonly state: IndicatorState | null;
  /** What lies on target, and what is still tolerated, from and to; null where there is no end to it. Null as a whole: no target. */
  readonly aim: { readonly from: number | null; readonly to: number | null; readonly tolerance: number } | null;
}

/** More than these are not told apart on a chart; the table has them all. */
export const MOST_PERIODS = 36;

/** Each period from the first reading to the last, the readings that count alone; those without one too. */
export function periodsOf(period: IndicatorPeriod, direction: IndicatorDirection, readings: readonly ReadingView[], targets: readonly TargetView[]): ReadPeriod[] {
  const counts = new Map(readings.filter(({ corrected }) => !corrected).map((reading) => [reading.periodStart, reading]));
  const starts = [...counts.keys()].sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const periods: ReadPeriod[] = [];
  for (let start = first; start <= last; start = nextPeriod(period, start)) {
    const reading = counts.get(start);
    const target = targets.find(({ financialYear }) => financialYear === financialYearOf(start));
    const aim = !target || target.value === null ? null
      : { from: direction === 'lower' ? null : target.value, to: direction === 'higher' ? null : direction === 'range' ? target.upper : target.value, tolerance: target.tolerance };
    periods.push({ start, label: periodLabel(period, start), value: reading?.value ?? null, state: reading?.state ?? null, aim });
  }
  return periods.slice(-MOST_PERIODS);
}

/** The span of values that a chart has to show: readings, targets and tolerance, with a little air; never of no height. */
export function spanOf(periods: readonly ReadPeriod[]): { low: number; high: number } {
  const values = periods.flatMap(({ value, aim }) => [
    ...(value === null ? [] : [value]),
    ...(aim ? [aim.from, aim.to].flatMap((end) => (end === null ? [] : [end - aim.tolerance, end + aim.tolerance])) : []),
  ]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low)) return { low: 0, high: 1 };
  const air = (high - low || Math.abs(high) || 1) * 0.1;
  // What cannot be below nothing is not drawn as if it could.
  return { low: low >= 0 ? Math.max(low - air, 0) : low - air, high: high + air };
}

/** Round values within the span to write beside the lines. */
export function stepsOf({ low, high }: { low: number; high: number }, most = 5): number[] {
  const rough = (high - low) / most;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * size).find((one) => one >= rough) ?? size * 10;
  const steps: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) steps.push(Math.round(value * 1e6) / 1e6);
  return steps;
}
