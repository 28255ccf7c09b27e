import { CORPORATE_5X5 } from '../ready-made-matrices';
import type { RiskMatrix } from '../risk-matrix';
import { madeSheet } from './made-sheet.arbitrary';
import { outlineOf, tablesToRead } from './outline-of';
import type { RegisterChoices } from './register-choices';
import { rowReader, type RiskRowRead } from './row-reader';
import { tableRows } from './table-rows';

const read = (lines: readonly string[], choices: RegisterChoices = {}, matrix: RiskMatrix = CORPORATE_5X5.matrix): RiskRowRead[] => {
  const sheet = madeSheet(lines);
  return tablesToRead(outlineOf([sheet], choices), choices).flatMap((table) => [...tableRows(sheet, table, choices)].map(rowReader(table, choices, matrix)));
};
const fieldsOf = (lines: readonly string[]): (string | null)[] => outlineOf([madeSheet(lines)]).tables[0]!.columns.map(({ field }) => field);

describe('a plain register', () => {
  const lines = ['Risk ID | Risk | Cause | Risk owner | Likelihood | Impact | Score | Colour of the folder | Status', 'R1 | Loss of power | Old wiring | Head of ICT | 4 - Likely | 3 | 12 | blue | Open', 'R2 | Flood | Rain | Head of Property | 2 | 5 | 11 | | Closed'];

  it('goes to the fields that its headers say', () => {
    expect(fieldsOf(lines)).toEqual(['reference', 'title', 'cause', 'owner', 'residualLikelihood', 'residualImpact', 'residualScore', null, 'status']);
  });

  it('gives a risk for each row, with extra fields for columns that we have none for', () => {
    const [first, second] = read(lines);
    expect(first).toMatchObject({ row: 2, texts: { reference: 'R1', title: 'Loss of power', cause: 'Old wiring', owner: 'Head of ICT' }, status: 'open', standings: { residual: { likelihood: '4', impact: '3', published: null } }, extra: [{ name: 'Colour of the folder', value: 'blue' }], faults: [], flags: [] });
    expect(second).toMatchObject({ status: 'closed', standings: { residual: { likelihood: '2', impact: '5', published: { score: 11 } } }, flags: [{ why: 'The file says 11, and 2 with 5 makes 10: kept as published' }] });
  });
});
