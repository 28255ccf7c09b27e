import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters } from './escalation-filters';

describe('the filters of the decisions', () => {
  it('begin with what waits, longest first', () => {
    expect(readFilters(convertToParamMap({}))).toEqual(NO_FILTERS);
    expect(listQuery(NO_FILTERS)).toEqual({ waiting: 'true', state: [], kind: [], register: [], sort: 'changed' });
  });

  it('come back from the address as they were put there', () => {
    const filters = { view: 'all', state: ['declined'], kind: ['move'], register: ['r1', 'r2'], sort: 'title' } as const;
    const written = Object.fromEntries(Object.entries(writeFilters(filters)).filter(([, value]) => value !== null));
    expect(readFilters(convertToParamMap(written))).toEqual(filters);
    expect(isNarrowed(filters)).toBe(true);
  });

  it('show what was decided with the latest first, unless said otherwise', () => {
    expect(readFilters(convertToParamMap({ view: 'all' })).sort).toBe('-changed');
    expect(writeFilters({ ...NO_FILTERS, view: 'mine', sort: '-changed' })).toMatchObject({ view: 'mine', sort: null });
  });

  it('pass over words that mean nothing', () => {
    expect(readFilters(convertToParamMap({ view: 'theirs', state: 'lost', sort: 'weight' }))).toEqual(NO_FILTERS);
  });
});
