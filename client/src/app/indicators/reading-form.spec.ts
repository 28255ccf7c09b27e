import { answered, faultsOfReading, stateOf, type Typed } from './reading-form';

const target = { financialYear: 2026, value: 95, upper: null, tolerance: 5 };
const typed = (one: Partial<Typed>): Typed => ({ value: '', collected: true, notCollected: '', narrative: '', ...one });

describe('a reading that is typed', () => {
  it.each<[string, Partial<Typed>, string[]]>([
    ['nothing', {}, ['value']],
    ['no number', { value: 'about 90' }, ['value']],
    ['on target', { value: '95' }, []],
    ['zero, unexplained', { value: '0' }, ['narrative']],
    ['outside, explained', { value: '80', narrative: 'Two were off sick' }, []],
    ['not collected, without a reason', { collected: false, value: '95' }, ['notCollected']],
    ['not collected', { collected: false, notCollected: 'Meter broken' }, []],
  ])('%s', (_case, one, fields) => expect(faultsOfReading(typed(one), 'higher', target).map(({ field }) => field)).toEqual(fields));

  it('shows how it stands while it is typed, and sends no value of what was not collected', () => {
    expect([stateOf(typed({ value: '91' }), 'higher', target), stateOf(typed({ value: '' }), 'higher', target)]).toEqual(['within-tolerance', null]);
    expect(answered(typed({ value: '91', collected: false, notCollected: ' Meter broken ' }))).toEqual({ value: null, notCollected: 'Meter broken', narrative: '' });
  });
});
