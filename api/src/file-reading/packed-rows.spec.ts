import { describe, expect, it } from '@jest/globals';
import type { RowList } from '@holdfast/domain';
import { PackedRows, RowPacker } from './packed-rows';

const ROWS = 2_500;

function packed(rows: number, numbers = (at: number): number => at + 1): RowList {
  const packer = new RowPacker();
  for (let at = 0; at < rows; at += 1) packer.cellsOf(numbers(at), () => undefined)[0] = { text: `row ${numbers(at)}` };
  return packer.done();
}
const told = (rows: Iterable<{ row: number; cells: readonly ({ text: string } | null)[] }>): string[] => [...rows].map(({ row, cells }) => `${row}: ${cells[0]?.text}`);
const expected = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `${from + at + 1}: row ${from + at + 1}`);

describe('rows that are too many to lie about', () => {
  it('stay as they are while they are few', () => expect(packed(1_000)).toBeInstanceOf(Array));

  it('are gone through in order, asked for one by one, and in parts', () => {
    const rows = packed(ROWS);
    expect(rows).toBeInstanceOf(PackedRows);
    expect([rows.length, told(rows)]).toEqual([ROWS, expected(0, ROWS)]);
    expect([0, 999, 1_000, 2_499, -1, ROWS, -ROWS - 1].map((at) => rows.at(at)?.row ?? null)).toEqual([1, 1_000, 1_001, 2_500, 2_500, null, null]);
    const part = rows.slice(990, 1_010);
    expect([part.length, told(part), part.at(-1)?.row, part.at(20) ?? null, part.at(-21) ?? null]).toEqual([20, expected(990, 1_010), 1_010, null, null]);
    expect([told(rows.slice(1).slice(0, 2)), rows.slice(3_000).length]).toEqual([['2: row 2', '3: row 3'], 0]);
  });

  it('are put in order where a program wrote them in another', () => expect(told(packed(ROWS, (at) => ROWS - at))).toEqual(expected(0, ROWS)));

  it('are filled in afterwards, some at a time', () => {
    const packer = new RowPacker();
    for (let at = 1; at <= ROWS; at += 1) packer.cellsOf(at, () => undefined)[0] = { text: 'x' };
    packer.revise((rows) => rows.forEach((cells) => (cells[1] = { text: 'y', merged: true })));
    expect([...packer.done()].every(({ cells }) => cells[1]?.text === 'y' && cells[1].merged)).toBe(true);
  });
});
