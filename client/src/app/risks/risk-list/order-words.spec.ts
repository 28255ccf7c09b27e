import { orderChoices } from './order-words';

describe('the orders of a list without headers', () => {
  it('are offered in words, both ways, scores with the worst first and words from their beginning', () => {
    expect(orderChoices([{ sort: 'residual', label: 'Residual' }, { sort: 'title', label: 'Risk' }])).toEqual([
      { sort: '-residual', label: 'Residual, worst first' },
      { sort: 'residual', label: 'Residual, least first' },
      { sort: 'title', label: 'Risk, A to Z' },
      { sort: '-title', label: 'Risk, Z to A' },
    ]);
  });
});
