import { sameExtras, type ExtraField } from './extra-field';

const field = (name: string, value: string): ExtraField => ({ name, value });

describe('extra fields of a risk', () => {
  it.each([
    ['none', [], [], true],
    ['the same in the same order', [field('Insurer', 'Zurich'), field('Ward', 'East')], [field('Insurer', 'Zurich'), field('Ward', 'East')], true],
    ['the same in another order', [field('Insurer', 'Zurich'), field('Ward', 'East')], [field('Ward', 'East'), field('Insurer', 'Zurich')], false],
    ['another value', [field('Ward', 'East')], [field('Ward', 'West')], false],
    ['one more', [field('Ward', 'East')], [], false],
  ])('are compared: %s', (_what, one, other, same) => {
    expect(sameExtras(one, other)).toBe(same);
  });
});
