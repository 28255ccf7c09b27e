import { createHash } from 'node:crypto';
import type { ImportChoicesRequest, ImportColumnView, ImportCounts, ImportDraftView, ImportFaultView, ImportSheetView } from '@holdfast/contracts';
import { columnName, CONTINUITY_FIELDS, durationInWords, readDuration, RESOURCE_KINDS } from '@holdfast/domain';
import type { TableFile } from '../file-reading';
import { plannedOf, type ContinuityPlan, type Fault, type Planned } from './plan';
import { namedThing } from './plan-things';
import { rangeOf, type SheetRead } from './read-file-rows';
import { calledOf } from './row-reader';
import type { World } from './world';

/** So many rows and faults are shown at once; how many there are is always said. */
const SHOWN = 200;
const SAMPLES = 3;
const OFFERED = 2_000;

interface Looked {
  draft: { id: string; fileName: string; size: number; choices: ImportChoicesRequest };
  file: TableFile;
  sheets: readonly SheetRead[];
  plan: ContinuityPlan;
  world: World;
}

export function previewOf({ draft, file, sheets, plan, world }: Looked): ImportDraftView {
  const planned = plannedOf(plan);
  const faults = together(plan.faults, planned);
  return {
    ...draft,
    encoding: file.encoding,
    sheets: sheets.map((sheet) => sheetView(sheet, planned.filter(({ row }) => row.sheet === sheet.sheet.name), plan.faults, world.calendars)),
    counts: countsOf(sheets, planned),
    faults: faults.slice(0, SHOWN),
    faultsInAll: faults.length,
    cycles: plan.cycles.map((names) => [...names]).slice(0, 20),
    offers: {
      unit: world.offers.unit, owner: world.offers.owner.slice(0, OFFERED), kind: RESOURCE_KINDS.map(capital),
      resource: [...plan.resources.flatMap(({ before, after }) => (before === null && after ? [after.name] : [])), ...world.resources.filter((one) => one.retired_at === null).map((one) => namedThing(one).say)].slice(0, OFFERED),
    },
    digest: digestOf(draft.choices, planned),
  };
}

/** Of what would be written: if anything that it stands on changes, it is another. */
export const digestOf = (choices: ImportChoicesRequest, planned: readonly Planned<unknown>[]): string =>
  createHash('sha256').update(JSON.stringify([choices, planned.map(({ row, outcome, label, changes }) => [row.sheet, row.row, outcome, label, changes])])).digest('hex');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function countsOf(sheets: readonly SheetRead[], planned: readonly Planned<unknown>[]): ImportCounts {
  const count = (outcome: Planned<unknown>['outcome']): number => planned.filter((one) => one.outcome === outcome).length;
  const skipped = sheets.reduce((sum, { thing, table }) => sum + (thing ? (table?.skipped.length ?? 0) : 0), 0);
  return { new: count('new'), changed: count('changed'), same: count('same'), leftOut: count('left-out') + skipped, faults: count('fault') };
}

function sheetView(read: SheetRead, planned: readonly Planned<unknown>[], faults: readonly Fault[], calendars: World['calendars']): ImportSheetView {
  const { sheet, thing, chosen, table, columns, forAll } = read;
  const written = planned.flatMap(({ row, outcome, label, changes }) => (outcome === 'new' || outcome === 'changed' ? [{ row: row.row, outcome, label, changes: [...changes] }] : []));
  // What changes is looked at first: new rows are as the file says.
  written.sort((one, other) => Number(one.outcome === 'new') - Number(other.outcome === 'new') || one.row - other.row);
  return {
    name: sheet.name, hidden: sheet.hidden, filled: sheet.rows.length, firstRow: sheet.rows.at(0)?.row ?? 1, thing, chosen, header: table?.header ?? null, range: rangeOf(read),
    columns: columns.map((column) => columnView(column, read, faults, calendars)),
    forAll: [...forAll], skipped: [...(thing ? (table?.skipped ?? []) : [])].slice(0, SHOWN),
    counts: countsOf([read], planned), planned: written.slice(0, SHOWN), plannedInAll: written.length,
  };
}

const OURS = /^(?:ACT|RES)-\d+$/i;

function columnView({ column, header, field, why }: SheetRead['columns'][number], { table, sheet, thing }: SheetRead, faults: readonly Fault[], calendars: World['calendars']): ImportColumnView {
  const values = [...new Set((table?.rows ?? []).flatMap(({ cells }) => cells[column]?.text ?? []))];
  const theirs = field === 'reference' ? values.filter((value) => !OURS.test(value)).length : 0;
  const timed = thing !== null && CONTINUITY_FIELDS[thing].some((one) => one.field === field && one.timed);
  const limits = timed ? limitsIn(values, calendars) : '';
  return {
    column, name: columnName(column), header, field,
    why: limits ? `${why}. ${limits}` : theirs > 0 ? `${theirs === values.length ? 'None' : `${theirs} of ${values.length}`} ${theirs === values.length ? 'is' : 'are no'} a reference of ours: rows are matched by name` : why,
    samples: values.slice(0, SAMPLES).map((value) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)),
    faults: faults.filter((fault) => fault.sheet === sheet.name && fault.column === column).length,
  };
}

/** Times that are said as an upper limit, and what is taken of each; empty where none is. */
function limitsIn(values: readonly string[], calendars: World['calendars']): string {
  const limits = values.flatMap((value) => {
    const read = readDuration(value, calendars);
    return 'limit' in read && read.limit ? [`“${value}” as ${durationInWords(read.duration, calendars)}`] : [];
  });
  return limits.length === 0 ? '' : `Read as the upper limit: ${limits.slice(0, SAMPLES).join(', ')}${limits.length > SAMPLES ? ` and ${limits.length - SAMPLES} more` : ''}`;
}

/** The same text in the same column is mended once, however many rows have it. */
function together(faults: readonly Fault[], planned: readonly Planned<unknown>[]): ImportFaultView[] {
  const labels = new Map(planned.map(({ row, label }) => [`${row.sheet} ${row.row}`, { label, row }]));
  const found = new Map<string, ImportFaultView>();
  for (const { sheet, row, column, field, was, message, meant } of faults) {
    const key = column === null && field === null ? `${sheet} ${row}` : JSON.stringify([sheet, column, field, was, message]);
    const there = found.get(key);
    if (there) there.rows.push(row);
    else {
      const of = labels.get(`${sheet} ${row}`);
      found.set(key, {
        sheet, row, label: of?.label ?? '', column, columnName: column === null ? null : columnName(column), field, called: field && of ? calledOf(of.row, field) : 'The whole row', was, message, meant: [...meant], rows: [row],
      });
    }
  }
  return [...found.values()];
}

