import { convertToParamMap } from '@angular/router';
import { frozenQuery, isFrozenNarrowed, NO_FROZEN_FILTERS, readFrozenFilters } from './frozen-filters';

describe('what the list of a freeze is narrowed to', () => {
  it('leaves the address when it is as usual, and narrows nothing', () => {
    expect(frozenQuery(NO_FROZEN_FILTERS)).toEqual({});
    expect(isFrozenNarrowed({ ...NO_FROZEN_FILTERS, basis: 'evidenced' })).toBe(false);
  });

  it('is read back from the address as it was written', () => {
    const filters = { ...NO_FROZEN_FILTERS, basis: 'evidenced', evidence: ['failed', 'stale'], cannotBeDrawn: true, cell: { likelihood: 'A', impact: 'I' }, sort: '-evidence' } as const;
    const address = new URLSearchParams(Object.entries(frozenQuery(filters)).flatMap(([key, value]) => [value].flat().map((one) => [key, one])));
    expect(readFrozenFilters(convertToParamMap({ ...Object.fromEntries(address), evidence: address.getAll('evidence') }))).toEqual(filters);
  });

  it('has the evidence of residuals alone', () => {
    expect(readFrozenFilters(convertToParamMap({ kind: 'inherent', basis: 'evidenced' })).basis).toBe('claimed');
  });
});
