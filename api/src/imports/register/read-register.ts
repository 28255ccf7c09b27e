import type { ScaleRead } from '@holdfast/contracts';
import {
  actionsInLines, actionsInText, ASSESSMENT_KINDS, controlsInLines, controlsInText, matrixFrom, meaningOf, outlineOf, ownExportOf, rowReader, tableOnto, tableRows, tablesToRead, THINGS_AS, thingsByDefault,
  type ActionRead, type ControlRead, type DayField, type ExtraField, type OwnExport, type RegisterChoices as ReadingChoices, type RegisterColumn, type RegisterField, type RegisterOutline, type RegisterRow, type RegisterTable, type RiskMatrix, type RiskRowRead, type TextField,
} from '@holdfast/domain';
import type { TableFile } from '../../file-reading';
import type { CellText, RiskRead, RowFault } from './risk-read';
import { forReading, type RegisterChoices } from './register-choices';

/** A file read as a register onto a matrix. */
export interface RegisterRead {
  outline: RegisterOutline;
  /** Those whose rows are read. */
  tables: readonly RegisterTable[];
  rows: () => Generator<RiskRead>;
  referenceHeaders: string[];
  scales: { of: ScaleRead; raw: string; count: number; code: string | null }[];
  /** The matrix that the file's own scales make, if they make one. */
  fromFile: RiskMatrix | null;
  whyMatrix: string | null;
}

/** So many values of a scale are told. */
const VALUES = 200;
const SCALES = ['likelihood', 'impact', 'level'] as const;
/** Fields that a risk has none for: their cells are kept by the names of their columns. */
const KEPT_TEXTS: readonly TextField[] = ['controls', 'actions', 'actionOwner'];
const KEPT_DAYS: readonly DayField[] = ['actionDue', 'raised', 'lastReview'];

export function readRegister(file: TableFile, choices: RegisterChoices, matrix: RiskMatrix): RegisterRead {
  // Rows that are left out by choice are told of one by one, so they stay rows of their table.
  const said: ReadingChoices = { ...forReading(choices), leftOut: [] };
  const outline = outlineOf(file.sheets, said);
  const tables = tablesToRead(outline, said);
  const ours = tables.some(({ own }) => own) ? ownExportOf(file.sheets) : null;
  const proposed = ours?.main?.matrix ? { matrix: ours.main.matrix, why: [`${ours.main.name}, as the file says it`] } : matrixFrom(tables, outline.tables.filter(({ is, own }) => is === 'legend' && !own));
  const thingsOf = thingsBeside(ours);
  const leftOut = new Set(choices.leftOut.map(({ table, row }) => `${table}\u0000${row}`));
  return {
    outline, tables,
    *rows() {
      for (const table of tables) {
        const sheet = file.sheets.find(({ name }) => name === table.sheet);
        if (!sheet) continue;
        const read = rowReader(table, said, matrix);
        const mends = mendsOf(table, choices);
        const taking = takingOf(table, said);
        for (const row of tableRows(sheet, table, said)) {
          const risk = thingsOf(asRisk(table, row, read(mends.size > 0 ? mended(row, mends) : row), taking));
          yield leftOut.has(`${table.key}\u0000${row.row}`) ? { ...risk, leftOut: true } : risk;
        }
      }
    },
    referenceHeaders: tables.flatMap(({ columns }) => columns.filter(({ field }) => field === 'reference').map(({ header }) => header)),
    scales: scalesOnto(tables, said, matrix),
    fromFile: proposed?.matrix ?? null, whyMatrix: proposed ? proposed.why.join('. ') : null,
  };
}

function scalesOnto(tables: readonly RegisterTable[], said: ReadingChoices, matrix: RiskMatrix): RegisterRead['scales'] {
  const steps = { likelihood: matrix.likelihood, impact: matrix.impact, level: matrix.levels };
  return SCALES.flatMap((of) => {
    const found = new Map<string, RegisterRead['scales'][number]>();
    for (const { own, scales } of tables) {
      for (const { raw, count, code } of tableOnto({ own, scales }, of, steps[of], said.scales?.[of])) found.set(raw, { of, raw, count: (found.get(raw)?.count ?? 0) + count, code });
    }
    return [...found.values()].slice(0, VALUES);
  });
}

/** What cells of a column are read as instead, by column and text. */
const mendsOf = ({ columns }: RegisterTable, { mended: all }: RegisterChoices): ReadonlyMap<string, string> =>
  new Map(all.flatMap(({ column, was, becomes }) => columns.filter(({ key }) => key === column).map((one): [string, string] => [`${one.column}\u0000${was}`, becomes])));

function mended(row: RegisterRow, mends: ReadonlyMap<string, string>): RegisterRow {
  const cells = new Map(row.cells);
  for (const [column, { text }] of row.cells) {
    const becomes = mends.get(`${column}\u0000${text}`);
    if (becomes === '') cells.delete(column);
    else if (becomes !== undefined) cells.set(column, { text: becomes });
  }
  return { ...row, cells };
}

type Taking = Readonly<Record<'controls' | 'actions', boolean>>;

/** Whether the controls and the actions of a file come in as such; otherwise they are kept as text. */
function takingOf({ columns }: RegisterTable, { answers }: ReadingChoices): Taking {
  const otherwise = thingsByDefault(columns);
  const of = (things: 'controls' | 'actions'): boolean => (answers?.[THINGS_AS[things]] === undefined ? otherwise[things] : answers[THINGS_AS[things]] === things);
  return { controls: of('controls'), actions: of('actions') };
}

