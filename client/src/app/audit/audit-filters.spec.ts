import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters } from './audit-filters';

const [ANN, BEN] = ['0198e0d4-0000-7000-8000-000000000001', '0198e0d4-0000-7000-8000-000000000002'];

describe('the filters of the audit trail', () => {
  it('are what the address says', () => {
    const params = { actor: [ANN, BEN], action: ['risk.edited'], subject: ANN, from: '2026-03-01', to: '2026-03-31' };
    const filters = readFilters(convertToParamMap(params));
    expect(filters).toEqual({ ...NO_FILTERS, ...params });
    expect(listQuery(filters)).toEqual(params);
    expect(readFilters(convertToParamMap(listQuery(filters)))).toEqual(filters);
  });

  it('leave out what means nothing', () => {
    expect(readFilters(convertToParamMap({ actor: ['me', ANN, ANN], action: ['DROP TABLE'], subject: 'it', from: 'yesterday' }))).toEqual({ ...NO_FILTERS, actor: [ANN] });
  });

  it('go from the address when they are taken off', () => {
    expect(writeFilters(NO_FILTERS)).toEqual({ actor: null, action: null, type: null, register: null, subject: null, from: null, to: null });
    expect(isNarrowed(NO_FILTERS)).toBe(false);
    expect(isNarrowed({ ...NO_FILTERS, to: '2026-03-31' })).toBe(true);
  });
});
