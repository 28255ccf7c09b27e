import { versionOnPaper } from './plan-words';

describe('a plan on paper', () => {
  it.each([
    ['names its version and the code to check it by', { number: 4, code: 'QKJX9-TA524', state: 'approved' }, 'Recovery plan, version 4, code QKJX9-TA524'],
    ['says that it no longer holds', { number: 3, code: '20CX1-5XKBG', state: 'superseded' }, 'Recovery plan, version 3 (superseded), code 20CX1-5XKBG'],
    ['says that nobody has approved it', { number: 1, code: null, state: 'draft' }, 'Recovery plan, version 1 (draft)'],
  ] as const)('%s', (_, version, words) => {
    expect(versionOnPaper(version)).toBe(words);
  });
});
