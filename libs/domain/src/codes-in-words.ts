const ROMANS: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/**
 * The codes of an axis as a sentence offers them: "A to F", "I to IV", "1 to 5", or a list for words
 * ("Rare, Possible or Likely"). A run is read in its natural direction although the axis is stored from the least severe.
 */
export function codesInWords(axis: readonly { readonly code: string }[]): string {
  const codes = axis.map((step) => step.code);
  const run = runOf(codes);
  if (run) return `${run[0]} to ${run[1]}`;
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}`;
}

/** The first and last code when they are consecutive romans, numbers or letters, in either direction. */
function runOf(codes: readonly string[]): readonly [string, string] | null {
  if (codes.length < 3) return null;
  for (const place of [placeOfRoman, placeOfNumber, placeOfLetter]) {
    const places = codes.map(place);
    const step = places[1]! - places[0]!;
    const consecutive = places.every((here, index) => index === 0 || here - places[index - 1]! === step);
    if (Math.abs(step) !== 1 || !consecutive) continue;
    return step > 0 ? [codes[0]!, codes.at(-1)!] : [codes.at(-1)!, codes[0]!];
  }
  return null;
}

function placeOfRoman(code: string): number {
  const place = ROMANS.indexOf(code.toUpperCase());
  return place < 0 ? NaN : place;
}

function placeOfNumber(code: string): number {
  return /^\d+$/.test(code) ? Number(code) : NaN;
}

function placeOfLetter(code: string): number {
  return /^[a-z]$/i.test(code) ? code.toUpperCase().charCodeAt(0) : NaN;
}
