import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters } from './plan-filters';

describe('what the list of plans is narrowed to', () => {
  it('is read from the address and written back as it was', () => {
    const params = { standing: ['overdue'], kind: ['team', 'ict'], due: ['soon'], left: ['true'], contactsChanged: ['true'], q: 'flood', sort: '-nextReview' };
    expect(listQuery(readFilters(convertToParamMap(params)))).toEqual(params);
    expect(isNarrowed(readFilters(convertToParamMap(params)))).toBe(true);
  });

  it('is nothing where the address says nothing, or what it cannot mean', () => {
    expect(readFilters(convertToParamMap({ standing: 'soonish', sort: 'colour', left: 'maybe' }))).toEqual(NO_FILTERS);
    expect(listQuery(NO_FILTERS)).toEqual({});
    expect(Object.keys(writeFilters(NO_FILTERS)).every((name) => writeFilters(NO_FILTERS)[name] === null)).toBe(true);
  });
});
