import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type ExceptionFilters } from './exception-filters';

const MANY: ExceptionFilters = { waiting: true, state: ['stale', 'expired'], ending: 60, policy: ['Access policy'], requester: ['p1'], approver: ['p2'], register: ['r1'], unit: ['u1'], q: 'scanner', sort: '-changed' };

describe('the filters of the list of exceptions', () => {
  it.each([['none', NO_FILTERS], ['many', MANY]])('come back from the address as they went in: %s', (_what, filters) => {
    const params = Object.entries(writeFilters(filters)).filter(([, value]) => value !== null).map(([name, value]) => [name, Array.isArray(value) ? value : String(value)]);
    expect(readFilters(convertToParamMap(Object.fromEntries(params)))).toEqual(filters);
  });

  it('pass over what an address cannot mean', () => {
    expect(readFilters(convertToParamMap({ state: ['broken', 'stale'], ending: '45', sort: 'colour' }))).toEqual({ ...NO_FILTERS, state: ['stale'] });
  });

  it('ask the API for nothing that is as usual', () => {
    expect(listQuery(NO_FILTERS)).toEqual({ sort: 'until' });
    expect(listQuery(MANY)).toEqual({
      waiting: 'true', ending: '60', q: 'scanner', state: ['stale', 'expired'], policy: ['Access policy'], requester: ['p1'], approver: ['p2'], register: ['r1'], unit: ['u1'], sort: '-changed',
    });
  });

  it('narrow, or do not', () => {
    expect([isNarrowed(NO_FILTERS), isNarrowed({ ...NO_FILTERS, waiting: true }), isNarrowed({ ...NO_FILTERS, ending: 30 }), isNarrowed(MANY)]).toEqual([false, false, true, true]);
  });
});
