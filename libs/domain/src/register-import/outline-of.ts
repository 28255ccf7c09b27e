import { comparable, type Sheet } from '../table-reading';
import { columnsToFields, kindsOfSets } from './columns-to-fields';
import { ColumnTally } from './column-tally';
import { filledCells, findRegisterTables, tableWith, type FoundTable, type HeaderColumn } from './find-register-tables';
import { scaleSaid } from './read-header';
import { ownExportOf } from './own-export';
import { ownTable } from './own-export/own-tables';
import { readScale } from './read-scale';
import type { RegisterChoices } from './register-choices';
import { meaningOf, type RegisterField } from './register-fields';
import type { DateColumn, RegisterColumn, RegisterOutline, RegisterQuestion, RegisterTable, ScaleReading, TableKind, TogetherRead } from './register-outline';
import { weightOf } from './scale-words';
import { isMark, readPosition } from './scale-value';
import { columnsThatName, joinedRows, rowsOf } from './table-rows';

/** Under this key a choice says where headings over rows go. */
export const SECTION_KEY = '(section)';
/** Different rows that are kept to read a matrix out of. */
const MOST_TOGETHER = 500;
const LEGEND_ROWS = 15;
const LEGEND_NAME = /\b(?:legend|matrix|matrices|key|scoring|criteria|guidance|drop ?downs?|look ?ups?|lists?|values|instructions|definitions|scales?|notes|help)\b/i;

/** What was understood of a file, with what a person chose: its tables, their columns, scales and dates, and what has to be asked. */
export function outlineOf(sheets: readonly Sheet[], choices: RegisterChoices = {}): RegisterOutline {
  const tables: RegisterTable[] = [];
  const empty: { sheet: string; hidden: boolean; why: string }[] = [];
  const ours = ownExportOf(sheets);
  for (const sheet of sheets) {
    const own = ours?.sheets.get(sheet);
    if (own) {
      tables.push(ownTable(sheet, own, ours?.main?.matrix ?? null, choices));
      continue;
    }
    const first = findRegisterTables(sheet);
    if (first.tables.length === 0) empty.push({ sheet: sheet.name, hidden: sheet.hidden, why: sheet.rows.length === 0 ? 'It is empty' : 'It has no row of headers that a register would have' });
    const changed = [...(choices.taken ?? []), ...(choices.leftOut ?? [])].length > 0;
    for (const [at, plain] of first.tables.entries()) {
      const key = at === 0 ? sheet.name : `${sheet.name} (${at + 1})`;
      const again = changed ? findRegisterTables(sheet, rowsOf(choices.taken, key), rowsOf(choices.leftOut, key)).tables : [];
      const found = tableWith(again, plain) ?? plain;
      const told = tableOf(sheet, key, found, choices);
      tables.push(at === 0 ? { ...told, aside: [...first.before.filter(({ row }) => row < found.headerRows[0]), ...told.aside] } : told);
    }
  }
  return { tables, empty };
}

/** The tables that are read: those chosen; else those with risks on sheets that are shown, or on hidden ones if no others are. */
export function tablesToRead(outline: RegisterOutline, choices: RegisterChoices = {}): RegisterTable[] {
  // Of an export of ours, only risks are risks.
  if (choices.tables) return outline.tables.filter(({ key, is, own }) => choices.tables!.includes(key) && (!own || is === 'risks'));
  const risks = outline.tables.filter(({ is }) => is === 'risks');
  const shown = risks.filter(({ hidden }) => !hidden);
  return shown.length > 0 ? shown : risks;
}

