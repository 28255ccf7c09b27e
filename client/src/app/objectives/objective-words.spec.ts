import { actionsInWords, indicatorsInWords, levelsInWords, milestonesInWords, openRisks } from './objective-words';

const levels = { worst: null, scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 };

describe('what hangs on an objective, in words', () => {
  it.each([
    [{}, 'No open risk'],
    [{ scored: 1 }, '1 risk'],
    [{ scored: 2, levelOnly: 1, unscored: 3 }, '3 risks (1 by level alone), 3 unscored'],
    [{ unscored: 1 }, '1 unscored'],
    [{ scored: 1, notComparable: 2, leftOut: 1 }, '1 risk, 2 not comparable, 1 counted in the risk above'],
  ])('%o', (some, words) => expect(levelsInWords({ ...levels, ...some })).toBe(words));

  it('leaves out what there is none of', () => {
    expect(milestonesInWords({ fully: 2, partly: 0, 'not-achieved': 1, 'not-reported': 0, 'not-due': 3 })).toBe('2 fully, 3 not due, 1 not achieved');
    expect([actionsInWords(null), actionsInWords({ unended: 0, overdue: 0, ended: 0 }), actionsInWords({ unended: 3, overdue: 1, ended: 2 })]).toEqual(['', '', '3 to be done, 1 late, 2 done']);
    expect(indicatorsInWords({ outside: 1, 'within-tolerance': 0, 'on-target': 2, 'no-target': 0, 'not-collected': 0, due: 0, 'not-due': 0 })).toBe('1 outside tolerance, 2 on target');
    expect(openRisks({ ...levels, scored: 2, leftOut: 1 })).toBe(3);
  });
});
