import type { ImportChoicesRequest, ImportDraftView, ImportFaultView } from '@holdfast/contracts';
import { forAllRows, holding, leavingOut, readingAs, sending } from './import-choices';

const NOTHING: ImportChoicesRequest = { sheets: [], mended: [], leftOut: [], taken: [] };
const SHEET = { name: 'Systems', columns: [{ column: 0, field: 'name' }, { column: 1, field: null }] } as unknown as ImportDraftView['sheets'][number];
const FAULT = { sheet: 'Systems', column: 2, was: 'Heed of ICT', rows: [7, 9] } as unknown as ImportFaultView;

describe('what is chosen about a file', () => {
  it('sends a field to one column, and leaves out the one that had it', () => {
    expect(sending(NOTHING, SHEET, 1, 'name').sheets).toEqual([{ sheet: 'Systems', columns: [{ column: 0, field: null }, { column: 1, field: 'name' }] }]);
  });

  it('begins the columns anew when the sheet holds something else', () => {
    expect(holding(sending(NOTHING, SHEET, 1, 'name'), 'Systems', 'contacts').sheets).toEqual([{ sheet: 'Systems', thing: 'contacts', columns: [], forAll: [] }]);
  });

  it('says a value for all rows, and takes it back', () => {
    const said = forAllRows(NOTHING, 'Systems', 'unit', 'ICT');
    expect(said.sheets).toEqual([{ sheet: 'Systems', forAll: [{ field: 'unit', text: 'ICT' }] }]);
    expect(forAllRows(said, 'Systems', 'unit', '').sheets).toEqual([{ sheet: 'Systems', forAll: [] }]);
  });

  it('reads a text otherwise wherever it stands in its column, the last word counting', () => {
    const twice = readingAs(readingAs(NOTHING, FAULT, 'Head of Planning'), FAULT, 'Head of ICT');
    expect(twice.mended).toEqual([{ sheet: 'Systems', column: 2, was: 'Heed of ICT', becomes: 'Head of ICT' }]);
  });

  it('leaves out every row that has the fault', () => {
    expect(leavingOut(NOTHING, 'Systems', FAULT.rows).leftOut).toEqual([{ sheet: 'Systems', row: 7 }, { sheet: 'Systems', row: 9 }]);
  });
});