function tableOf(sheet: Sheet, key: string, found: FoundTable, choices: RegisterChoices): RegisterTable {
  const all = withStrays(found);
  const keys = keysOf(all);
  const tallies = all.map(() => new ColumnTally());
  const at = new Map(all.map(({ column }, index) => [column, index]));
  for (const row of found.rows) {
    for (const { column, text, merged } of filledCells(row)) {
      const index = at.get(column);
      if (index !== undefined && !(merged && row.cells[column - 1]?.text === text)) tallies[index]!.add(text, row.cells[column]?.day);
    }
  }
  const columns = withMarkedLevels(all, tallies);
  const { kinds, question } = kindsOfSets(columns.map(({ header }) => header), choices.answers?.['current-and-residual']);
  const fields = columnsToFields(columns, tallies, kinds, choices.fields ?? {}, keys);
  const scales = scalesOf(columns, tallies, fields.map(({ field }) => field), choices);
  const told = columns.map((one, index): RegisterColumn => {
    const { field, why } = fields[index]!;
    const tally = tallies[index]!;
    const reads = field ? meaningOf(field).reads : null;
    const of = reads === 'likelihood' || reads === 'impact' || reads === 'level' ? reads : null;
    return {
      column: one.column, key: keys[index]!, header: one.header, field, why, mark: one.mark, filled: tally.filled, samples: tally.samples,
      ...(reads === 'day' ? { dates: datesOf(tally, choices.dates?.[keys[index]!] ?? answered(choices, `date:${keys[index]!}`)) } : {}),
      ...(of && scales[of] ? { scale: scales[of] } : {}),
    };
  });
  const is = kindOf(sheet.name, told, found.rows.length);
  const table = { key, columns: told };
  const naming = columnsThatName(table);
  let rows = 0;
  const together = new Map<string, TogetherRead>();
  for (const row of joinedRows(sheet.name, found, naming)) {
    rows += 1;
    if (together.size < MOST_TOGETHER) for (const one of togetherOf(told, (column) => row.cells.get(column)?.text ?? null)) together.set(JSON.stringify(one), one);
  }
  const sectionChoice = choices.fields?.[SECTION_KEY];
  const sectionField = sectionChoice !== undefined ? sectionChoice : told.some(({ field }) => field === 'category') ? null : 'category';
  const sections = found.aside.filter(({ why }) => why === 'section');
  return {
    key, sheet: sheet.name, hidden: sheet.hidden, ...is, headerRows: found.headerRows,
    firstRow: found.rows.at(0)?.row ?? found.headerRows[1] + 1, lastRow: found.rows.at(-1)?.row ?? found.headerRows[1], rows,
    columns: told, sections, sectionField, aside: found.aside.filter(({ why }) => why !== 'section'),
    scales,
    questions: is.is === 'risks' ? questionsOf(told, scales, question) : [],
    together: [...together.values()],
  };
}

/** Columns that hold something and have no header are of the table too: no cell is lost. */
function withStrays({ columns, rows }: FoundTable): HeaderColumn[] {
  const known = new Set(columns.map(({ column }) => column));
  const strays = new Set<number>();
  for (const row of rows) for (const { column, merged, text } of filledCells(row)) if (!known.has(column) && !(merged && row.cells[column - 1]?.text === text)) strays.add(column);
  return [...columns, ...[...strays].map((column): HeaderColumn => ({ column, header: '', mark: null, axis: null }))].sort((one, other) => one.column - other.column);
}

/** Columns side by side that are called by levels, and hold marks alone: "Low", "Medium", "High", with an X in one of them. */
function withMarkedLevels(columns: readonly HeaderColumn[], tallies: readonly ColumnTally[]): HeaderColumn[] {
  const marked = columns.map(({ header, mark }, at) => mark === null && weightOf(header) !== null && [...tallies[at]!.values.keys()].every(isMark));
  return columns.map((one, at) => {
    if (!marked[at] || !(marked[at - 1] || marked[at + 1])) return one;
    let [from, to] = [at, at];
    while (marked[from - 1]) from -= 1;
    while (marked[to + 1]) to += 1;
    return tallies.slice(from, to + 1).some(({ filled }) => filled > 0) ? { ...one, mark: one.header, axis: 'rating' } : one;
  });
}

function keysOf(columns: readonly HeaderColumn[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ header }) => {
    const said = header === '' ? '(no header)' : header;
    const count = (seen.get(comparable(said)) ?? 0) + 1;
    seen.set(comparable(said), count);
    return count === 1 ? said : `${said} (${count})`;
  });
}

const answered = (choices: RegisterChoices, key: string): 'day-first' | 'month-first' | undefined => {
  const answer = choices.answers?.[key];
  return answer === 'day-first' || answer === 'month-first' ? answer : undefined;
};

