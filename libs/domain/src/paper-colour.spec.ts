import { whyNotPaperColour } from './paper-colour';

describe('the colour of headings on paper', () => {
  it.each(['#1b4f72', '#000000', '#7A1F3D', '#767676'])('%s is dark enough', (colour) => expect(whyNotPaperColour(colour)).toBeNull());

  it.each([
    ['#ffcc00', /contrast of 1\.5 to 1/],
    ['#777777', /contrast of 4\.4 to 1/],
    ['#ffffff', /contrast of 1\.0 to 1/],
  ] as const)('%s is too light, and how much is said', (colour, why) => expect(whyNotPaperColour(colour)).toMatch(why));

  it.each(['', 'navy', '#123', '1b4f72', '#1b4f7g', '#1b4f72;'])('"%s" is no colour', (colour) => expect(whyNotPaperColour(colour)).toMatch(/# and six/));
});
