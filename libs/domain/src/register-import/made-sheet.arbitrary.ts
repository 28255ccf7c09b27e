import type { Cell, Sheet } from '../table-reading';

/** A sheet as it is seen: a row a line, `|` between cells, `<` for a cell merged with the one at its left and `^` with the one above. */
export function madeSheet(lines: readonly string[], name = 'Register', hidden = false): Sheet {
  const before: (Cell | null)[][] = [];
  return {
    name,
    hidden,
    rows: lines.flatMap((line, at) => {
      const cells: (Cell | null)[] = [];
      for (const [column, text] of line.split('|').map((one) => one.trim()).entries()) {
        cells.push(text === '<' ? { text: cells.at(-1)!.text, merged: true } : text === '^' ? { text: before.at(-1)![column]!.text, merged: true } : text === '' ? null : { text });
      }
      before.push(cells);
      return cells.some(Boolean) ? [{ row: at + 1, cells }] : [];
    }),
  };
}