const datesOf = (tally: ColumnTally, chosen: 'day-first' | 'month-first' | undefined): DateColumn => (chosen ? { reading: chosen, why: 'As you chose' } : tally.dates.reading());

/** One scale of each axis for all of the table: inherent, residual and target are written on the same. */
function scalesOf(columns: readonly HeaderColumn[], tallies: readonly ColumnTally[], fields: readonly (RegisterField | null)[], choices: RegisterChoices): Partial<Record<'likelihood' | 'impact' | 'level', ScaleReading>> {
  const counted = { likelihood: new Map<string, number>(), impact: new Map<string, number>(), level: new Map<string, number>() };
  const sizes = { likelihood: null as number | null, impact: null as number | null, level: null as number | null };
  const more = { likelihood: false, impact: false, level: false };
  const add = (of: 'likelihood' | 'impact' | 'level', raw: string, count: number): void => void counted[of].set(raw, (counted[of].get(raw) ?? 0) + count);
  const order = choices.answers?.['product-order'] === 'impact-first' ? 'impact-first' : 'likelihood-first';
  for (const [at, field] of fields.entries()) {
    if (!field) continue;
    const { reads } = meaningOf(field);
    const { header, mark } = columns[at]!;
    const tally = tallies[at]!;
    if (reads === 'position') {
      for (const [raw, count] of tally.values) {
        const said = readPosition(raw, order);
        if (said) add('likelihood', said.likelihood, count), add('impact', said.impact, count);
      }
    }
    if (reads !== 'likelihood' && reads !== 'impact' && reads !== 'level') continue;
    more[reads] ||= tally.more;
    if (reads !== 'level') sizes[reads] = Math.max(sizes[reads] ?? 0, scaleSaid(header) ?? 0) || null;
    if (mark) add(reads, mark, tally.filled);
    else for (const [raw, count] of tally.values) add(reads, raw, count);
  }
  const read: Partial<Record<'likelihood' | 'impact' | 'level', ScaleReading>> = {};
  for (const axis of ['likelihood', 'impact', 'level'] as const) {
    if (counted[axis].size === 0) continue;
    read[axis] = readScale([...counted[axis]].map(([raw, count]) => ({ raw, count })), { of: axis, size: sizes[axis], more: more[axis], rising: choices.answers?.[`direction:${axis}`] === 'rising' });
  }
  return read;
}

function kindOf(sheet: string, columns: readonly RegisterColumn[], rows: number): { is: TableKind; why: string } {
  const fields = new Set(columns.map(({ field }) => field).filter((one) => one !== null));
  const has = (...some: RegisterField[]): boolean => some.some((one) => fields.has(one));
  const scored = [...fields].filter((field) => meaningOf(field).kind !== null);
  const first = columns[0]?.field;
  const keyed = !has('reference', 'owner', 'actions', 'controls', 'nextReview', 'raised');
  if (rows <= LEGEND_ROWS && keyed && ((first && meaningOf(first).kind !== null) || scored.length === 0 || LEGEND_NAME.test(sheet))) return { is: 'legend', why: 'It explains a scale or a matrix: it is no list of risks' };
  if (!has('title', 'event', 'cause')) return { is: 'other', why: 'No column of it says what a risk is' };
  if (LEGEND_NAME.test(sheet) && scored.length < 2) return { is: 'legend', why: `The sheet is called “${sheet}”, and its rows have no scores` };
  const telling = ['reference', 'category', 'owner', 'status', 'actions', 'controls', 'cause', 'consequence', 'treatment'].filter((one) => fields.has(one as RegisterField)).length + scored.length;
  if (telling === 0 || (scored.length === 0 && !/risk|raid/i.test(sheet) && !columns.some(({ header }) => /risk|hazard|threat|weakness/i.test(header)))) return { is: 'other', why: 'It has neither scores nor a column that speaks of risks' };
  return { is: 'risks', why: scored.length > 0 ? 'It says risks and scores them' : 'It says risks, without scores' };
}

