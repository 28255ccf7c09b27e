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

describe('scores of a register', () => {
  it('of one set are today’s; beside residual ones they are those before controls', () => {
    expect(fieldsOf(['Risk | Likelihood | Impact', 'Flood | 3 | 4'])).toEqual(['title', 'residualLikelihood', 'residualImpact']);
    expect(fieldsOf(['Risk | Likelihood | Impact | Residual likelihood | Residual impact', 'Flood | 3 | 4 | 2 | 4'])).toEqual(['title', 'inherentLikelihood', 'inherentImpact', 'residualLikelihood', 'residualImpact']);
    expect(fieldsOf(['Risk | Gross L | Gross I | Net L | Net I | Target L | Target I', 'Flood | 5 | 4 | 3 | 4 | 1 | 4'])).toEqual(['title', 'inherentLikelihood', 'inherentImpact', 'residualLikelihood', 'residualImpact', 'targetLikelihood', 'targetImpact']);
  });

  it('called current and residual are asked about', () => {
    const lines = ['Risk | Current likelihood | Current impact | Residual likelihood | Residual impact', 'Flood | 4 | 4 | 2 | 4'];
    expect(outlineOf([madeSheet(lines)]).tables[0]!.questions.map(({ key }) => key)).toEqual(['current-and-residual']);
    expect(read(lines)[0]!.standings).toMatchObject({ residual: { likelihood: '4' }, target: { likelihood: '2' } });
    expect(read(lines, { answers: { 'current-and-residual': 'residual' } })[0]!.standings).toMatchObject({ inherent: { likelihood: '4' }, residual: { likelihood: '2' } });
  });

  it('are marks under headings', () => {
    const lines = ['Ref | Risk | Likelihood | < | < | Impact | < | <', '^ | ^ | 1 | 2 | 3 | 1 | 2 | 3', 'R1 | Flood | | X | | | | X', 'R2 | Fire | X | X | | X | |'];
    const [first, second] = read(lines);
    expect(first).toMatchObject({ standings: { residual: { likelihood: '2', impact: '3' } }, faults: [] });
    expect(second!.faults).toMatchObject([{ column: 2, why: 'Residual likelihood is marked twice' }, { column: 3, why: 'Residual likelihood is marked twice' }]);
    expect(second!.standings).toEqual({});
  });

  it('are marks under levels, with a heading over them or none', () => {
    const level = (lines: readonly string[]) => read(lines).map(({ standings }) => standings.residual?.level);
    expect(level(['Risk | Low | Medium | High | Owner', 'Flood | X | | | Head of ICT', 'Fire | | | ✓ | Head of ICT'])).toEqual(['L', 'H']);
    expect(level(['Ref | Risk | Risk rating | < | <', '^ | ^ | Low | Medium | High', 'R1 | Flood | | x |'])).toEqual(['M']);
    expect(fieldsOf(['Risk | Low | High | Owner', 'Flood | 12 | 40 | Head of ICT'])).toEqual(['title', null, null, 'owner']);
  });

  it('are in one cell', () => {
    expect(read(['Ref | Risk | Rating', 'R1 | Flood | Impact 4 Likelihood 3', 'R2 | Fire | Impact 5 Likelihood 2'])[0]).toMatchObject({ standings: { residual: { likelihood: '3', impact: '4' } }, faults: [] });
  });

  it('alone are kept as published, without a place on the matrix', () => {
    expect(read(['Ref | Risk | Score', 'R1 | Flood | 12', 'R2 | Fire | 9'])[0]).toMatchObject({ standings: { residual: { likelihood: null, impact: null, level: null, published: { score: 12 } } }, faults: [] });
  });

  it('are a level alone', () => {
    expect(read(['Ref | Risk | Risk rating', 'R1 | Flood | High', 'R2 | Fire | Low'])[0]).toMatchObject({ standings: { residual: { likelihood: null, impact: null, level: 'H', published: null } } });
  });

  it('that have a likelihood and no impact are a fault, by column and with the reason', () => {
    expect(read(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | ', 'R2 | Fire | 2 | 5'])[0]!.faults).toEqual([{ column: 2, header: 'Likelihood', field: 'residualLikelihood', value: '3', why: 'There is no impact beside it', meant: [] }]);
  });

  it('that nobody knows are unscored, and what was written is kept', () => {
    expect(read(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | tbc | Unknown', 'R2 | Fire | 2 | 5'])[0]).toMatchObject({ standings: {}, faults: [], extra: [{ name: 'Likelihood', value: 'tbc' }, { name: 'Impact', value: 'Unknown' }] });
  });
});

describe('what stands in cells', () => {
  const lines = ['Ref | Risk | Impact | Likelihood | Severity | Review date | Status | Response', 'R1 | Flood | Roads and homes are cut off for days, and services cannot reach those who need them | 3 | 4 | 31/03/2026 | Closed (sold) | Accept'];

  it('decides between a score and a text under one header', () => {
    expect(fieldsOf(lines)).toEqual(['reference', 'title', 'consequence', 'residualLikelihood', 'residualImpact', 'nextReview', 'status', 'treatment']);
  });

  it('is read in other words of the trade, and kept beside them where they say more', () => {
    expect(read(lines)[0]).toMatchObject({ days: { nextReview: '2026-03-31' }, status: 'closed', treatment: 'tolerate', extra: [{ name: 'Status', value: 'Closed (sold)' }, { name: 'Response', value: 'Accept' }] });
  });

  it('that is no date in a column of dates is kept, and told', () => {
    const [, second] = read(['Ref | Risk | Score | Review date', 'R1 | Flood | 4 | 31/03/2026', 'R2 | Fire | 6 | when sold']);
    expect(second).toMatchObject({ days: {}, faults: [], extra: [{ name: 'Review date', value: 'when sold' }], flags: [{ column: 3 }] });
  });

  it('that is no day of the calendar is a fault', () => {
    expect(read(['Ref | Risk | Score | Review date', 'R1 | Flood | 4 | 31/03/2026', 'R2 | Fire | 6 | 31/02/2026'])[1]!.faults).toMatchObject([{ column: 3, header: 'Review date', value: '31/02/2026' }]);
  });

  it('is asked about once where day and month cannot be told apart, and read as answered', () => {
    const asked = ['Ref | Risk | Score | Review date', 'R1 | Flood | 4 | 04/05/2026', 'R2 | Fire | 6 | 03/02/2026'];
    expect(outlineOf([madeSheet(asked)]).tables[0]!.questions).toMatchObject([{ key: 'date:Review date', column: 'Review date', otherwise: null }]);
    expect(read(asked)[0]!.faults).toHaveLength(1);
    expect(read(asked, { dates: { 'Review date': 'month-first' } })[0]).toMatchObject({ days: { nextReview: '2026-04-05' }, faults: [] });
  });

  it('too long for a title is shortened at a word, and kept whole', () => {
    const long = `The works stop ${'because the contractor fails '.repeat(12)}`.trim();
    const [only] = read(['Ref | Risk | Score', `R1 | ${long} | 4`, 'R2 | Fire | 6']);
    expect(only!.texts.title!.length).toBeLessThanOrEqual(200);
    expect(only!.texts.title).toMatch(/…$/);
    expect(only!.texts.event).toBe(long);
  });

  it('is an error of the spreadsheet, and a fault', () => {
    expect(read(['Ref | Risk | Score', 'R1 | Flood | #REF!', 'R2 | Fire | 6'])[0]!.faults).toMatchObject([{ header: 'Score', value: '#REF!' }]);
  });
});
