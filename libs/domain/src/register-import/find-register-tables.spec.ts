import { madeSheet } from './made-sheet.arbitrary';
import { outlineOf, tablesToRead } from './outline-of';
import { tableRows } from './table-rows';
import type { RegisterChoices } from './register-choices';

const outline = (lines: readonly string[], choices: RegisterChoices = {}) => outlineOf([madeSheet(lines)], choices);
const headers = (lines: readonly string[]): string[] => outline(lines).tables[0]!.columns.map(({ header }) => header);
const aside = (lines: readonly string[]): [number, string][] => outline(lines).tables[0]!.aside.map(({ row, why }) => [row, why]);
const rowsRead = (lines: readonly string[], choices: RegisterChoices = {}) => {
  const sheet = madeSheet(lines);
  return tablesToRead(outlineOf([sheet], choices), choices).flatMap((table) => [...tableRows(sheet, table, choices)].map(({ row, lastRow, section, cells }) => ({ row, lastRow, section, cells: [...cells].map(([column, { text }]) => [column, text]) })));
};

describe('the table of a register', () => {
  it('begins below titles, notes and blank lines, which are told', () => {
    const lines = ['Aldermere Council | < | <', 'Corporate risk register, quarter 2', '', 'Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | 4'];
    expect(outline(lines).tables[0]).toMatchObject({ is: 'risks', headerRows: [4, 4], rows: 1 });
    expect(aside(lines)).toEqual([[1, 'title'], [2, 'title']]);
  });

  it('has merged headings over groups of columns, which become part of the headers', () => {
    const lines = ['Ref | Risk | Inherent risk | < | < | Residual risk | < | <', '^ | ^ | Likelihood | Impact | Score | Likelihood | Impact | Score', 'R1 | Flood | 4 | 4 | 16 | 3 | 4 | 12'];
    expect(headers(lines)).toEqual(['Ref', 'Risk', 'Inherent risk: Likelihood', 'Inherent risk: Impact', 'Inherent risk: Score', 'Residual risk: Likelihood', 'Residual risk: Impact', 'Residual risk: Score']);
    expect(outline(lines).tables[0]).toMatchObject({ headerRows: [1, 2], rows: 1 });
  });

  it('has such headings above a full line of headers', () => {
    const lines = ['Risk details | < | Gross | < | Net | <', 'Ref | Risk | L | I | L | I', 'R1 | Flood | 4 | 4 | 3 | 4'];
    expect(outline(lines).tables[0]!.columns.map(({ field }) => field)).toEqual(['reference', 'title', 'inherentLikelihood', 'inherentImpact', 'residualLikelihood', 'residualImpact']);
    expect(outline(lines).tables[0]!.headerRows).toEqual([1, 2]);
  });

  it('has a merged heading that ends where its cells end: what comes after it stands alone', () => {
    const lines = [' | | Residual | < | |', 'Ref | Risk | Likelihood | Impact | Review date | Funding', 'R1 | Flood | 4 | 4 | 2026-04-30 | Levy'];
    expect(headers(lines).slice(4)).toEqual(['Review date', 'Funding']);
  });

  it('has such headings in a text file, where nothing is merged', () => {
    const lines = ['| | Inherent | | Residual |', 'Ref | Risk | L | I | L | I', 'R1 | Flood | 4 | 4 | 3 | 4'];
    expect(outline(lines).tables[0]!.columns.map(({ field }) => field)).toEqual(['reference', 'title', 'inherentLikelihood', 'inherentImpact', 'residualLikelihood', 'residualImpact']);
  });

  it('leaves guidance below its header aside', () => {
    expect(aside(['Ref | Risk | Likelihood | Impact', ' | Explain what might go wrong | How likely is it? | Select 1 to 5', 'R1 | Flood | 3 | 4'])).toEqual([[2, 'guidance']]);
  });

  it('leaves repeated headers, totals and notes below aside', () => {
    const lines = ['Ref | Risk | Owner | Likelihood | Impact', 'R1 | Flood | Head of Property | 3 | 4', 'Ref | Risk | Owner | Likelihood | Impact', 'R2 | Fire | Head of Property | 2 | 5', 'Total | | | 5 | ', '', 'Scores are agreed by the board'];
    expect(aside(lines)).toEqual([[3, 'repeated-header'], [5, 'total'], [7, 'note']]);
    expect(rowsRead(lines).map(({ row }) => row)).toEqual([2, 4]);
  });

  it('says headings over rows with each of them, as its category where it has none', () => {
    const lines = ['Ref | Risk | Owner | Likelihood | Impact', 'Corporate risks | < | < | < | <', 'R1 | Flood | Head of Property | 3 | 4', 'Service risks', 'R2 | Fire | Head of Property | 2 | 5'];
    expect(rowsRead(lines).map(({ row, section }) => [row, section])).toEqual([[3, 'Corporate risks'], [5, 'Service risks']]);
    expect(outline(lines).tables[0]).toMatchObject({ sectionField: 'category', sections: [{ row: 2 }, { row: 4 }] });
  });

  it('joins lines that only add to the risk above', () => {
    const lines = ['Ref | Risk | Likelihood | Impact | Actions', 'R1 | Flood | 3 | 4 | Buy pumps', ' | | | | Train the wardens', 'R2 | Fire | 2 | 5 | Test alarms'];
    expect(rowsRead(lines)).toEqual([
      { row: 2, lastRow: 3, section: null, cells: [[0, 'R1'], [1, 'Flood'], [2, '3'], [3, '4'], [4, 'Buy pumps\nTrain the wardens']] },
      { row: 4, lastRow: 4, section: null, cells: [[0, 'R2'], [1, 'Fire'], [2, '2'], [3, '5'], [4, 'Test alarms']] },
    ]);
  });

  it('joins them where the risk is merged down over its lines', () => {
    expect(rowsRead(['Ref | Risk | Likelihood | Impact | Actions', 'R1 | Flood | 3 | 4 | Buy pumps', '^ | ^ | ^ | ^ | Train the wardens'])).toMatchObject([{ row: 2, lastRow: 3 }]);
  });

  it('is followed by another on the same sheet', () => {
    const found = outline(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | 4', '', 'Ref | Risk | Likelihood | Impact | Owner', 'P1 | Delay | 2 | 2 | Project manager']);
    expect(found.tables.map(({ key, headerRows, rows }) => [key, headerRows[0], rows])).toEqual([['Register', 1, 1], ['Register (2)', 4, 1]]);
  });

  it('is told from a key beside it, and from a register below with more columns', () => {
    const lines = [
      'Ref | Risk | Owner | Likelihood | Impact | | | Score | Meaning', 'R1 | Flood | Head of ICT | 3 | 5 | | | 1 | Rare', 'R2 | Fire | Head of ICT | 2 | 3 | | | 2 | Unlikely', ' | | | | | | | 5 | Certain', '',
      'Closed risks', 'Ref | Risk | Owner | Likelihood | Impact | Date closed', 'R0 | Theft | Head of ICT | 1 | 1 | 2025-03-01',
    ];
    const found = outline(lines);
    expect(found.tables.map(({ is, rows, columns }) => [is, rows, columns.map(({ header }) => header)])).toEqual([
      ['risks', 2, ['Ref', 'Risk', 'Owner', 'Likelihood', 'Impact']], ['legend', 3, ['Score', 'Meaning']], ['risks', 1, ['Ref', 'Risk', 'Owner', 'Likelihood', 'Impact', 'Date closed']],
    ]);
    expect(rowsRead(lines).map(({ cells }) => cells.length)).toEqual([5, 5, 6]);
  });

  it('is one with what stands after an empty column, where that is said of each risk', () => {
    expect(headers(['Ref | Risk | Likelihood | Impact | | Score | Comment', 'R1 | Flood | 3 | 4 | | 12 | Soon', 'R2 | Fire | 2 | 5 | | 10 | Late'])).toEqual(['Ref', 'Risk', 'Likelihood', 'Impact', 'Score', 'Comment']);
    expect(headers(['Ref | Risk | Likelihood | Impact | | Rank | Comment', 'R1 | Flood | 3 | 4 | | 1 | Soon', 'R2 | Fire | 2 | 5 | | 2 | Late'])).toEqual(['Ref', 'Risk', 'Likelihood', 'Impact', 'Rank', 'Comment']);
  });

  it('is told from the key to a matrix, which is not imported', () => {
    const found = outlineOf([madeSheet(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | 4']), madeSheet(['Likelihood | Description | Probability', '1 | Rare | under 5%', '2 | Unlikely | 5% to 20%', '3 | Possible | 20% to 50%'], 'Scoring')]);
    expect(found.tables.map(({ is }) => is)).toEqual(['risks', 'legend']);
    expect(tablesToRead(found).map(({ sheet }) => sheet)).toEqual(['Register']);
  });

  it('is left on a hidden sheet, unless there is no other', () => {
    const [shown, hidden] = [madeSheet(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | 4']), madeSheet(['Ref | Risk | Likelihood | Impact', 'R9 | Old | 3 | 4'], 'Old', true)];
    expect(tablesToRead(outlineOf([shown, hidden])).map(({ sheet }) => sheet)).toEqual(['Register']);
    expect(tablesToRead(outlineOf([hidden])).map(({ sheet }) => sheet)).toEqual(['Old']);
    expect(tablesToRead(outlineOf([shown, hidden]), { tables: ['Old'] }).map(({ sheet }) => sheet)).toEqual(['Old']);
  });

  it('takes a row that was put aside, and leaves one out, as the person says', () => {
    const lines = ['Ref | Risk | Owner | Likelihood | Impact', 'R1 | Flood | A | 3 | 4', 'R2 | Fire | B | 3 | 4', 'R3 | Theft | C | 3 | 4', '| Loss of trust | | |'];
    expect(rowsRead(lines, { taken: [{ table: 'Register', row: 5 }], leftOut: [{ table: 'Register', row: 3 }] }).map(({ row }) => row)).toEqual([2, 4, 5]);
  });

  it('is nowhere on a sheet of prose, which is told', () => {
    expect(outline(['How to use this workbook', 'Fill in the other sheets.'])).toMatchObject({ tables: [], empty: [{ sheet: 'Register' }] });
  });

  it('is found in a table of tens of thousands of rows in no time to speak of', () => {
    const lines = ['Ref | Risk | Likelihood | Impact | Owner', ...Array.from({ length: 20_000 }, (_, at) => `R${at} | Risk number ${at} | ${(at % 5) + 1} | ${(at % 4) + 1} | Head of service ${at % 40}`)];
    expect(rowsRead(lines)).toHaveLength(20_000);
  });
});