function questionsOf(columns: readonly RegisterColumn[], scales: Partial<Record<'likelihood' | 'impact' | 'level', ScaleReading>>, sets: RegisterQuestion | null): RegisterQuestion[] {
  const questions: RegisterQuestion[] = sets ? [sets] : [];
  for (const { key, header, dates } of columns) {
    if (dates?.reading !== 'ambiguous') continue;
    questions.push({
      key: `date:${key}`, column: key, sentence: `Are the dates under “${header}” written day first or month first? ${dates.why}.`, otherwise: null,
      answers: [{ answer: 'day-first', says: 'Day first, as 31/12/2026' }, { answer: 'month-first', says: 'Month first, as 12/31/2026' }],
    });
  }
  for (const axis of ['likelihood', 'impact'] as const) {
    const scale = scales[axis];
    if (!scale || (scale.kind !== 'letters' && scale.kind !== 'roman') || scale.steps.some(({ code, label }) => code !== label)) continue;
    const first = scale.kind === 'letters' ? 'A' : 'I';
    const last = [scale.steps[0]!.code, scale.steps.at(-1)!.code].find((code) => code !== first);
    questions.push({
      key: `direction:${axis}`, column: null, sentence: `On the scale of ${axis}, is ${first} the most severe or the least?`, otherwise: 'falling',
      answers: [{ answer: 'falling', says: `${first} is the most severe` }, { answer: 'rising', says: `${last} is the most severe` }],
    });
  }
  if (columns.some(({ field, samples }) => field && meaningOf(field).reads === 'position' && samples.some((one) => readPosition(one) === null && readPosition(one, 'likelihood-first') !== null))) {
    questions.push({
      key: 'product-order', column: null, sentence: 'Which comes first in scores such as “3 x 4”?', otherwise: null,
      answers: [{ answer: 'likelihood-first', says: 'Likelihood, then impact' }, { answer: 'impact-first', says: 'Impact, then likelihood' }],
    });
  }
  return [...questions, ...thingsAsked(columns)];
}

/** Answers to what becomes of the controls and the actions that a file lists. */
export const THINGS_AS = { controls: 'controls-as', actions: 'actions-as' } as const;

/** Controls come in as controls, and actions as actions where the file says by when they are due. */
export const thingsByDefault = (columns: readonly RegisterColumn[]): Readonly<Record<'controls' | 'actions', boolean>> => ({
  controls: true, actions: columns.some(({ field, filled }) => field === 'actionDue' && filled > 0),
});

function thingsAsked(columns: readonly RegisterColumn[]): RegisterQuestion[] {
  const taken = thingsByDefault(columns);
  return (['controls', 'actions'] as const).flatMap((things): RegisterQuestion[] => {
    const column = columns.find(({ field, filled }) => field === things && filled > 0);
    if (!column) return [];
    const one = things === 'controls' ? 'a control' : 'an action';
    return [{
      key: THINGS_AS[things], column: column.key, otherwise: taken[things] ? things : 'text',
      sentence: `What becomes of the ${things} under “${column.header}”?`,
      answers: [
        { answer: things, says: things === 'controls' ? `Each line or bullet is ${one} of its risk` : `Each line or bullet is ${one} of its risk, due on the day beside it; without a day it is kept as text` },
        { answer: 'text', says: 'They are kept as text, in an extra field' },
      ],
    }];
  });
}

/** What one row says together, once for each assessment in it. */
function togetherOf(columns: readonly RegisterColumn[], textOf: (column: number) => string | null): TogetherRead[] {
  return (['inherent', 'residual', 'target'] as const).flatMap((kind) => {
    const at = (what: string): string | null => {
      const column = columns.find(({ field, mark, column: one }) => field === `${kind}${what}` && (!mark || textOf(one) !== null));
      const text = column ? textOf(column.column) : null;
      return text === null || !column ? null : (column.mark ?? (text.length > 60 ? null : text));
    };
    const read = { likelihood: at('Likelihood'), impact: at('Impact'), score: at('Score'), level: at('Level') };
    return Object.values(read).filter((one) => one !== null).length >= 2 ? [read] : [];
  });
}
