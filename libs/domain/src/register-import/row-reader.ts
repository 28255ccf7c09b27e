import { levelOf } from '../level-of';
import type { RiskMatrix } from '../risk-matrix';
import { scoreOf } from '../score-of';
import { hasVisible } from '../visible-text';
import { LIMITS, type AssessmentKind, type Proximity, type Treatment } from '../vocabulary';
import { SPREADSHEET_ERROR } from './column-tally';
import { readDate } from './date-reading';
import { readProximity, readStatus, readTreatment } from './plain-words';
import type { RegisterChoices } from './register-choices';
import { meaningOf, type DayField, type RegisterField, type TextField } from './register-fields';
import type { RegisterColumn, RegisterRow, RegisterTable } from './register-outline';
import { ownRowReader, type OwnRead } from './own-export/own-row-reader';
import { explains, saysStep, tableOnto, type ValueOnto } from './scale-onto';
import { isMark, isProduct, readPosition, readStep } from './scale-value';

/** Where a risk stands as the file says: a cell, a level alone, or neither. */
export interface StandingRead {
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly level: string | null;
  /** Printed in the file and not what the matrix makes of the cell, or all that there is. */
  readonly published: { readonly score: number | null; readonly text: string } | null;
}

export interface RowFault {
  readonly column: number | null;
  readonly header: string;
  readonly field: RegisterField | null;
  readonly value: string;
  readonly why: string;
  /** What may be meant. */
  readonly meant: readonly string[];
}

export interface RowFlag {
  readonly column: number | null;
  readonly why: string;
}

export interface RiskRowRead {
  readonly sheet: string;
  readonly row: number;
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  readonly days: Readonly<Partial<Record<DayField, string>>>;
  readonly status: 'open' | 'closed' | null;
  readonly treatment: Treatment | null;
  readonly proximity: Proximity | null;
  readonly standings: Readonly<Partial<Record<AssessmentKind, StandingRead>>>;
  /** Kept by name, in the order of the columns. */
  readonly extra: readonly { readonly name: string; readonly value: string }[];
  readonly faults: readonly RowFault[];
  readonly flags: readonly RowFlag[];
  /** Where each cell went: for the proof that none was dropped. */
  readonly cells: readonly { readonly column: number; readonly into: 'field' | 'extra' | 'fault' | 'worked-out' }[];
  /** Of an export of ours. */
  readonly own?: OwnRead;
}

/** Reads rows of a table onto a matrix: each cell goes to a field, to an extra field, or to a fault. */
export function rowReader(table: RegisterTable, choices: RegisterChoices, matrix: RiskMatrix): (row: RegisterRow) => RiskRowRead {
  const onto = {
    likelihood: ontoBy(table, 'likelihood', matrix.likelihood, choices),
    impact: ontoBy(table, 'impact', matrix.impact, choices),
    level: ontoBy(table, 'level', matrix.levels, choices),
  };
  if (table.own) return ownRowReader(table, matrix, onto);
  const order = choices.answers?.['product-order'];
  const productOrder = order === 'likelihood-first' || order === 'impact-first' ? order : null;
  return (row) => new RowReading(table, row, matrix, onto, productOrder).read();
}

/** A value of a scale, and whether the step that it is read as says all of it: settled once, not for each cell. */
interface ValueRead extends ValueOnto {
  readonly whole: boolean;
}
type Onto = Readonly<Record<'likelihood' | 'impact' | 'level', ReadonlyMap<string, ValueRead>>>;

function ontoBy(table: RegisterTable, of: 'likelihood' | 'impact' | 'level', steps: readonly { code: string; label: string }[], choices: RegisterChoices): ReadonlyMap<string, ValueRead> {
  return new Map(tableOnto(table, of, steps, choices.scales?.[of]).map((one) => {
    const step = steps.find(({ code }) => code === one.code);
    return [one.raw, { ...one, whole: step === undefined || saysStep(one.raw, step) }];
  }));
}

interface Half {
  readonly code: string | null;
  readonly raw: string;
  readonly column: RegisterColumn;
}

class RowReading {
  readonly #texts: Partial<Record<TextField, string>> = {};
  readonly #days: Partial<Record<DayField, string>> = {};
  readonly #extra: { at: number; name: string; value: string }[] = [];
  readonly #faults: RowFault[] = [];
  readonly #flags: RowFlag[] = [];
  readonly #into = new Map<number, 'field' | 'extra' | 'fault'>();
  readonly #halves = new Map<string, Half>();
  readonly #twice = new Set<RegisterField>();
  #status: 'open' | 'closed' | null = null;
  #treatment: Treatment | null = null;
  #proximity: Proximity | null = null;

