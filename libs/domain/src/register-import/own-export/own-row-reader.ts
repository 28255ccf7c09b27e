import { levelOf } from '../../level-of';
import type { RiskMatrix } from '../../risk-matrix';
import { scoreOf } from '../../score-of';
import { ASSESSMENT_KINDS, EXEMPT_GROUNDS, LIMITS, PROXIMITIES, TREATMENTS, type AssessmentKind, type ExemptGround } from '../../vocabulary';
import { readDate } from '../date-reading';
import { readProximity, readStatus, readTreatment } from '../plain-words';
import type { DayField, RegisterField, TextField } from '../register-fields';
import type { RegisterColumn, RegisterRow, RegisterTable } from '../register-outline';
import type { RiskRowRead, RowFault, RowFlag, StandingRead } from '../row-reader';
import type { ValueOnto } from '../scale-onto';
import { codeOf } from './own-things';

/** What the row of an export of ours says beyond what other registers do. */
export interface OwnRead {
  /** The public wording is all that it has. */
  readonly publicly: boolean;
  readonly exemptGround: ExemptGround | null;
  readonly publicTitle: string | null;
  readonly publicDescription: string | null;
  readonly closeReason: string | null;
  readonly ownerName: string | null;
  readonly standings: Readonly<Partial<Record<AssessmentKind, OwnStanding>>>;
}

/** A standing in the words of the matrix that it was made on. */
export interface OwnStanding {
  readonly matrix: string | null;
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly level: string | null;
  readonly published: string | null;
  readonly justification: string | null;
}

type Onto = Readonly<Record<'likelihood' | 'impact' | 'level', ReadonlyMap<string, ValueOnto>>>;
const LINES: readonly TextField[] = ['reference', 'title', 'category', 'unit', 'owner'];
const NARRATIVES: readonly TextField[] = ['cause', 'event', 'consequence', 'controls', 'actions'];
const CUT = /… \(cut here: [^()]*\)$/;

/** Reads a row of an export of ours onto a matrix: each value is what its column says it is, to the letter. */
export const ownRowReader = (table: RegisterTable, matrix: RiskMatrix, onto: Onto) => {
  const by = new Map(table.columns.flatMap((column) => (column.own?.key ? [[column.own.key, column] as const] : [])));
  return (row: RegisterRow): RiskRowRead => new OwnReading(table, by, row, matrix, onto).read();
};

class OwnReading {
  readonly #faults: RowFault[] = [];
  readonly #flags: RowFlag[] = [];

  constructor(
    private readonly table: RegisterTable,
    private readonly by: ReadonlyMap<string, RegisterColumn>,
    private readonly row: RegisterRow,
    private readonly matrix: RiskMatrix,
    private readonly onto: Onto,
  ) {}

