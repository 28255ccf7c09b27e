import { ASSESSMENT_KINDS, cellsOf, codeInWords, IMPACT_CATEGORIES, levelOf, scoreOf, type AssessmentKind, type ExportColumn, type ExportValue, type ExtraField, type RiskMatrix } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import type { ExportRow } from './export-source';
import { MATRICES } from './export-statements';

interface Version {
  name: string;
  matrix: RiskMatrix;
}

/** What the codes of matrices are called. */
export class MatrixWords {
  /** Versions that were asked for. */
  readonly used = new Set<string>();

  private constructor(private readonly versions: ReadonlyMap<string, Version>) {}

  static async load(sql: Sql, organisationId: string): Promise<MatrixWords> {
    const found = await sql.rows<{ id: string; name: string; number: number; definition: RiskMatrix }>(MATRICES, [organisationId]);
    return new MatrixWords(new Map(found.map(({ id, name, number, definition }) => [id, { name: `${name}, version ${number}`, matrix: definition }])));
  }

  name(id: string | null): string | null {
    if (id === null) return null;
    this.used.add(id);
    return this.versions.get(id)?.name ?? null;
  }

  level(id: string | null, code: string | null): { label: string; colour: string } | null {
    return (id !== null && code !== null && this.versions.get(id)?.matrix.levels.find((level) => level.code === code)) || null;
  }

  called(name: string): RiskMatrix | null {
    return [...this.versions.values()].find((version) => version.name === name)?.matrix ?? null;
  }

  matrix(id: string): RiskMatrix | null {
    return this.versions.get(id)?.matrix ?? null;
  }
}

type Told = Record<string, ExportValue>;

const asRow = (told: Told, columns: readonly ExportColumn[], colours?: Record<string, string>): ExportRow => ({ values: columns.map(({ key }) => told[key] ?? null), ...(colours ? { colours } : {}) });
const words = (code: unknown): string | null => (typeof code === 'string' ? codeInWords(code) : null);

const EVIDENCE: Readonly<Record<string, string>> = {
  passed: 'Passed', failed: 'Failed', stale: 'Stale', none: 'None', 'nothing-to-prove': 'Nothing to prove',
};

/** A risk, and whether it is exempt and stands here in full. */
export type RiskExportRow = ExportRow & { exemptInFull: boolean };

/** Rows of the statement of risks, as every format tells them. */
export function riskRow(names: readonly string[], columns: readonly ExportColumn[], matrices: MatrixWords): (cells: readonly unknown[]) => RiskExportRow {
  return (cells) => {
    const raw = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null])) as Record<string, ExportValue>;
    const colours: Record<string, string> = {};
    const told: Told = { ...raw };
    const standing = (kind: AssessmentKind, as: string, matrixKey: string | null): void => {
      const matrixId = raw[`${kind}MatrixId`] as string | null;
      const level = matrices.level(matrixId, raw[`${kind}LevelCode`] as string | null);
      told[`${as}Level`] = level?.label ?? (raw[`${kind}LevelCode`] as string | null);
      if (level) colours[`${as}Level`] = level.colour;
      if (matrixKey) told[matrixKey] = matrices.name(matrixId);
    };
    for (const kind of ASSESSMENT_KINDS) standing(kind, kind, `${kind}Matrix`);
    const drawn = raw['evidenceDrawn'] === 'inherent' ? 'inherent' : raw['evidenceDrawn'] === 'residual' ? 'residual' : null;
    if (drawn) {
      standing(drawn, 'evidenced', null);
      for (const what of ['Likelihood', 'Impact', 'Score']) told[`evidenced${what}`] = raw[`${drawn}${what}`] ?? null;
    }
    for (const { name, value } of (raw['extra'] ?? []) as unknown as ExtraField[]) told[`extra:${name}`] = told[`extra:${name}`] ? `${told[`extra:${name}`] as string}\n${value}` : value;
    told['evidence'] = typeof raw['evidence'] === 'string' ? (EVIDENCE[raw['evidence']] ?? words(raw['evidence'])) : null;
    for (const key of ['status', 'treatment', 'proximity', 'exemptGround', 'lastReviewOutcome']) told[key] = words(raw[key]);
    told['acceptance'] = raw['acceptance'] === 'none' ? null : words(raw['acceptance']);
    told['movement'] = movementInWords(raw['movement'] as string | null, raw['moved'] as number | null);
    return { ...asRow(told, columns, colours), registerId: String(raw['registerId']), exemptInFull: raw['exemptGround'] !== null && raw['inFull'] === (true as never) };
  };
}

function movementInWords(kind: string | null, moved: number | null): string | null {
  if (kind !== 'levels') return words(kind);
  if (!moved) return 'No change';
  const by = Math.abs(moved);
  return `${moved > 0 ? 'Up' : 'Down'} ${by} ${by === 1 ? 'level' : 'levels'}`;
}

export function historyRow(row: Told & { matrixId: string | null; levelCode: string | null }, columns: readonly ExportColumn[], matrices: MatrixWords): ExportRow {
  const level = matrices.level(row.matrixId, row.levelCode);
  return asRow({ ...row, kind: words(row['kind']), matrix: matrices.name(row.matrixId), level: level?.label ?? row.levelCode ?? null }, columns, level ? { level: level.colour } : undefined);
}

export const actionRow = (row: Told, columns: readonly ExportColumn[]): ExportRow => asRow({ ...row, priority: words(row['priority']), status: words(row['status']) }, columns);

export const controlRow = (row: Told, columns: readonly ExportColumn[]): ExportRow => asRow({ ...row, effectiveness: words(row['effectiveness']) }, columns);

/** Both axes, what a step of impact means for each category, the levels, and each cell with its level: enough to make the matrix again. */
export function matrixRows(id: string, columns: readonly ExportColumn[], matrices: MatrixWords): ExportRow[] {
  const matrix = matrices.matrix(id);
  if (!matrix) return [];
  const name = matrices.name(id);
  const rows: [Told, string?][] = [
    ...matrix.likelihood.map((step): [Told] => [{ part: 'Likelihood', likelihood: step.code, label: step.label, description: step.description ?? null, score: step.value ?? null }]),
    ...matrix.impact.map((step): [Told] => [{ part: 'Impact', impact: step.code, label: step.label, description: step.description ?? null, score: step.value ?? null }]),
    ...matrix.impact.flatMap((step) =>
      IMPACT_CATEGORIES.flatMap((category): [Told][] => (step.categories?.[category] ? [[{ part: 'Impact category', impact: step.code, label: words(category), description: step.categories[category] }]] : [])),
    ),
    ...matrix.levels.map((level): [Told, string] => [{ part: 'Level', level: level.code, label: level.label, description: level.response || null, colour: level.colour }, level.colour]),
    ...cellsOf(matrix).map((cell): [Told, string?] => {
      const found = levelOf(matrix, cell);
      const level = found.ok ? found.level : null;
      return [{ part: 'Cell', likelihood: cell.likelihood, impact: cell.impact, score: scoreOf(matrix, cell), level: level?.code ?? null, label: level?.label ?? null }, level?.colour];
    }),
  ];
  return rows.map(([told, colour]) => asRow({ ...told, matrix: name }, columns, colour ? { level: colour } : undefined));
}
