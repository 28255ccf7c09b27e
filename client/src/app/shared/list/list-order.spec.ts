import { A_TO_Z, ordered, orderChoices, type ListColumn, type Order } from './list-order';

type Sort = 'residual' | 'title' | 'register';
const LEVEL: ListColumn<Sort> = { sort: 'residual', label: 'Residual', ways: ['least first', 'worst first'], mostFirst: true };
const TITLE: ListColumn<Sort> = { sort: 'title', label: 'Risk', ways: A_TO_Z, below: { sort: 'register', label: 'Register', ways: A_TO_Z } };

it.each<[string, ListColumn<Sort>, Order<Sort>, Order<Sort>]>([
  ['levels begin with the worst', LEVEL, 'title', '-residual'],
  ['then with the least', LEVEL, '-residual', 'residual'],
  ['and go back', LEVEL, 'residual', '-residual'],
  ['words begin with A', TITLE, '-residual', 'title'],
  ['then with Z', TITLE, 'title', '-title'],
])('the header of a column sorts: %s', (_what, column, now, then) => {
  expect(ordered(column, now)).toBe(then);
});

it('where there are no headers, each way of each column is named, the usual one first', () => {
  expect(orderChoices([LEVEL, TITLE, { sort: null, label: 'Claimed' }])).toEqual([
    { sort: '-residual', label: 'Residual, worst first' },
    { sort: 'residual', label: 'Residual, least first' },
    { sort: 'title', label: 'Risk, A to Z' },
    { sort: '-title', label: 'Risk, Z to A' },
    { sort: 'register', label: 'Register, A to Z' },
    { sort: '-register', label: 'Register, Z to A' },
  ]);
});
