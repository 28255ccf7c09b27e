/** Words as they are compared: letters and digits of any script, small, without marks, one space between. */
export const comparable = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/&/g, ' and ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** How alike two texts are, from 0 to 1: the pairs of letters that they share, swapped words included (Dice). */
export function likeness(one: string, other: string): number {
  const [left, right] = [comparable(one), comparable(other)];
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const [pairs, of] = [pairsOf(left), pairsOf(right)];
  const all = sizeOf(pairs) + sizeOf(of);
  let shared = 0;
  for (const [pair, count] of pairs) shared += Math.min(count, of.get(pair) ?? 0);
  return all === 0 ? 0 : (2 * shared) / all;
}

const ALIKE = 0.5;

/** Which of these may have been meant, the likeliest first; what begins with the words counts as likely. */
export function nearest<T>(typed: string, among: readonly T[], textsOf: (one: T) => readonly string[], most = 3): T[] {
  const start = comparable(typed);
  if (start === '') return [];
  return among
    .map((one) => ({ one, like: Math.max(0, ...textsOf(one).map((text) => (comparable(text).startsWith(start) && start.length > 2 ? Math.max(0.8, likeness(typed, text)) : likeness(typed, text)))) }))
    .filter(({ like }) => like >= ALIKE)
    .sort((left, right) => right.like - left.like)
    .slice(0, most)
    .map(({ one }) => one);
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const word of text.split(' ')) {
    const framed = ` ${word} `;
    for (let at = 0; at < framed.length - 1; at += 1) {
      const pair = framed.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

const sizeOf = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((sum, count) => sum + count, 0);
