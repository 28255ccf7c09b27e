import { effortOf, rehearsedEffortInWords } from './log-effort';
import type { StepProgress } from './log-progress';

const step = (state: StepProgress['state'], minutes: number | null): StepProgress => ({ state, minutes }) as StepProgress;

describe('the sum of effort of an invocation', () => {
  it.each<[string, StepProgress[], ReturnType<typeof effortOf>]>([
    ['adds what the steps took, also where they ran at once', [step('finished', 30), step('finished', 90)], { minutes: 120, unknown: 0 }],
    ['is at least so much where nobody told when a step started', [step('finished', 30), step('finished', null)], { minutes: 30, unknown: 1 }],
    ['counts no step that is under way, open or skipped', [step('finished', 30), step('running', null), step('ready', null), step('skipped', null)], { minutes: 30, unknown: 0 }],
    ['is not known while no step is done, which is not zero', [step('running', null)], null],
    ['may be nothing', [step('finished', 0)], { minutes: 0, unknown: 0 }],
  ])('%s', (_what, steps, effort) => {
    expect(effortOf({ steps })).toEqual(effort);
  });
});

it('the effort of a rehearsal is what was typed for its resources, otherwise that of its steps', () => {
  const progress = { steps: [step('finished', 30), step('finished', null)] };
  expect(rehearsedEffortInWords([90, null, 45], progress)).toBe('2 h 15 min');
  expect(rehearsedEffortInWords([0], progress)).toBe('0 min');
  expect(rehearsedEffortInWords([null], progress)).toBe('at least 30 min (1 step not known)');
  expect(rehearsedEffortInWords([null], { steps: [] })).toBeNull();
  expect(rehearsedEffortInWords([], null)).toBeNull();
});
