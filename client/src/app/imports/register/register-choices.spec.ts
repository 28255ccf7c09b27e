import type { RegisterFaultView, RegisterImportChoicesRequest } from '@holdfast/contracts';
import { answering, closing, leavingOutRows, reading, readingCellAs, sendingTo, takingTable } from './register-choices';

const NONE: RegisterImportChoicesRequest = { fields: [], dates: [], scales: [], answers: [], mended: [], taken: [], leftOut: [], unreadable: null, ownerless: null, matrix: 'existing', closeMissing: [] };
const FAULT: RegisterFaultView = { table: 'Risks', sheet: 'Risks', row: 4, label: 'Storage', column: 'Lead', header: 'Lead', was: 'Vacant', message: 'No', meant: [], offers: 'owner', scale: null, rows: [4, 9] };

describe('what is chosen about a register’s file', () => {
  it('says of each column, value and question the last thing that was said', () => {
    expect(sendingTo(sendingTo(NONE, 'Lead', 'owner'), 'Lead', null).fields).toEqual([{ column: 'Lead', field: null }]);
    expect(reading(reading(NONE, 'impact', '4 - Severe', '3'), 'impact', '4 - Severe', '4').scales).toEqual([{ of: 'impact', raw: '4 - Severe', code: '4' }]);
    expect(answering(answering(NONE, 'dates', 'day-first'), 'dates', 'month-first').answers).toEqual([{ key: 'dates', answer: 'month-first' }]);
  });

  it('leaves rows out, and reads a cell otherwise wherever it stands in its column', () => {
    expect(leavingOutRows(NONE, FAULT).leftOut).toEqual([{ table: 'Risks', row: 4 }, { table: 'Risks', row: 9 }]);
    expect(readingCellAs(NONE, FAULT, 'Head of ICT').mended).toEqual([{ column: 'Lead', was: 'Vacant', becomes: 'Head of ICT' }]);
    expect(readingCellAs(NONE, { ...FAULT, column: null }, 'x')).toBe(NONE);
  });

  it('takes tables and closes risks, and takes both back', () => {
    expect(takingTable(NONE, ['Risks'], 'Archive', true).tables).toEqual(['Risks', 'Archive']);
    expect(takingTable(NONE, ['Risks', 'Archive'], 'Archive', false).tables).toEqual(['Risks']);
    expect(closing(closing(NONE, ['a', 'b'], true), ['a'], false).closeMissing).toEqual(['b']);
  });
});
