import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters } from './action-filters';

describe('the filters of the list of actions', () => {
  it('leave the address empty as long as all is as usual', () => {
    expect(readFilters(convertToParamMap({}))).toEqual(NO_FILTERS);
    expect(Object.values(writeFilters(NO_FILTERS)).filter((value) => value !== null)).toEqual([]);
    expect(isNarrowed({ ...NO_FILTERS, sort: '-slip' })).toBe(false);
  });

  it('go to the address and back', () => {
    const filters = { ...NO_FILTERS, status: ['done'] as const, due: ['overdue'] as const, owner: ['p1', 'p2'], risk: ['r1'], q: 'pumps', sort: '-slip' as const };
    expect(readFilters(convertToParamMap(listQuery(filters)))).toEqual(filters);
    expect(isNarrowed(filters)).toBe(true);
    expect(isNarrowed({ ...NO_FILTERS, status: ['open', 'in-progress', 'done', 'cancelled'] })).toBe(true);
  });

  it('pass over what they cannot mean', () => {
    expect(readFilters(convertToParamMap({ status: 'late', due: 'never', priority: 'urgent', sort: 'colour' }))).toEqual(NO_FILTERS);
  });
});