  read(): RiskRowRead {
    const texts = Object.fromEntries([...LINES, ...NARRATIVES].flatMap((field) => (this.#said(field) === null ? [] : [[field, this.#said(field)!]])));
    if (texts['title'] === undefined) this.#faults.push({ column: null, header: '', field: 'title', value: '', why: 'Nothing in this row says what the risk is', meant: [] });
    const days = Object.fromEntries((['nextReview', 'targetDate'] as const).flatMap((field) => this.#day(field)));
    const standings = Object.fromEntries(ASSESSMENT_KINDS.flatMap((kind) => this.#standing(kind)));
    return {
      sheet: this.row.sheet, row: this.row.row, texts, days, status: this.#status(), treatment: this.#word('treatment', (said) => codeOf(TREATMENTS, said) ?? readTreatment(said)?.means ?? null),
      proximity: this.#word('proximity', (said) => codeOf(PROXIMITIES, said) ?? readProximity(said)?.means ?? null), standings,
      extra: this.table.columns.flatMap(({ column, own }) => this.#extra(column, own?.extra ?? null)), faults: this.#faults, flags: this.#flags,
      cells: this.table.columns.flatMap(({ column, own }) => (this.row.cells.has(column) ? [{ column, into: own?.taken === false ? ('worked-out' as const) : own?.extra ? ('extra' as const) : ('field' as const) }] : [])),
      own: {
        publicly: this.table.own?.publicly ?? false, exemptGround: this.#word('exemptGround', (said) => codeOf(EXEMPT_GROUNDS, said)), publicTitle: this.#said('publicTitle'), publicDescription: this.#said('publicDescription'),
        closeReason: this.#said('closeReason'), ownerName: this.#said('ownerName'),
        standings: Object.fromEntries(ASSESSMENT_KINDS.flatMap((kind) => this.#asWritten(kind))),
      },
    };
  }

  #said(key: string): string | null {
    const column = this.by.get(key);
    const text = column ? (this.row.cells.get(column.column)?.text.trim() ?? '') : '';
    return text === '' ? null : text;
  }

  #extra(column: number, name: string | null): { name: string; value: string }[] {
    const value = name === null ? '' : (this.row.cells.get(column)?.text ?? '');
    if (name === null || value === '') return [];
    if (CUT.test(value)) this.#flags.push({ column, why: `The workbook had no room for all of “${name}”: CSV and JSON hold all of it` });
    return [{ name, value }];
  }

  #fault(key: string, value: string, why: string, meant: readonly string[] = [], field: RegisterField | null = null): void {
    const column = this.by.get(key);
    this.#faults.push({ column: column?.column ?? null, header: column?.header ?? '', field: field ?? column?.field ?? null, value, why, meant });
  }

  #status(): 'open' | 'closed' | null {
    const said = this.#said('status');
    if (said === null) return null;
    if (said.toLowerCase() === 'draft') this.#fault('status', said, 'A draft is no risk of the register yet');
    return readStatus(said)?.means ?? null;
  }

  #word<T>(key: string, read: (said: string) => T | null): T | null {
    const said = this.#said(key);
    const means = said === null ? null : read(said);
    if (said !== null && means === null) this.#fault(key, said, `“${said.slice(0, 60)}” is not known here`);
    return means;
  }

  #day(field: DayField): [DayField, string][] {
    const column = this.by.get(field);
    const cell = column && this.row.cells.get(column.column);
    if (!column || !cell) return [];
    const read = cell.day ? { day: cell.day } : readDate(cell.text.trim(), column.dates?.reading ?? 'plain');
    if (read && 'day' in read) return [[field, read.day]];
    if (read) this.#fault(field, cell.text, read.fault);
    return [];
  }

  #asWritten(kind: AssessmentKind): [AssessmentKind, OwnStanding][] {
    const [likelihood, impact, level] = [this.#said(`${kind}Likelihood`), this.#said(`${kind}Impact`), this.#said(`${kind}Level`)];
    if (likelihood === null && impact === null && level === null) return [];
    return [[kind, { matrix: this.#said(`${kind}Matrix`), likelihood, impact, level, published: this.#said(`${kind}Published`), justification: this.#said(`${kind}Justification`)?.slice(0, LIMITS.reason) ?? null }]];
  }

  #standing(kind: AssessmentKind): [AssessmentKind, StandingRead][] {
    const [likelihood, impact, level, score, published] = ['Likelihood', 'Impact', 'Level', 'Score', 'Published'].map((what) => this.#said(`${kind}${what}`));
    const asPublished = (text: string): StandingRead['published'] => ({ score: Number.isFinite(Number(text)) ? Number(text) : null, text });
    if (likelihood && impact) {
      const cell = { likelihood: this.#code(kind, 'likelihood', likelihood), impact: this.#code(kind, 'impact', impact) };
      if (cell.likelihood === null || cell.impact === null) return [];
      const at = { likelihood: cell.likelihood, impact: cell.impact };
      const [ours, band] = [scoreOf(this.matrix, at), levelOf(this.matrix, at)];
      if (score && ours !== null && Number(score) !== ours) this.#flags.push({ column: this.by.get(`${kind}Score`)?.column ?? null, why: `The file says ${score}, and ${at.likelihood} with ${at.impact} makes ${ours} here: kept as published` });
      else if (level && band.ok && band.level.label !== level) this.#flags.push({ column: this.by.get(`${kind}Level`)?.column ?? null, why: `The file says ${level}, and the matrix here makes it ${band.level.label}` });
      const differs = score && Number(score) !== ours ? score : null;
      return [[kind, { ...at, level: null, published: published ? asPublished(published) : differs ? asPublished(differs) : null }]];
    }
    const half = likelihood ?? impact;
    if (half) this.#fault(`${kind}${likelihood ? 'Likelihood' : 'Impact'}`, half, `There is no ${likelihood ? 'impact' : 'likelihood'} beside it`);
    const code = level ? this.#code(kind, 'level', level) : null;
    return code === null ? [] : [[kind, { likelihood: null, impact: null, level: code, published: published ? asPublished(published) : null }]];
  }

  #code(kind: AssessmentKind, axis: 'likelihood' | 'impact' | 'level', raw: string): string | null {
    const known = this.onto[axis].get(raw);
    if (known?.code) return known.code;
    this.#fault(`${kind}${axis === 'likelihood' ? 'Likelihood' : axis === 'impact' ? 'Impact' : 'Level'}`, raw, axis === 'level' ? 'The matrix has no such level' : `It is no ${axis} of the matrix`, known?.meant);
    return null;
  }
}
