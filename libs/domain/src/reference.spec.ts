import fc from 'fast-check';
import { compareReferences, formatActionReference, formatReference, parseReference, prefixFault, shortReference } from './reference';
import { LIMITS } from './vocabulary';

const anyPrefix = fc.stringMatching(/^[A-Z][A-Z0-9]{1,7}$/);

describe('a reference', () => {
  it.each([
    ['ICT', 7, 'ICT-007', '7'],
    ['ICT', 42, 'ICT-042', '42'],
    ['P2', 999, 'P2-999', '999'],
    ['CRM', 1000, 'CRM-1000', '1000'],
  ])('%s and %d is %s, in its own register %s', (prefix, number, reference, short) => {
    expect(formatReference(prefix, number)).toBe(reference);
    expect(shortReference(reference)).toBe(short);
    expect(parseReference(reference)).toEqual({ prefix, number });
  });

  it('of an action is never taken for that of a risk', () => {
    expect(formatActionReference('ICT', 7)).toBe('ICT-A007');
    fc.assert(fc.property(anyPrefix, fc.integer({ min: 1, max: 10_000_000 }), (prefix, number) => expect(parseReference(formatActionReference(prefix, number))).toBeNull()));
  });

  it.each(['I', 'ict', '1CT', 'ICT-', 'TOOLONGPR', 'IC T', ''])('%p is no prefix', (prefix) => {
    expect(prefixFault(prefix)).toBe('Use 2 to 8 capital letters or digits, starting with a letter, such as ICT.');
  });

  it('a prefix may be as long as the limit says', () => {
    expect(prefixFault('A'.repeat(LIMITS.prefix))).toBeNull();
    expect(prefixFault('A'.repeat(LIMITS.prefix + 1))).not.toBeNull();
  });

  it('sorts by number, not by letter', () => {
    const sorted = ['CRM-002', 'ICT-002', 'ICT-010', 'ICT-999', 'ICT-1000', 'draft'];
    expect(sorted.toReversed().sort(compareReferences)).toEqual(sorted);
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(anyPrefix, fc.integer({ min: 1, max: 10_000_000 }), (prefix, number) => {
      expect(prefixFault(prefix)).toBeNull();
      expect(parseReference(formatReference(prefix, number))).toEqual({ prefix, number });
    }));
  });

  it.each(['ICT-07', 'ICT007', 'ict-007', 'ICT-', ''])('%p is no reference and stays as it is', (text) => {
    expect(parseReference(text)).toBeNull();
    expect(shortReference(text)).toBe(text);
  });
});
