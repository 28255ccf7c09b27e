import { assessmentFaults, type AssessmentGiven } from './assessment-faults';
import { MELTON_6X4 } from './ready-made-matrices';

const melton = MELTON_6X4.matrix;

describe('an assessment', () => {
  it.each<[string, AssessmentGiven]>([
    ['a cell', { kind: 'residual', likelihood: 'C', impact: 'II' }],
    ['a level alone', { kind: 'inherent', likelihood: null, impact: null, level: 'H' }],
    ['a target with its date', { kind: 'target', likelihood: 'D', impact: 'II', targetDate: '2027-03-31' }],
  ])('is sound with %s', (_what, given) => {
    expect(assessmentFaults(melton, given)).toEqual([]);
  });

  it.each<[string, AssessmentGiven, [string, string][]]>([
    ['nothing chosen', { kind: 'residual' }, [['likelihood', 'Choose A to F.'], ['impact', 'Choose I to IV.']]],
    ['half a cell', { kind: 'residual', likelihood: 'C' }, [['impact', 'Choose I to IV.']]],
    ['codes of another matrix', { kind: 'residual', likelihood: '3', impact: '4' }, [['likelihood', 'Choose A to F. This matrix has no 3.'], ['impact', 'Choose I to IV. This matrix has no 4.']]],
    ['a level of another matrix', { kind: 'residual', level: 'EH' }, [['level', 'Choose VL, L, M, H or VH. This matrix has no level EH.']]],
    ['a cell and a level', { kind: 'residual', likelihood: 'C', impact: 'II', level: 'H' }, [['level', 'Give a likelihood and an impact, or a level alone, not both.']]],
    ['a target without a date', { kind: 'target', likelihood: 'D', impact: 'II' }, [['targetDate', 'Say by when the target is to be reached.']]],
    ['a target on a day that does not exist', { kind: 'target', likelihood: 'D', impact: 'II', targetDate: '2027-02-30' }, [['targetDate', 'Give a day of the calendar, such as 2027-03-31.']]],
    ['a date without a target', { kind: 'residual', likelihood: 'D', impact: 'II', targetDate: '2027-03-31' }, [['targetDate', 'Only a target has a date to be reached by.']]],
    ['several things at once', { kind: 'target', likelihood: 'Z', impact: 'II' }, [['likelihood', 'Choose A to F. This matrix has no Z.'], ['targetDate', 'Say by when the target is to be reached.']]],
  ])('is refused with %s, each fault on its field', (_what, given, faults) => {
    expect(assessmentFaults(melton, given).map(({ field, message }) => [field, message])).toEqual(faults);
  });
});
