import { MELTON_6X4, US_ARMY, type RiskMatrix } from '@holdfast/domain';
import { drawnRows, lettersOf } from './heat-map-cells';

const cell = (likelihood: string, impact: string, references: string[], count = references.length) => ({ likelihood, impact, references, count, arrivedUp: 0, arrivedDown: 0 });
const at = (rows: ReturnType<typeof drawnRows>, row: number, column: number) => rows[row]!.cells[column]!;

describe('what the heat map draws', () => {
  const melton = MELTON_6X4.matrix;

  it('puts the worst likelihood on top and the worst impact at the right, whatever the codes look like', () => {
    const rows = drawnRows(melton, [], null);
    expect(rows.map((row) => row.step.code)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(rows[0]!.cells.map((one) => one.impact)).toEqual(['IV', 'III', 'II', 'I']);
  });

  it('never transposes a matrix that is not square', () => {
    const rows = drawnRows(US_ARMY.matrix, [], null);
    expect([rows.length, rows[0]!.cells.length]).toEqual([US_ARMY.matrix.likelihood.length, US_ARMY.matrix.impact.length]);
  });

  it('drops the prefix when all references share it, and shows three and how many more', () => {
    const rows = drawnRows(melton, [cell('D', 'III', ['ICT-002', 'ICT-003', 'ICT-005'], 4)], null);
    expect(at(rows, 3, 1)).toMatchObject({ shown: '2, 3, 5', more: 1, count: 4 });
  });

  it('shows two where they carry the mark of their evidence', () => {
    const rows = drawnRows(melton, [{ ...cell('D', 'III', ['ICT-002', 'ICT-003', 'ICT-005'], 4), evidence: ['none', 'passed', 'failed'] }], null);
    expect(at(rows, 3, 1)).toMatchObject({ marked: [{ words: '2', mark: 'none' }, { words: '3', mark: null }], more: 2 });
  });

  it('keeps the prefixes of several registers, one to a cell', () => {
    const rows = drawnRows(melton, [cell('C', 'II', ['ICT-012', 'CRP-004']), cell('F', 'I', ['ICT-001'])], null);
    expect(at(rows, 2, 2)).toMatchObject({ shown: 'ICT-012', more: 1 });
  });

  it('says no "+n" where no reference is shown', () => {
    expect(at(drawnRows(melton, [cell('C', 'II', [], 11)], null), 2, 2)).toMatchObject({ shown: '', more: 0, count: 11 });
  });

  it('names a cell in full for those who listen', () => {
    const rows = drawnRows(melton, [{ ...cell('C', 'II', ['ICT-004', 'ICT-012', 'ICT-013'], 4), arrivedUp: 1 }], null);
    expect(at(rows, 2, 2).name).toBe('C, II: High, 4 risks: ICT-004, ICT-012, ICT-013 and 1 more, 1 rose into it');
    expect(at(rows, 0, 0).name).toBe('A, IV: Medium, no risks');
  });

  it('draws the line of appetite between cells within it and above it, and nowhere else', () => {
    const rows = drawnRows(melton, [], 'M');
    const edges = rows.map((row) => row.cells.map((one) => one.edges.join(' ')));
    expect(edges).toEqual([
      ['', 'left', '', ''],
      ['', 'bottom left', '', ''],
      ['', '', 'bottom left', ''],
      ['', '', '', 'bottom left'],
      ['', '', '', ''],
      ['', '', '', ''],
    ]);
  });

  it('draws no line for an appetite that the matrix does not know', () => {
    expect(drawnRows(melton, [], 'nonsense').flatMap((row) => row.cells.flatMap((one) => one.edges))).toEqual([]);
  });

  it('leaves a cell without a level empty while a matrix is being drawn', () => {
    const half: RiskMatrix = { ...melton, cells: [[null, 0, 1, 2]] };
    expect(at(drawnRows(half, [], null), 5, 0).face).toBeNull();
  });

  it('writes initials on paper, and codes where two levels begin alike', () => {
    expect(lettersOf(melton)).toEqual(['VL', 'L', 'M', 'H', 'VH']);
    const alike = { ...melton, levels: [{ ...melton.levels[0]!, code: '1', label: 'Minor' }, { ...melton.levels[1]!, code: '2', label: 'Major' }] };
    expect(lettersOf(alike)).toEqual(['1', '2']);
  });
});
