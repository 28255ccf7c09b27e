/** The one among them that was probably meant; null where none is near. */
export function nearest(typed: string, among: readonly string[]): string | null {
  const [best] = among.map((one) => ({ one, far: distance(typed.toLowerCase(), one) })).sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, Math.floor(best.one.length / 3)) ? best.one : null;
}

/** How many letters have to be put in, taken out, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
