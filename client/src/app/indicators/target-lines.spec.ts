import { faultOfLine, linesOf, typedOf } from './target-lines';

const line = (value: string, upper = '', tolerance = '') => ({ financialYear: 2026, value, upper, tolerance });

describe('targets as they are typed', () => {
  it.each([
    [line('99.9', '', '0.5'), 'higher', null],
    [line(''), 'higher', null],
    [line('', '', '3'), 'lower', null],
    [line('lots'), 'higher', 'value'],
    [line('5', '', '-1'), 'higher', 'tolerance'],
    [line('8', '14'), 'range', null],
    [line('8'), 'range', 'upper'],
    [line('14', '8'), 'range', 'upper'],
  ] as const)('%o, %s: wrong in %s', (typed, direction, part) => expect(faultOfLine(typed, direction)?.part ?? null).toBe(part));

  it('empty is to be confirmed, and zero is zero', () => {
    expect(linesOf([line(''), line('0', '9', '1')], 'higher')).toEqual([{ financialYear: 2026, value: null, upper: null, tolerance: 0 }, { financialYear: 2026, value: 0, upper: null, tolerance: 1 }]);
    expect(typedOf({ financialYear: 2026, value: 0, upper: null, tolerance: 0 })).toEqual(line('0'));
  });
});
