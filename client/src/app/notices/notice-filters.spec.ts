import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type NoticeFilters } from './notice-filters';

const of = (params: Record<string, string | string[]>): NoticeFilters => readFilters(convertToParamMap(params));

describe('the filters of notices', () => {
  it('are none for an address that says none: what is unread, the most urgent first', () => {
    expect(of({})).toEqual(NO_FILTERS);
    expect(isNarrowed(of({}))).toBe(false);
    expect(listQuery(of({}))).toEqual({ unread: 'true', kind: [], sort: 'urgency' });
  });

  it('pass over what an address cannot mean', () => {
    expect(of({ view: 'mine', kind: ['review', 'rumour'], overdue: 'yes', sort: '-colour' })).toEqual({ ...NO_FILTERS, kind: ['review'] });
  });

  it.each<NoticeFilters>([
    { view: 'all', kind: ['decision', 'outcome'], overdue: true, sort: '-day' },
    { view: 'unread', kind: [], overdue: false, sort: '-urgency' },
    { view: 'all', kind: ['acceptance'], overdue: false, sort: 'title' },
  ])('come back from the address as they went into it: %o', (filters) => {
    const params = Object.fromEntries(Object.entries(writeFilters(filters) as Record<string, string | string[] | null>).filter(([, value]) => value !== null)) as Record<string, string | string[]>;
    expect(of(params)).toEqual(filters);
  });

  it('ask for what they show', () => {
    expect(listQuery({ view: 'all', kind: ['action'], overdue: true, sort: 'kind' })).toEqual({ overdue: 'true', kind: ['action'], sort: 'kind' });
  });
});