function asRisk(table: RegisterTable, row: RegisterRow, read: RiskRowRead, taking: Taking): RiskRead {
  const { texts, days } = read;
  const columnOf = (field: RegisterField): RegisterColumn | undefined => table.columns.find((one) => one.field === field && row.cells.has(one.column)) ?? table.columns.find((one) => one.field === field);
  const wasAt = (column: number | undefined, otherwise: string): string => (column === undefined ? otherwise : (row.cells.get(column)?.text ?? otherwise));
  const cell = (field: RegisterField, text: string): CellText => {
    const column = columnOf(field);
    return { text, was: wasAt(column?.column, text), column: column?.column ?? -1, header: column?.header || 'Section' };
  };
  const named = (field: TextField): CellText | undefined => (texts[field] === undefined ? undefined : cell(field, texts[field]));
  const day = (field: DayField): RiskRead['nextReview'] => (days[field] === undefined ? undefined : { ...cell(field, days[field]), day: days[field] });
  const [reference, owner, unit, category] = [named('reference'), named('owner'), named('unit'), named('category')];
  const [nextReview, targetDate] = [day('nextReview'), day('targetDate')];
  const [standings, published]: [RiskRead['standings'], RiskRead['published']] = [{}, {}];
  for (const kind of ASSESSMENT_KINDS) {
    const standing = read.standings[kind];
    if (!standing) continue;
    const { likelihood, impact, level } = standing;
    if (level !== null || (likelihood !== null && impact !== null)) standings[kind] = { likelihood, impact, level };
    if (standing.published) published[kind] = { ...cell(`${kind}Score`, standing.published.text), ...(read.own ? { was: standing.published.text } : {}) };
  }
  const faults = read.faults.map(({ column, header, field, value, why, meant }): RowFault => ({
    column, header: header || (field === 'title' ? 'Title' : 'The whole row'), was: column === null ? value : wasAt(column, value), message: why, meant, kind: field ? meaningOf(field).kind : null,
  }));
  const things = thingsOfRow(read, taking);
  return {
    ...(read.own ? { own: read.own } : {}), ...things,
    sheet: read.sheet, row: read.row, leftOut: false, closed: read.status === 'closed', standings, published, faults, flags: read.flags.map(({ why }) => why), extra: read.own ? read.extra : keptBeside(row, read, columnOf, things),
    ...said({ title: texts.title, cause: texts.cause, event: texts.event, consequence: texts.consequence }), ...said({ reference, owner, unit, category, nextReview, targetDate }),
    ...(read.treatment ? { treatment: read.treatment } : {}), ...(read.proximity ? { proximity: read.proximity } : {}),
  };
}

function thingsOfRow({ own, texts, days }: RiskRowRead, taking: Taking): Pick<RiskRead, 'controls' | 'actions'> {
  if (own) return { controls: controlsInLines(texts.controls ?? ''), actions: actionsInLines(texts.actions ?? '', texts.reference ?? null) };
  return {
    controls: taking.controls ? controlsInText(texts.controls ?? '') : [],
    actions: taking.actions && days.actionDue !== undefined ? actionsInText(texts.actions ?? '', texts.actionOwner ?? null, days.actionDue) : [],
  };
}

const said = <T extends Record<string, unknown>>(some: T): { [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** Controls and actions by the tables that an export of ours has of them; where it has none, by the lines of the risk itself. */
function thingsBeside(ours: OwnExport | null): (risk: RiskRead) => RiskRead {
  const [controls, actions] = [ours?.controls ?? null, ours?.actions ?? null];
  if (!controls && !actions) return (risk) => risk;
  const byFirst = new Map<string, ActionRead[]>();
  for (const action of actions ?? []) {
    const there = byFirst.get(action.serves[0] ?? '');
    if (there) there.push(action);
    else byFirst.set(action.serves[0] ?? '', [action]);
  }
  return (risk) => {
    const reference = risk.own ? (risk.reference?.text ?? null) : null;
    if (reference === null) return risk;
    const none: readonly ControlRead[] = [];
    return { ...risk, ...(controls ? { controls: controls.get(reference) ?? none } : {}), ...(actions ? { actions: byFirst.get(reference) ?? [] } : {}) };
  };
}

/** Extra fields, and cells of fields that a risk has none for. */
function keptBeside(row: RegisterRow, { extra, texts, days }: RiskRowRead, columnOf: (field: RegisterField) => RegisterColumn | undefined, { controls, actions }: Pick<RiskRead, 'controls' | 'actions'>): ExtraField[] {
  const come = new Set<TextField | DayField>([...(controls.length > 0 ? ['controls' as const] : []), ...(actions.length > 0 ? (['actions', 'actionOwner', 'actionDue'] as const) : [])]);
  const kept = extra.map(({ name, value }): ExtraField => ({ name, value }));
  const names = new Set(kept.map(({ name }) => name));
  for (const field of [...KEPT_TEXTS, ...KEPT_DAYS] as const) {
    const value = texts[field as TextField] ?? days[field as DayField];
    if (value === undefined || come.has(field)) continue;
    const column = columnOf(field);
    const name = column?.header || field;
    if (!names.has(name)) kept.push({ name, value: (column && row.cells.get(column.column)?.text) ?? value });
  }
  return kept;
}
