import { levelIndexOf, type AssessmentKind, type RiskMatrix, type Standing } from '@holdfast/domain';

/** An assessment as the chart needs it. */
export interface DatedStanding extends Standing {
  readonly kind: AssessmentKind;
  readonly matrixVersionId: string | null;
  /** ISO moment. */
  readonly recordedAt: string;
  readonly targetDate?: string | null;
  readonly rationale?: string;
}

/** Index of the level, or in words why there is none. */
export type LevelThen = number | 'unscored' | 'not comparable';

export interface LevelPoint {
  readonly at: number;
  readonly level: LevelThen;
  readonly rationale: string;
  readonly targetDate: string | null;
}

export function levelThen(matrix: RiskMatrix, matrixVersionId: string, standing: DatedStanding): LevelThen {
  if (!standing.level && !(standing.likelihood && standing.impact)) return 'unscored';
  // The level of an earlier version says nothing on this one's scale, whatever its code.
  if (standing.matrixVersionId !== matrixVersionId) return 'not comparable';
  return levelIndexOf(matrix, standing) ?? 'not comparable';
}

/** The history of one kind, oldest first. */
export function pointsOf(matrix: RiskMatrix, matrixVersionId: string, history: readonly DatedStanding[], kind: AssessmentKind): LevelPoint[] {
  return history
    .filter((standing) => standing.kind === kind)
    .map((standing) => ({
      at: Date.parse(standing.recordedAt),
      level: levelThen(matrix, matrixVersionId, standing),
      rationale: standing.rationale ?? '',
      targetDate: standing.targetDate ?? null,
    }))
    .sort((one, other) => one.at - other.at);
}

/**
 * The path of a level that holds until the next assessment: a step at each. Where there was no level there is no line,
 * rather than one at the bottom.
 */
export function stepPath(points: readonly LevelPoint[], until: number, x: (at: number) => number, y: (level: number) => number): string {
  let path = '';
  let drawing = false;
  points.forEach((point, index) => {
    if (typeof point.level !== 'number') {
      drawing = false;
      return;
    }
    const end = points[index + 1]?.at ?? until;
    path += drawing ? `V${round(y(point.level))}` : `M${round(x(point.at))} ${round(y(point.level))}`;
    path += `H${round(x(Math.max(end, point.at)))}`;
    drawing = true;
  });
  return path;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const DAY = 86_400_000;

/** Quarters of the year, or years when there would be too many; the year is printed where it changes. */
export function ticksOf(from: number, to: number, most = 9): Tick[] {
  const start = new Date(from);
  const quarters: Date[] = [];
  for (let date = new Date(Date.UTC(start.getUTCFullYear(), Math.floor(start.getUTCMonth() / 3) * 3, 1)); date.getTime() <= to; date = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 3, 1))) {
    if (date.getTime() >= from - 2 * DAY) quarters.push(date);
  }
  if (quarters.length > most) {
    const years = quarters.filter((date) => date.getUTCMonth() === 0);
    const every = Math.ceil(years.length / most);
    return years.filter((_, index) => index % every === 0).map((date) => ({ at: date.getTime(), label: String(date.getUTCFullYear()) }));
  }
  if (quarters.length < 2) {
    const label = (at: number): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at).replace('Sept', 'Sep');
    return to - from < DAY ? [{ at: to, label: label(to) }] : [{ at: from, label: label(from) }, { at: to, label: label(to) }];
  }
  return quarters.map((date, index) => {
    const quarter = `Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
    const newYear = index === 0 || quarters[index - 1]!.getUTCFullYear() !== date.getUTCFullYear();
    return { at: date.getTime(), label: newYear ? `${quarter} ${date.getUTCFullYear()}` : quarter };
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
