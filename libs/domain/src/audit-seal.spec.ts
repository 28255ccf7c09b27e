import fc from 'fast-check';
import { canonicalJson, FIRST_HASH, sealText, type SealedEvent } from './audit-seal';

const event: SealedEvent = {
  organisationId: '0198e0d4-0000-7000-8000-000000000001', id: '0198e0d4-0000-7000-8000-000000000002', at: '2026-03-02T09:00:00.000001Z', actorId: null, action: 'risk.edited',
  subjectType: 'risk', subjectId: '0198e0d4-0000-7000-8000-000000000003', registerId: null, before: { title: 'Flood' }, after: { title: 'Fluß\n"2"', score: 12.5 }, requestId: 'r',
};

describe('canonical JSON', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [2, { d: null, c: 'x' }] }, '{"a":[2,{"c":"x","d":null}],"b":1}'],
    [{ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\ufb33': 5 }, '{"\\r":2,"1":3,"\u20ac":1,"\u{1f600}":4,"\ufb33":5}'],
    [[1e30, 4.5, 2e-3, 1e-27, 333333333.33333329, -0], '[1e+30,4.5,0.002,1e-27,333333333.3333333,0]'],
    ['€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [null, 'null'],
    [[], '[]'],
    [{}, '{}'],
  ])('%j', (value, canonical) => {
    expect(canonicalJson(value)).toBe(canonical);
  });

  it('is the same however the members came, and reads back as the same', () => {
    const shuffled = (value: unknown): unknown =>
      value === null || typeof value !== 'object' ? value : Array.isArray(value) ? value.map(shuffled) : Object.fromEntries(Object.entries(value).reverse().map(([name, one]) => [name, shuffled(one)]));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const told = JSON.parse(JSON.stringify(value)) as unknown;
        expect(canonicalJson(shuffled(told))).toBe(canonicalJson(told));
        expect(JSON.parse(canonicalJson(told))).toEqual(told);
      }),
    );
  });
});

describe('what is sealed', () => {
  const seal = { number: 1, sealedAt: '2026-03-02T09:00:03.000000Z', previous: FIRST_HASH };

  it('is the canonical JSON of event and seal', () => {
    expect(sealText(event, seal)).toBe(canonicalJson({ event: { ...event }, ...seal }));
  });

  it('differs with every part of the event and of the seal', () => {
    const changed = [
      ...Object.keys(event).map((part) => sealText({ ...event, [part]: 'other' }, seal)),
      ...Object.keys(seal).map((part) => sealText(event, { ...seal, [part]: 2 })),
    ];
    expect(new Set([sealText(event, seal), ...changed]).size).toBe(changed.length + 1);
  });
});
