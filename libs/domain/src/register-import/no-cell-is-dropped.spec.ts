import fc from 'fast-check';
import { CORPORATE_5X5 } from '../ready-made-matrices';
import { madeSheet } from './made-sheet.arbitrary';
import { outlineOf, tablesToRead } from './outline-of';
import { rowReader } from './row-reader';
import { tableRows } from './table-rows';

const HEADERS = ['Ref', 'Risk', 'Description', 'Cause', 'Consequence', 'Owner', 'Likelihood', 'Impact', 'Score', 'RAG', 'Residual likelihood', 'Residual impact', 'Residual score', 'Target risk', 'Review date', 'Due date', 'Status', 'Response', 'Proximity', 'Controls', 'Actions', 'Notes', 'Cost', 'Type', 'Notes', 'Current risk', 'Date raised', 'Impact'];
const VALUES = ['3', '4 - Severe', 'High', 'med/high', 'tbc', 'n/a', '-', 'X', '75% to 100%', 'A', 'IV', '12', '16 (High)', '0,6', 'Impact 4 Likelihood 3', '3 x 4 = 12', '31/03/2026', '04/05/2026', '31/02/2026', 'March 2026', '45292', 'Closed (sold)', 'Open', 'Accept', 'Reduce', 'imminent', '#REF!', 'Head of ICT', 'one\ntwo', 'Loss of power at the depot for more than a day, and with it of the vehicles that are charged there', 'R1', '🔴 High', '€ 1.200', 'High (for now)'];

describe('whatever a register holds', () => {
  it('each cell of its rows goes to a field, to an extra field or to a fault, and none is dropped', () => {
    const row = fc.array(fc.option(fc.oneof(fc.constantFrom(...VALUES), fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '' && !/[|<^]/.test(text))), { nil: '' }), { minLength: 28, maxLength: 29 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(27), { minLength: 3, maxLength: 14 }), fc.array(row, { minLength: 1, maxLength: 8 }), (columns, rows) => {
        const lines = [['Ref', 'Risk', ...columns.map((at) => HEADERS[at]!)].join(' | '), ...rows.map((cells) => [...cells.slice(0, columns.length + 2), cells.at(-1)].join(' | ').replaceAll('\n', ' '))];
        const sheet = madeSheet(lines);
        for (const table of tablesToRead(outlineOf([sheet]))) {
          const read = rowReader(table, {}, CORPORATE_5X5.matrix);
          for (const one of tableRows(sheet, table)) {
            const told = read(one);
            expect(told.cells.map(({ column }) => column).sort((a, b) => a - b)).toEqual([...one.cells.keys()].sort((a, b) => a - b));
            for (const { column, into } of told.cells) {
              const header = table.columns.find((each) => each.column === column)!;
              if (into === 'extra') expect(told.extra.map(({ value }) => value)).toContain(one.cells.get(column)!.text);
              if (into === 'fault') expect(told.faults.map((fault) => fault.column)).toContain(column);
              if (into === 'field') expect(header.field).not.toBeNull();
              // A percentage is on no step of five, and what explains a step is no part of it: what it was is still to be seen.
              if (into === 'field' && /[Ll]ikelihood$|[Ii]mpact$|Level$/.test(header.field!) && /\d%|for now/.test(one.cells.get(column)!.text)) expect(told.extra.map(({ value }) => value)).toContain(one.cells.get(column)!.text);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('each row below the header is read or told as put aside', () => {
    const lines = ['Ref | Risk | Likelihood | Impact | Owner', 'Corporate | < | < | < | <', 'R1 | Flood | 3 | 4 | A', '| | | | B', 'Total | | 3', '', 'R2 | Fire | 2 | 2 | C', '', 'Note: agreed in May'];
    const sheet = madeSheet(lines);
    const [table] = outlineOf([sheet]).tables;
    const told = new Set([...table!.aside, ...table!.sections].map(({ row }) => row));
    for (const { row, lastRow } of tableRows(sheet, table!)) for (let at = row; at <= lastRow; at += 1) told.add(at);
    expect([...told].sort()).toEqual([2, 3, 4, 5, 7, 9]);
  });
});
