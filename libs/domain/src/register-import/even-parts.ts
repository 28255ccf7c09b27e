import { readStep, type StepSaid } from './scale-value';

/**
 * Reads shares of a whole (percentages, bands of them by their middle, fractions of 1) by even parts of an axis:
 * of five steps up to 20% is the first, up to 40% the second. A rule that a person chooses, never one that is taken for granted.
 * Null where some value is no share, or where all of them would come to less than two steps of an axis.
 */
export function evenParts(raws: readonly string[], codes: readonly string[]): ReadonlyMap<string, string> | null {
  if (codes.length < 2 || raws.length === 0) return null;
  const read = new Map<string, string>();
  let shares = 0;
  for (const raw of raws) {
    const said = readStep(raw);
    if (said.nothing) continue;
    const share = shareOf(said);
    if (share === null) return null;
    // 1 alone is a number of steps as well as a whole.
    if (share > 0 && share < 1) shares += 1;
    // Taken off first: 0.6 x 5 is a little more than 3 in a computer's numbers.
    const place = Math.max(1, Math.ceil(Number((share * codes.length).toFixed(9))));
    read.set(raw, codes[place - 1]!);
  }
  return shares > 0 ? read : null;
}

/** Between 0 and 1, or null where the value is no share of a whole. */
function shareOf({ percent, number }: StepSaid): number | null {
  const share = percent ? (percent[0] + percent[1]) / 200 : number;
  return share !== null && share >= 0 && share <= 1 ? share : null;
}
