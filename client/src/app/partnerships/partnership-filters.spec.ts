import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters } from './partnership-filters';

describe('the filters of the list of partnerships', () => {
  it('come back from the address as they went into it, and say nothing of what is as usual', () => {
    const filters = { ...NO_FILTERS, state: ['ended'] as const, significance: ['high'] as const, due: ['overdue'] as const, unit: ['u'], q: 'county', sort: '-significance' as const };
    expect(readFilters(convertToParamMap(listQuery(filters)))).toEqual(filters);
    expect([listQuery(NO_FILTERS), isNarrowed(NO_FILTERS), isNarrowed(filters)]).toEqual([{}, false, true]);
    expect(readFilters(convertToParamMap({ state: 'gone', sort: 'colour' }))).toEqual(NO_FILTERS);
  });
});
