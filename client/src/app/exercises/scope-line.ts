import type { RehearsedResourceView, RehearsedResourceResult, ScopedResourceRequest, ExerciseScopeView } from '@holdfast/contracts';
import { clockInWords, readDuration } from '@holdfast/domain';

/** A resource in scope as it is typed: times as people write them; '' takes what the analyses ask for. */
export interface ScopeLine {
  readonly resourceId: string;
  readonly reference: string;
  readonly name: string;
  readonly rto: string;
  readonly rpo: string;
  /** What the analyses ask for; null: not known. */
  readonly neededRto: number | null;
  /** Even at once is too late for what leans on it; false where that is not reckoned now. */
  readonly tooLateAtOnce: boolean;
  readonly neededRpo: number | null;
  readonly note: string;
}

const typed = (minutes: number | null, needed: number | null): string => (minutes === null || minutes === needed ? '' : clockInWords(minutes));

/** Of a rehearsal, with what the analyses asked for when it was prepared. */
export const scopeLineOf = ({ resourceId, reference, name, rtoMinutes, rpoMinutes, neededRtoMinutes, neededRpoMinutes, requirementNote }: RehearsedResourceResult): ScopeLine => ({
  resourceId, reference, name, rto: typed(rtoMinutes, neededRtoMinutes), rpo: typed(rpoMinutes, neededRpoMinutes), neededRto: neededRtoMinutes, tooLateAtOnce: false, neededRpo: neededRpoMinutes, note: requirementNote,
});

/** Of a programme, which keeps no more than what was typed. */
export const programmeLineOf = ({ resourceId, reference, name, rtoMinutes, rpoMinutes }: RehearsedResourceView, note = ''): ScopeLine => ({
  resourceId, reference, name, rto: typed(rtoMinutes, null), rpo: typed(rpoMinutes, null), neededRto: null, tooLateAtOnce: false, neededRpo: null, note,
});

/** Lines with what the analyses ask for now. */
export const withNeeds = (lines: readonly ScopeLine[], { resources }: ExerciseScopeView): ScopeLine[] =>
  lines.map((line) => {
    const known = resources.find(({ resourceId }) => resourceId === line.resourceId);
    return known ? { ...line, neededRto: known.neededRtoMinutes, tooLateAtOnce: known.tooLateAtOnce, neededRpo: known.neededRpoMinutes } : line;
  });

/** What the plans recover and is not among the lines yet. */
export const broughtBy = (lines: readonly ScopeLine[], { resources }: ExerciseScopeView): ScopeLine[] =>
  resources
    .filter(({ resourceId, planIds }) => planIds.length > 0 && !lines.some((line) => line.resourceId === resourceId))
    .map(({ resourceId, reference, name, neededRtoMinutes, tooLateAtOnce, neededRpoMinutes }) => ({ resourceId, reference, name, rto: '', rpo: '', neededRto: neededRtoMinutes, tooLateAtOnce, neededRpo: neededRpoMinutes, note: '' }));

/** Minutes on the clock; null: not known; 'fault': not understood. */
export function minutesOf(text: string): number | null | 'fault' {
  if (text.trim() === '') return null;
  const { duration, fault } = readDuration(text, []);
  return fault !== null || duration?.calendarId ? 'fault' : (duration?.minutes ?? null);
}

/** Something else was typed than the analyses ask for, so the reason is asked for too. */
export const differs = ({ rto, rpo, neededRto, neededRpo }: ScopeLine): boolean =>
  [[rto, neededRto] as const, [rpo, neededRpo] as const].some(([text, needed]) => {
    const own = minutesOf(text);
    return own !== null && needed !== null && own !== needed;
  });

export const scopeRequestOf = (lines: readonly ScopeLine[]): ScopedResourceRequest[] =>
  lines.map((line) => ({ resourceId: line.resourceId, rtoMinutes: known(minutesOf(line.rto)), rpoMinutes: known(minutesOf(line.rpo)), ...(differs(line) ? { note: line.note.trim() } : {}) }));

const known = (minutes: number | null | 'fault'): number | null => (minutes === 'fault' ? null : minutes);

export const scopeFault = (lines: readonly ScopeLine[]): string | null => {
  const wrong = lines.find(({ rto, rpo }) => minutesOf(rto) === 'fault' || minutesOf(rpo) === 'fault');
  if (wrong) return `Write the times of ${wrong.name} in hours or minutes, such as 8 hours, or leave them empty`;
  const silent = lines.find((line) => differs(line) && line.note.trim() === '');
  return silent ? `Say why ${silent.name} is measured by something else than the analyses ask for` : null;
};
