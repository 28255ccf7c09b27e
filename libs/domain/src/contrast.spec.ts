import { contrast, inkOn } from './contrast';

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#767676', '#ffffff', 4.54],
    ['#ffffff', '#ffffff', 1],
    ['#FFFF00', '#ffffff', 1.07],
  ])('of %s and %s is %d to 1', (one, other, expected) => expect(contrast(one, other)).toBeCloseTo(expected, 2));

  it.each(['#fff', 'red', '', '#12345g'])('is not known of "%s"', (colour) => expect(contrast(colour, '#ffffff')).toBeNull());

  it.each([['#1b4f72', '#ffffff'], ['#f9e79f', '#000000'], ['#ffffff', '#000000']])('on %s one reads %s best', (colour, ink) => expect(inkOn(colour)).toBe(ink));
});
