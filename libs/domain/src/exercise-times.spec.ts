import { exerciseTimeFaults, type ExerciseTimes } from './exercise-times';

const NOW = '2026-05-10T09:00:00Z';
const clock = { workStartedAt: null, usableAt: null, abandonedAt: null, dataAsOf: null };
const times = (over: Partial<ExerciseTimes> = {}): ExerciseTimes => ({ lostAt: '2026-05-09T08:00:00Z', startedAt: '2026-05-09T08:00:00Z', endedAt: '2026-05-09T18:00:00Z', backupTakenAt: null, resources: [clock], ...over });
const ofResource = (over: object): ExerciseTimes => times({ resources: [clock, { ...clock, ...over }] });

describe('the times of a rehearsal', () => {
  it.each<[string, ExerciseTimes, string[]]>([
    ['are as they should be', ofResource({ usableAt: '2026-05-09T12:00:00Z', dataAsOf: '2026-05-09T02:00:00Z' }), []],
    ['end before the start', times({ startedAt: '2026-05-09T19:00:00Z' }), ['endedAt: It ends before it starts']],
    ['end before the loss', times({ lostAt: '2026-05-09T18:30:00Z', startedAt: '2026-05-09T07:00:00Z' }), ['endedAt: It ends before anything was lost']],
    ['lie in the future', times({ endedAt: '2026-05-11T09:00:00Z' }), ['endedAt: The end lies in the future: choose a time that has passed']],
    ['lose it in the future', times({ lostAt: '2026-05-11T08:00:00Z' }), ['lostAt: The loss lies in the future: choose a time that has passed', 'endedAt: It ends before anything was lost']],
    ['have a resource back before it was lost', ofResource({ usableAt: '2026-05-09T07:00:00Z' }), ['resources.1.usableAt: It was usable before it was lost']],
    ['have work on it start between the loss and its return', ofResource({ workStartedAt: '2026-05-09T10:00:00Z', usableAt: '2026-05-09T12:00:00Z' }), []],
    ['have it back before work on it started', ofResource({ workStartedAt: '2026-05-09T10:00:00Z', usableAt: '2026-05-09T09:00:00Z' }), ['resources.1.usableAt: It was usable before work on it was started']],
    ['give it up before work on it started', ofResource({ workStartedAt: '2026-05-09T10:00:00Z', abandonedAt: '2026-05-09T09:00:00Z' }), ['resources.1.abandonedAt: It was given up before work on it was started']],
    ['work on it before it was lost', ofResource({ workStartedAt: '2026-05-09T07:00:00Z' }), ['resources.1.workStartedAt: It was being worked on before it was lost']],
    ['work on it after the end', ofResource({ workStartedAt: '2026-05-09T19:00:00Z' }), ['resources.1.workStartedAt: It was being worked on after the rehearsal ended: let it end later, or correct this time']],
    ['have it back after the end', ofResource({ usableAt: '2026-05-09T19:00:00Z' }), ['resources.1.usableAt: It was usable after the rehearsal ended: let it end later, or correct this time']],
    ['have two clocks stop for one resource', ofResource({ usableAt: '2026-05-09T12:00:00Z', abandonedAt: '2026-05-09T13:00:00Z' }), ['resources.1.abandonedAt: It was usable again or given up, not both: leave one of the two times empty']],
    ['read a set of after the loss', times({ backupTakenAt: '2026-05-09T08:01:00Z' }), ['backupTakenAt: The backup set is from after the loss']],
    ['bring back data of after the loss', ofResource({ dataAsOf: '2026-05-09T09:00:00Z' }), ['resources.1.dataAsOf: The data that came back is from after the loss']],
  ])('%s', (_, given, expected) => {
    expect(exerciseTimeFaults(given, NOW).map(({ field, message }) => `${field}: ${message}`)).toEqual(expected);
  });
});
