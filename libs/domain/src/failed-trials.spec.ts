import { failedTrialInWords, failedTrials, type TriedUser } from './failed-trials';

const named = (group: string, solution = 'Paper lists') => ({ id: `part ${group}`, group, solution });
const trial = (on: string, works: boolean) => ({ on, works });
const officers = (...trials: TriedUser['trials'][number][]): TriedUser => ({ id: 'officers', name: 'Housing officers', trials });

describe('trials of how critical users of a plan are served meanwhile', () => {
  it.each<[string, TriedUser[], [string | null, string][]]>([
    ['nobody tried it', [officers()], []],
    ['it worked', [officers(trial('2026-03-03', true))], []],
    ['it failed after it had worked', [officers(trial('2026-05-04', false), trial('2026-03-03', true), trial('2026-01-02', true))], [['2026-03-03', '2026-05-04']]],
    ['it failed and never worked', [officers(trial('2026-05-04', false), trial('2026-04-01', false))], [[null, '2026-05-04']]],
    ['it works again', [officers(trial('2026-06-01', true), trial('2026-05-04', false))], []],
    ['of two activities that name them one failed', [officers(trial('2026-06-01', true)), officers(trial('2026-05-04', false), trial('2026-02-02', true))], [['2026-02-02', '2026-05-04']]],
    ['others failed', [{ id: 'wardens', name: 'Wardens', trials: [trial('2026-05-04', false)] }], []],
  ])('%s', (_, tried, expected) => {
    expect(failedTrials([named('housing officers ')], tried).map(({ workedOn, failedOn }) => [workedOn, failedOn])).toEqual(expected);
  });

  it('are those of the critical users that were taken over, whatever either is called since', () => {
    const taken = [{ ...named('Officers on call'), criticalUserId: 'officers' }];
    expect(failedTrials(taken, [officers(trial('2026-05-04', false))])).toEqual([{ id: 'part Officers on call', workedOn: null, failedOn: '2026-05-04' }]);
    expect(failedTrials(taken, [{ ...officers(trial('2026-05-04', false)), id: 'others' }])).toEqual([]);
  });

  it('say nothing of those for whom the plan has no solution', () => {
    expect(failedTrials([named('Housing officers', '')], [officers(trial('2026-05-04', false))])).toEqual([]);
  });

  it('are told with both days, or that it was never seen to work', () => {
    expect(failedTrialInWords({ id: 'x', workedOn: '2026-03-03', failedOn: '2026-05-04' }, (day) => day)).toBe('Seen to work on 2026-03-03; failed on 2026-05-04');
    expect(failedTrialInWords({ id: 'x', workedOn: null, failedOn: '2026-05-04' }, (day) => day)).toBe('Never seen to work; failed on 2026-05-04');
  });
});
