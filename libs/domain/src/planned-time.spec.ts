import type { ClockMark } from './plan-content';
import { plannedTime, stepCycle } from './planned-time';

const step = (id: string, minutes: number | null, after: string[] = [], clock: ClockMark | null = null) => ({ id, minutes, after, clock });

describe('the planned time of steps', () => {
  it.each([
    ['one after another', [step('a', 10), step('b', 20, ['a'])], { best: [30, 0], worst: [30, 0], critical: 'ab' }],
    ['two at once', [step('a', 10), step('b', 20)], { best: [20, 0], worst: [30, 0], critical: 'b' }],
    ['two ways that meet', [step('a', 10), step('b', 40, ['a']), step('c', 5, ['a']), step('d', 1, ['b', 'c'])], { best: [51, 0], worst: [56, 0], critical: 'abd' }],
    ['an unknown step is no zero', [step('a', 10), step('b', null, ['a'])], { best: [10, 1], worst: [10, 1], critical: 'ab' }],
    ['an unknown step beside a longer way may still be longer', [step('a', 10), step('b', null)], { best: [10, 1], worst: [10, 1], critical: 'a' }],
    ['zero is a value', [step('a', 0)], { best: [0, 0], worst: [0, 0], critical: 'a' }],
    ['what stands after the clock has stopped does not count', [step('a', 10, [], 'starts'), step('b', 20, ['a'], 'stops'), step('c', 90, ['b'])], { best: [30, 0], worst: [30, 0], critical: 'ab' }],
    ['nor what stands before it started', [step('a', 15), step('b', 10, ['a'], 'starts'), step('c', 20, ['b'], 'stops')], { best: [30, 0], worst: [30, 0], critical: 'bc' }],
    ['steps listed before what they wait for', [step('b', 20, ['a']), step('a', 10)], { best: [30, 0], worst: [30, 0], critical: 'ab' }],
  ] as const)('%s', (_, steps, { best, worst, critical }) => {
    const time = plannedTime(steps)!;
    expect([time.best.minutes, time.best.unknown]).toEqual(best);
    expect([time.worst.minutes, time.worst.unknown]).toEqual(worst);
    expect(time.critical.join('')).toBe(critical);
  });

  it('is not known without steps, or while they wait for one another', () => {
    expect(plannedTime([])).toBeNull();
    expect(plannedTime([step('a', 1, ['b']), step('b', 1, ['a'])])).toBeNull();
  });

  it('is found for as many steps as a plan may have, in one long chain', () => {
    const steps = Array.from({ length: 200 }, (_, at) => step(`s${at}`, 1, at > 0 ? [`s${at - 1}`] : []));
    expect(plannedTime(steps)!.best.minutes).toBe(200);
  });
});

describe('steps that wait for one another', () => {
  it.each([
    [[step('a', 1, ['a'])], ['a']],
    [[step('a', 1), step('b', 1, ['a', 'c']), step('c', 1, ['b'])], ['b', 'c']],
    [[step('a', 1), step('b', 1, ['a']), step('c', 1, ['a', 'b'])], null],
    [[step('a', 1, ['gone'])], null],
  ] as const)('%j', (steps, circle) => expect(stepCycle(steps)).toEqual(circle));
});