  constructor(
    private readonly table: RegisterTable,
    private readonly row: RegisterRow,
    private readonly matrix: RiskMatrix,
    private readonly onto: Onto,
    private readonly productOrder: 'likelihood-first' | 'impact-first' | null,
  ) {}

  read(): RiskRowRead {
    for (const column of this.table.columns) {
      const cell = this.row.cells.get(column.column);
      if (cell) this.#cell(column, cell.text, cell.day);
    }
    const standings: Partial<Record<AssessmentKind, StandingRead>> = {};
    for (const kind of ['inherent', 'residual', 'target'] as const) {
      const standing = this.#standing(kind);
      if (standing) standings[kind] = standing;
    }
    this.#section();
    this.#title();
    return {
      sheet: this.row.sheet, row: this.row.row, texts: this.#texts, days: this.#days, status: this.#status, treatment: this.#treatment, proximity: this.#proximity, standings,
      extra: [...this.#extra].sort((one, other) => one.at - other.at).map(({ name, value }) => ({ name, value })),
      faults: this.#faults, flags: this.#flags, cells: [...this.#into].map(([column, into]) => ({ column, into })),
    };
  }

  #cell(column: RegisterColumn, text: string, day: string | undefined): void {
    const { field } = column;
    if (SPREADSHEET_ERROR.test(text)) {
      if (!field) this.#keep(column, text);
      else this.#fault(column, text, 'The spreadsheet shows an error here instead of a value');
      return;
    }
    if (!field) return this.#keep(column, text);
    const { reads, kind } = meaningOf(field);
    if (kind) return this.#scored(column, field, text);
    if (reads === 'day') return this.#day(column, field as DayField, text, day);
    if (reads === 'status') return this.#word(column, text, readStatus(text), (means) => (this.#status = means));
    if (reads === 'treatment') return this.#word(column, text, readTreatment(text), (means) => (this.#treatment = means));
    if (reads === 'proximity') return this.#word(column, text, readProximity(text), (means) => (this.#proximity = means));
    this.#text(column, field as TextField, text, reads === 'line');
  }

