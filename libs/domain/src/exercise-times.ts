/** Moments of a rehearsal as ISO 8601; null where nothing was noted. */
export interface ExerciseTimes {
  readonly lostAt: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly backupTakenAt: string | null;
  readonly resources: readonly ResourceClock[];
}

export interface ResourceClock {
  readonly workStartedAt: string | null;
  readonly usableAt: string | null;
  readonly abandonedAt: string | null;
  readonly dataAsOf: string | null;
}

export interface ExerciseFault {
  /** Named as in the request: "endedAt", "resources.0.usableAt". */
  readonly field: string;
  readonly message: string;
}

/** What cannot be when a rehearsal starts: it is given when it starts, so neither lies ahead. `now` as ISO 8601. */
export function exerciseStartFaults({ lostAt, startedAt }: Pick<ExerciseTimes, 'lostAt' | 'startedAt'>, now: string): ExerciseFault[] {
  const today = Date.parse(now);
  return [
    ...(Date.parse(lostAt) > today ? [{ field: 'lostAt', message: 'The loss lies in the future: choose a time that has passed' }] : []),
    ...(Date.parse(startedAt) > today ? [{ field: 'startedAt', message: 'The start lies in the future: choose a time that has passed' }] : []),
  ];
}

/** What cannot be when it ends. */
export function exerciseEndFaults({ lostAt, startedAt, endedAt }: Pick<ExerciseTimes, 'lostAt' | 'startedAt' | 'endedAt'>, now: string): ExerciseFault[] {
  if (Date.parse(endedAt) > Date.parse(now)) return [{ field: 'endedAt', message: 'The end lies in the future: choose a time that has passed' }];
  if (Date.parse(endedAt) < Date.parse(startedAt)) return [{ field: 'endedAt', message: 'It ends before it starts' }];
  return Date.parse(endedAt) < Date.parse(lostAt) ? [{ field: 'endedAt', message: 'It ends before anything was lost' }] : [];
}

/** What cannot be among the times of a result, each as a sentence to show. `now` as ISO 8601. */
export function exerciseTimeFaults({ lostAt, startedAt, endedAt, backupTakenAt, resources }: ExerciseTimes, now: string): ExerciseFault[] {
  const faults: ExerciseFault[] = [];
  const fault = (field: string, message: string): number => faults.push({ field, message });
  const [lost, ended, today] = [Date.parse(lostAt), Date.parse(endedAt), Date.parse(now)];
  faults.push(...exerciseStartFaults({ lostAt, startedAt }, now), ...exerciseEndFaults({ lostAt, startedAt, endedAt }, now));
  if (backupTakenAt !== null && Date.parse(backupTakenAt) > lost) fault('backupTakenAt', 'The backup set is from after the loss');
  resources.forEach(({ workStartedAt, usableAt, abandonedAt, dataAsOf }, index) => {
    const of = (name: keyof ResourceClock): string => `resources.${index}.${name}`;
    if (usableAt !== null && abandonedAt !== null) fault(of('abandonedAt'), 'It was usable again or given up, not both: leave one of the two times empty');
    for (const [name, at, words] of [['workStartedAt', workStartedAt, 'being worked on'], ['usableAt', usableAt, 'usable'], ['abandonedAt', abandonedAt, 'given up']] as const) {
      if (at === null) continue;
      if (Date.parse(at) < lost) fault(of(name), `It was ${words} before it was lost`);
      else if (name !== 'workStartedAt' && workStartedAt !== null && Date.parse(at) < Date.parse(workStartedAt)) fault(of(name), `It was ${words} before work on it was started`);
      else if (Date.parse(at) > today) fault(of(name), 'This lies in the future: choose a time that has passed');
      else if (Date.parse(at) > ended) fault(of(name), `It was ${words} after the rehearsal ended: let it end later, or correct this time`);
    }
    if (dataAsOf !== null && Date.parse(dataAsOf) > lost) fault(of('dataAsOf'), 'The data that came back is from after the loss');
  });
  return faults;
}
