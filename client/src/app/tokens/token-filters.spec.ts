import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters } from './token-filters';

describe('what a list of API tokens is narrowed to', () => {
  it('is read from the address, without what it cannot mean', () => {
    expect(readFilters(convertToParamMap({ state: ['ended', 'lost'], q: 'freeze', sort: '-used' }))).toEqual({ state: ['ended'], q: 'freeze', sort: '-used' });
    expect(readFilters(convertToParamMap({ sort: 'colour' }))).toEqual(NO_FILTERS);
  });

  it('is written to it as far as it is not as usual', () => {
    expect(writeFilters(NO_FILTERS)).toEqual({ state: null, q: null, sort: null });
    expect(listQuery({ ...NO_FILTERS, state: ['expired'] }, 'all')).toEqual({ whose: 'all', state: ['expired'] });
    expect([isNarrowed(NO_FILTERS), isNarrowed({ ...NO_FILTERS, q: 'a' })]).toEqual([false, true]);
  });
});
