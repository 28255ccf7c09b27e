import { evenParts } from './even-parts';

const five = (raws: readonly string[]): Record<string, string> | null => {
  const read = evenParts(raws, ['1', '2', '3', '4', '5']);
  return read && Object.fromEntries(read);
};

describe('shares of a whole read by even parts of an axis', () => {
  it.each<[readonly string[], Record<string, string>]>([
    [['10%', '20%', '21%', '60%', '100%'], { '10%': '1', '20%': '1', '21%': '2', '60%': '3', '100%': '5' }],
    [['0', '0.2', '0.6', '0.8', '1'], { 0: '1', '0.2': '1', '0.6': '3', '0.8': '4', 1: '5' }],
    [['TBC', '50%'], { '50%': '3' }],
    [['0% to 5%', '25% to 50%', '75% to 100%', '<10%'], { '0% to 5%': '1', '25% to 50%': '2', '75% to 100%': '5', '<10%': '1' }],
  ])('%j', (raws, expected) => expect(five(raws)).toEqual(expected));

  it.each([[['1', '2']], [['High', '20%']], [['0', '1']], [['150%']], [[]]])('not of %j', (raws) => expect(five(raws)).toBeNull());
});
