import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, mapQuery, NO_FILTERS, ofKind, onBasis, readFilters, widened, writeFilters, type RiskFilters } from './risk-filters';

const everything: RiskFilters = {
  kind: 'target', basis: 'claimed', below: true, matrix: 'm1', cell: { likelihood: 'C', impact: 'II' }, beside: null, status: ['open', 'closed'], level: ['H', 'VH'], register: ['r1'], owner: ['p1'], unit: ['u1'],
  category: ['c1'], objective: ['o1'], treatment: ['treat'], due: ['overdue'], movement: ['rose', 'new'], acceptance: ['needed'], evidence: ['stale'], q: 'duct', sort: 'nextReview',
};

function addressOf(filters: RiskFilters): ReturnType<typeof convertToParamMap> {
  const written = Object.entries(writeFilters(filters) as Record<string, string | boolean | string[] | null>).filter(([, value]) => value !== null);
  return convertToParamMap(Object.fromEntries(written.map(([name, value]) => [name, Array.isArray(value) ? value : String(value)])));
}

describe('the filters of a list of risks', () => {
  it('draw residuals as evidenced by the address; no other kind of assessment answers to evidence', () => {
    const evidenced: RiskFilters = { ...NO_FILTERS, basis: 'evidenced', evidence: ['failed'], beside: 'cannotBeDrawn' };
    expect(readFilters(addressOf(evidenced))).toEqual(evidenced);
    expect(ofKind(evidenced, 'inherent')).toMatchObject({ kind: 'inherent', basis: 'claimed', beside: null });
    expect(onBasis({ ...evidenced, cell: { likelihood: 'C', impact: 'II' } }, 'claimed')).toMatchObject({ basis: 'claimed', cell: null, beside: null });
  });

  it('come back from the address as they were written there', () => {
    expect(readFilters(addressOf(everything))).toEqual(everything);
  });

  it('leave the address empty while all is as usual', () => {
    expect(Object.values(writeFilters(NO_FILTERS)).every((value) => value === null)).toBe(true);
    expect(readFilters(convertToParamMap({}))).toEqual(NO_FILTERS);
  });

  it('pass over words in an address that mean nothing, so that an old link still opens', () => {
    const odd = convertToParamMap({ kind: 'guess', status: 'lost', treatment: 'ignore', due: 'never', movement: 'sideways', acceptance: 'maybe', sort: '-colour', likelihood: 'C' });
    expect(readFilters(odd)).toEqual(NO_FILTERS);
  });

  it('ask the map without the cell chosen in it, without the order, and for open risks alone', () => {
    const { likelihood, impact, sort, status, ...rest } = listQuery(everything);
    expect([likelihood, impact, sort, status]).toEqual(['C', 'II', 'nextReview', ['open', 'closed']]);
    expect(mapQuery(everything)).toEqual(rest);
  });

  it('say by which kind of assessment a cell is meant, also when it is the usual one', () => {
    expect(listQuery({ ...NO_FILTERS, cell: { likelihood: 'C', impact: 'II' } })).toMatchObject({ kind: 'residual', sort: '-residual', likelihood: 'C', impact: 'II' });
  });

  it('take the order along when the kind of assessment changes, but only an order by that kind', () => {
    expect(ofKind(NO_FILTERS, 'inherent')).toMatchObject({ kind: 'inherent', sort: '-inherent' });
    expect(ofKind({ ...NO_FILTERS, sort: 'owner' }, 'inherent').sort).toBe('owner');
  });

  it('count as narrowing only what hides risks', () => {
    expect(isNarrowed({ ...NO_FILTERS, kind: 'target', basis: 'claimed', below: true, matrix: 'm1', sort: 'title' })).toBe(false);
    expect(isNarrowed({ ...NO_FILTERS, beside: 'unscored' })).toBe(true);
    expect(isNarrowed(widened(everything))).toBe(false);
  });
});
