import { contrast } from './contrast';

/** Large letters alone would do with 3; headings of level 3 are not large. WCAG 2.2, 1.4.3. */
const LEAST = 4.5;

/** Why headings on white paper cannot have a colour, as a sentence; null where they can. */
export function whyNotPaperColour(colour: string): string | null {
  const ratio = contrast(colour, '#ffffff');
  if (ratio === null) return 'Give the colour as # and six digits or letters a to f, such as #1b4f72';
  return ratio < LEAST ? `Choose a darker colour: on white paper this one has a contrast of ${(Math.floor(ratio * 10) / 10).toFixed(1)} to 1, and headings need ${LEAST} to be read` : null;
}
