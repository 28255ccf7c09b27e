import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters } from './recommendation-filters';

describe('the filters of the list of recommendations', () => {
  it('come back from the address as they went into it', () => {
    const filters = { ...NO_FILTERS, state: ['verified'] as const, source: ['health-check'] as const, due: ['overdue'] as const, unit: ['u'], q: 'lock', sort: '-priority' as const };
    expect(readFilters(convertToParamMap(listQuery(filters)))).toEqual(filters);
  });

  it('say nothing of what is as usual, and pass over what they do not know', () => {
    expect([listQuery(NO_FILTERS), isNarrowed(NO_FILTERS)]).toEqual([{}, false]);
    expect(readFilters(convertToParamMap({ state: 'gone', sort: 'colour' }))).toEqual(NO_FILTERS);
    expect(isNarrowed({ ...NO_FILTERS, priority: ['critical'] })).toBe(true);
  });
});