  #text(column: RegisterColumn, field: TextField, text: string, line: boolean): void {
    if (!hasVisible(text)) return this.#fault(column, text, 'This shows nothing that can be read');
    const most = field === 'title' ? Number.POSITIVE_INFINITY : line ? LIMITS.title : LIMITS.narrative;
    if (text.length > most) {
      this.#flag(column, `There is room for ${most.toLocaleString('en-GB')} characters in ${meaningOf(field).called.toLowerCase()}; kept as an extra field`);
      return this.#keep(column, text);
    }
    this.#texts[field] = line && field !== 'title' ? text.replace(/\s+/g, ' ') : text;
    this.#into.set(column.column, 'field');
  }

  #day(column: RegisterColumn, field: DayField, text: string, day: string | undefined): void {
    const lines = text.split('\n');
    const read = day ? { day } : readDate(lines[0]!, column.dates?.reading ?? 'plain', field === 'raised' || field === 'lastReview');
    if (read && 'day' in read) {
      this.#days[field] = read.day;
      this.#into.set(column.column, 'field');
      // What the day does not say again is kept beside it.
      if (lines.length > 1 || ('coarse' in read && read.coarse)) this.#keep(column, text, false);
      if ('coarse' in read && read.coarse) this.#flag(column, `“${text}” names no day; read as ${read.day}`);
      return;
    }
    if (read && /\d/.test(text) && /^[\d\s./:,-]+$/.test(text.trim())) return this.#fault(column, text, read.fault);
    if (read) this.#flag(column, `${read.fault}; kept as an extra field`);
    this.#keep(column, text);
  }

  #word<T>(column: RegisterColumn, text: string, read: { means: T; whole: boolean } | null, set: (means: T) => void): void {
    if (!read) {
      this.#flag(column, `“${text.slice(0, 60)}” is no ${meaningOf(column.field!).called.toLowerCase()} of ours; kept as an extra field`);
      return this.#keep(column, text);
    }
    set(read.means);
    this.#into.set(column.column, 'field');
    if (!read.whole || !SAME.has(text.trim().toLowerCase())) this.#keep(column, text, false);
  }

  #scored(column: RegisterColumn, field: RegisterField, text: string): void {
    const raw = column.mark ?? text;
    if (column.mark && !isMark(text)) {
      this.#flag(column, `“${text.slice(0, 60)}” is no mark; kept as an extra field`);
      return this.#keep(column, text);
    }
    if (column.mark && (this.#halves.has(field) || this.#twice.has(field))) return this.#markedTwice(column, field, text);
    const { reads, kind } = meaningOf(field);
    if (reads === 'score') return void this.#halves.set(field, { code: null, raw, column });
    if (reads === 'position') {
      const said = readPosition(text, this.productOrder);
      if (!said && readStep(text).nothing) return this.#keep(column, text);
      if (!said) return this.#fault(column, text, isProduct(text) ? 'Say first which comes first in such a score: likelihood or impact' : 'Neither a likelihood with an impact nor a score that can be told apart');
      for (const [axis, part] of [['likelihood', said.likelihood], ['impact', said.impact]] as const) {
        const known = this.onto[axis].get(part);
        if (!known?.code) return this.#fault(column, text, `${part} is no ${axis} of the matrix`, known?.meant);
        this.#halves.set(`${kind}${axis === 'likelihood' ? 'Likelihood' : 'Impact'}`, { code: known.code, raw: part, column });
        if (!known.whole) this.#keep(column, text, false);
      }
      if (said.score !== null) this.#halves.set(`${kind}Score`, { code: null, raw: said.score, column });
      return void this.#into.set(column.column, 'field');
    }
    const axis = reads as 'likelihood' | 'impact' | 'level';
    const lines = raw.split('\n');
    const known = this.onto[axis].get(raw) ?? this.onto[axis].get(lines[0]!);
    if (lines.length > 1 && !this.onto[axis].has(raw)) this.#keep(column, raw, false);
    if (known?.nothing || (!known && readStep(raw).nothing)) return this.#keep(column, text);
    if (axis === 'level') return void this.#halves.set(field, { code: known?.code ?? null, raw, column });
    if (!known?.code) return this.#fault(column, text, known?.why ?? `It is no ${axis} of the matrix`, known?.meant);
    this.#halves.set(field, { code: known.code, raw, column });
    this.#into.set(column.column, 'field');
    // "60%", "Medium" or "4 - Severe" may say more than the step that it was read as: then the cell is kept as the file says it.
    if (!column.mark && !known.whole) this.#keep(column, raw, false);
  }

  /** Neither mark is taken: which was meant, nobody can tell. */
  #markedTwice(column: RegisterColumn, field: RegisterField, text: string): void {
    const first = this.#halves.get(field);
    const why = `${meaningOf(field).called} is marked twice`;
    if (first) this.#fault(first.column, this.row.cells.get(first.column.column)?.text ?? '', why);
    this.#halves.delete(field);
    this.#twice.add(field);
    this.#fault(column, text, why);
  }

  #standing(kind: AssessmentKind): StandingRead | null {
    const [likelihood, impact, level, score] = ['Likelihood', 'Impact', 'Level', 'Score'].map((what) => this.#halves.get(`${kind}${what}`));
    const put = (half: Half | undefined): void => {
      if (half && !this.#into.has(half.column.column)) this.#into.set(half.column.column, 'field');
    };
    const value = score ? numberIn(score.raw) : null;
    if (score && readStep(score.raw).nothing && value === null) this.#keep(score.column, score.raw);
    if (likelihood && impact) {
      const cell = { likelihood: likelihood.code!, impact: impact.code! };
      const ours = scoreOf(this.matrix, cell);
      const band = levelOf(this.matrix, cell);
      let published: StandingRead['published'] = null;
      if (score && !this.#into.has(score.column.column)) {
        if (value === null) this.#keep(score.column, score.raw);
        else {
          put(score);
          if (score.raw.trim() !== String(value)) this.#keep(score.column, score.raw, false);
          if (ours === null || Math.abs(ours - value) > 1e-9) {
            published = { score: value, text: score.raw.slice(0, LIMITS.title) };
            if (ours !== null) this.#flag(score.column, `The file says ${value}, and ${cell.likelihood} with ${cell.impact} makes ${ours}: kept as published`);
          }
        }
      } else if (score && value !== null && score.column.field?.endsWith('Position') && ours !== null && ours !== value) {
        published = { score: value, text: score.raw };
        this.#flag(score.column, `The file says ${value}, and ${cell.likelihood} with ${cell.impact} makes ${ours}: kept as published`);
      }
      if (level) {
        // A word for the level that the cell has says nothing new; another one is told.
        if (level.code === null || !band.ok || band.level.code !== level.code) {
          this.#keep(level.column, level.raw);
          if (band.ok) this.#flag(level.column, `The file says ${level.raw}, and the matrix makes it ${band.level.label}: kept as an extra field`);
        } else put(level), this.#sameLevel(level, band.level.label);
      }
      return { ...cell, level: null, published };
    }
    for (const half of [likelihood, impact]) {
      if (!half) continue;
      const missing = half === likelihood ? 'impact' : 'likelihood';
      if (this.#faults.some(({ field }) => field?.startsWith(kind))) this.#keep(half.column, half.raw, !this.#into.has(half.column.column));
      else if (level?.code || value !== null) this.#keep(half.column, half.raw), this.#flag(half.column, `There is no ${missing} beside it; kept as an extra field`);
      else this.#fault(half.column, half.raw, `There is no ${missing} beside it`);
    }
    const published = score && value !== null ? { score: value, text: score.raw.slice(0, LIMITS.title) } : null;
    if (score && !this.#into.has(score.column.column)) {
      if (value === null) this.#fault(score.column, score.raw, 'This is no score');
      else {
        put(score);
        if (score.raw.trim() !== String(value)) this.#keep(score.column, score.raw, false);
      }
    }
    if (level && level.code === null) {
      if (published) this.#keep(level.column, level.raw), this.#flag(level.column, `The matrix has no level called ${level.raw}; kept as an extra field`);
      else this.#fault(level.column, level.raw, this.onto.level.get(level.raw)?.why ?? 'The matrix has no such level', this.onto.level.get(level.raw)?.meant);
    } else if (level) put(level), this.#sameLevel(level, this.matrix.levels.find(({ code }) => code === level.code)!.label);
    return level?.code || published ? { likelihood: null, impact: null, level: level?.code ?? null, published } : null;
  }

  /** "🟡 Medium" for Medium says nothing more; "Medium, rising" does. */
  #sameLevel({ column, raw }: Half, label: string): void {
    const { weight, number, word } = readStep(raw);
    if ((weight === null && number === null && word.toLowerCase() !== label.toLowerCase()) || explains(raw, [label])) this.#keep(column, raw, false);
  }

  #section(): void {
    const { section } = this.row;
    if (section === null) return;
    const { sectionField } = this.table;
    if (sectionField && meaningOf(sectionField).reads === 'line' && this.#texts[sectionField as TextField] === undefined && section.length <= LIMITS.title) this.#texts[sectionField as TextField] = section;
    else this.#extra.push({ at: -1, name: 'Section', value: section });
  }

  /** A title fits on a line: what is longer is cut at a word, and kept whole as the event. */
  #title(): void {
    const { title, event, cause } = this.#texts;
    const said = title ?? event ?? cause;
    if (said === undefined) {
      if (!this.#faults.some(({ field }) => field === 'title')) this.#faults.push({ column: null, header: '', field: 'title', value: '', why: 'Nothing in this row says what the risk is', meant: [] });
      return;
    }
    const line = said.replace(/\s+/g, ' ').trim();
    const short = line.length <= LIMITS.title ? line : `${line.slice(0, LIMITS.title - 1).replace(/\s+\S*$/, '')}…`;
    const column = this.table.columns.find(({ field }) => field === 'title');
    if (title === undefined) this.#flags.push({ column: null, why: 'There is no title: it is called by what it describes' });
    if (title !== undefined && short !== title) {
      if (event === undefined && title.length <= LIMITS.narrative) this.#texts.event = title;
      else if (column) this.#keep(column, title, false);
      if (short !== line) this.#flag(column ?? null, `The title has ${line.length} characters, and there is room for ${LIMITS.title}: it is shortened, and kept whole`);
    }
    this.#texts.title = short;
  }

  #keep(column: RegisterColumn, value: string, instead = true): void {
    const name = column.header === '' ? column.key : column.header;
    if (!this.#extra.some((one) => one.at === column.column)) this.#extra.push({ at: column.column, name, value });
    if (instead) this.#into.set(column.column, 'extra');
  }

  #fault(column: RegisterColumn, value: string, why: string, meant: readonly string[] = []): void {
    this.#into.set(column.column, 'fault');
    this.#faults.push({ column: column.column, header: column.header, field: column.field, value, why, meant });
  }

  #flag(column: RegisterColumn | null, why: string): void {
    this.#flags.push({ column: column?.column ?? null, why });
  }
}

/** Words that our own say again to the letter. */
const SAME = new Set(['open', 'closed', 'treat', 'tolerate', 'transfer', 'terminate']);

/** The number of a score: "16", "16 (High)", "High 16", "1,2". */
function numberIn(raw: string): number | null {
  const said = readStep(raw);
  if (said.number !== null) return said.number;
  const whole = /^\D{0,30}?(\d{1,4}(?:[.,]\d{1,4})?)\D{0,30}$/.exec(raw.trim());
  return whole ? Number(whole[1]!.replace(',', '.')) : null;
}
