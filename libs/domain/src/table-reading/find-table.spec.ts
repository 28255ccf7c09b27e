import { CONTINUITY_FIELDS } from '../continuity-import';
import { findTable } from './find-table';
import { matchHeaders } from './match-headers';
import type { Cell, Sheet } from './sheet';

/** A sheet as it is seen: a row a line, `|` between cells, `<` for a cell merged with the one at its left. */
const sheet = (...lines: string[]): Sheet => ({
  name: 'Sheet1',
  hidden: false,
  rows: lines.flatMap((line, at) => {
    const cells: (Cell | null)[] = [];
    for (const text of line.split('|').map((one) => one.trim())) cells.push(text === '<' ? { text: cells.at(-1)!.text, merged: true } : text === '' ? null : { text });
    return cells.some(Boolean) ? [{ row: at + 1, cells }] : [];
  }),
});
const fields = CONTINUITY_FIELDS.resources;
const rowsOf = (found: ReturnType<typeof findTable>): (number | undefined)[] => found?.rows.map(({ row }) => row) ?? [];

describe('the table on a sheet', () => {
  it('begins below titles, notes and blank lines', () => {
    const found = findTable(sheet('Aldermere Council: list of systems | < | <', 'Last changed by the ICT manager', '', 'Name | Owner | RTO', 'Payroll | Head of ICT | 4 h', 'Email | Head of ICT | 1 day'), { fields });
    expect(found?.header).toBe(4);
    expect(rowsOf(found)).toEqual([5, 6]);
    expect(found?.skipped).toEqual([]);
  });

  it('leaves out guidance, repeated headers, section rows and totals, and says so', () => {
    const found = findTable(
      sheet('Name | Owner | Type', 'e.g. Payroll | Choose from the list | (required)', 'Corporate | < | <', 'Payroll | Head of ICT | Application', 'Name | Owner | Type', '', 'Email | Head of ICT | Application', 'Total | | 2'),
      { fields },
    );
    expect(rowsOf(found)).toEqual([4, 7]);
    expect(found?.skipped.map(({ row, why }) => [row, why])).toEqual([[2, 'guidance'], [3, 'section'], [5, 'repeated-header'], [8, 'total']]);
  });

  it('takes a row that looks like a heading when it is told to', () => {
    const lines = ['Name | Owner | Type', ...Array.from({ length: 9 }, (_, at) => `System ${at} | Head of ICT | Application`), 'Stand-alone'];
    expect(findTable(sheet(...lines), { fields })?.skipped).toEqual([{ row: 11, why: 'section', text: 'Stand-alone' }]);
    expect(rowsOf(findTable(sheet(...lines), { fields, taken: [11] }))).toContain(11);
  });

  it('keeps rows of one cell where rows are like that', () => {
    expect(rowsOf(findTable(sheet('Name | Owner | Type', 'Payroll', 'Email'), { fields }))).toEqual([2, 3]);
  });

  it('ends where another table begins', () => {
    const found = findTable(sheet('Name | Type', 'Payroll | Application', '', 'Supplier | Location | SLA', 'Firm | Here | 4 h'), { fields });
    expect(rowsOf(found)).toEqual([2]);
    expect(found?.skipped).toEqual([{ row: 4, why: 'another-table', text: 'Supplier · Location · SLA' }]);
  });

  it('reads a header of two rows as one', () => {
    const found = findTable(sheet('| Recovery time | <', 'Name | Declared | Contractual', 'Payroll | 4 h | 8 h'), { fields });
    expect(found?.header).toBe(2);
    expect(matchHeaders(found!.columns, fields).map(({ field }) => field)).toEqual(['name', 'declared', 'contractual']);
  });

  it('is nowhere on a sheet of prose', () => {
    expect(findTable(sheet('How to use this workbook', 'Fill in the other sheets.'), { fields })).toBeNull();
  });

  it('begins where the person says', () => {
    expect(findTable(sheet('A | B', 'Name | Type', 'Payroll | Application'), { fields, header: 1 })?.columns.map(({ text }) => text)).toEqual(['A', 'B']);
  });
});
