import { createHash } from 'node:crypto';
import { frozenLevel, frozenMap } from './frozen-map';
import { canonicalRows, frozenText, readFrozenRows, type FrozenAssessment, type FrozenRisk, type FrozenRow } from './frozen-rows';
import { CORPORATE_5X5, HALTON_4X4 } from './ready-made-matrices';

const assessed = (likelihood: string | null, impact: string | null, level: string | null, matrixVersionId = 'm5'): FrozenAssessment => ({
  id: 'a', matrixVersionId, likelihood, impact, level, score: null, rationale: '', authorId: 'p', recordedAt: '2026-03-01T09:00:00.000000Z',
});
const risk = (number: number, more: Partial<FrozenRisk> = {}): FrozenRisk => ({
  kind: 'risk', id: `r${number}`, number, reference: `ICT-00${number}`, status: 'open', title: 'Flood', cause: '', event: '', consequence: '', categoryId: null, ownerId: null, unitId: 'u',
  treatment: null, proximity: null, exemptGround: null, publicTitle: null, publicDescription: null, upperRiskId: null, objectiveIds: [], openedAt: null, closedAt: null, closeReason: null,
  nextReview: null, targetDate: null, inherent: null, residual: null, target: null, ...more,
});
const ROWS: FrozenRow[] = [
  risk(10, { residual: assessed('3', '4', 'M') }),
  risk(9, { title: 'Café “Überfall”\n2' }),
  risk(2, { status: 'closed', residual: assessed('1', '1', 'VL') }),
  risk(3, { residual: assessed(null, null, 'M') }),
  risk(4, { residual: assessed('2', '2', 'M', 'm4') }),
  { kind: 'matrix', id: 'm5', name: 'Corporate', number: 1, definition: CORPORATE_5X5.matrix },
  { kind: 'matrix', id: 'm4', name: 'Halton', number: 1, definition: HALTON_4X4.matrix },
  { kind: 'person', id: 'p', name: 'A', jobTitle: 'Head of ICT' },
  { kind: 'register', id: 'ict', name: 'ICT', description: '', layer: 'service', prefix: 'ICT', unitId: 'u', ownerId: 'p', matrixVersionId: 'm5', appetite: null, reviewMonths: 3, reviewMonthsByLevel: {}, parentId: null, closedAt: null },
  { kind: 'organisation', id: 'o', name: 'Council', timeZone: 'Europe/London' },
  { kind: 'freeze', format: 'holdfast-register-freeze', form: 1, registerId: 'ict', asAt: '2026-03-31T22:59:59.999000Z' },
];

describe('the canonical rows of a freeze', () => {
  it('are the same in whatever order they were read, and however their members stood', () => {
    const turned = ROWS.map((row) => Object.fromEntries(Object.entries(row).reverse()) as unknown as FrozenRow).reverse();
    expect(canonicalRows(turned)).toEqual(canonicalRows(ROWS));
    expect(frozenText(canonicalRows(turned))).toBe(frozenText(canonicalRows(ROWS)));
  });

  it('begin with what they are, and have risks in the order of their numbers', () => {
    const rows = canonicalRows(ROWS);
    expect(rows[0]).toBe('{"asAt":"2026-03-31T22:59:59.999000Z","form":1,"format":"holdfast-register-freeze","kind":"freeze","registerId":"ict"}');
    expect(rows.map((row) => (JSON.parse(row) as FrozenRow).kind)).toEqual(['freeze', 'organisation', 'register', 'matrix', 'matrix', 'person', 'risk', 'risk', 'risk', 'risk', 'risk']);
    expect(readFrozenRows(rows)?.risks.map(({ reference }) => reference)).toEqual(['ICT-002', 'ICT-003', 'ICT-004', 'ICT-009', 'ICT-0010']);
  });

  it('are one line each, whatever was typed, and give a digest that is known', () => {
    const text = frozenText(canonicalRows(ROWS.slice(-4)));
    expect(text.split('\n')).toHaveLength(5);
    expect(frozenText(canonicalRows(ROWS)).split('\n')).toHaveLength(ROWS.length + 1);
    // Changes only with a new form.
    expect(createHash('sha256').update(frozenText(canonicalRows([ROWS[9]!, ROWS[10]!]))).digest('hex')).toBe('7bc8f9cf6249f223f0254d23a092df7c12a534d8b345c87a2ee72880c8d61088');
  });

  it('tell back what went in', () => {
    const read = readFrozenRows(canonicalRows(ROWS));
    expect(read?.risks).toContainEqual(ROWS[1]);
    expect(read?.matrices.get('m4')?.definition).toEqual(HALTON_4X4.matrix);
  });

  it('tell of evidence from form 2 on, after everything else', () => {
    const evidence: FrozenRow = { kind: 'evidence', id: 'r1', state: 'failed', drawn: 'inherent', since: '2026-03-09', controlIds: ['c1'] };
    const rows = canonicalRows([evidence, ...ROWS.map((row) => (row.kind === 'freeze' ? { ...row, form: 2 as const } : row))]);
    expect(rows.at(-1)).toContain('"kind":"evidence"');
    expect([readFrozenRows(rows)?.evidence.get('r1'), readFrozenRows(canonicalRows(ROWS))?.evidence.size]).toEqual([evidence, 0]);
  });

  it.each([['no rows', []], ['rows of another form', ['{"kind":"freeze","format":"holdfast-register-freeze","form":4}']], ['rows of something else', ['{"kind":"freeze","format":"x","form":1}']]])('are not read from %s', (_what, rows) => {
    expect(readFrozenRows(rows)).toBeUndefined();
  });
});

describe('the map of a frozen register', () => {
  const frozen = readFrozenRows(canonicalRows(ROWS))!;
  it('counts the open risks, and all of them', () => {
    const map = frozenMap(frozen, 'residual');
    expect(map).toMatchObject({ open: 4, unscored: 1, notComparable: 1, leftOut: 0, levelOnly: [{ level: 'M', count: 1 }] });
    expect(map.cells).toMatchObject([{ likelihood: '3', impact: '4', count: 1 }]);
  });

  it.each([['ICT-0010', 'M'], ['ICT-009', ''], ['ICT-003', 'M'], ['ICT-004', null]])('has %s at level %p', (reference, level) => {
    expect(frozenLevel(frozen, frozen.risks.find((one) => one.reference === reference)!.residual)).toBe(level);
  });
});
