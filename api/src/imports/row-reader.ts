import { CONTINUITY_FIELDS, durationInWords, hasVisible, readCount, readTime, readYesNo, saysNothing, type Duration, type ImportField, type Reading } from '@holdfast/domain';
import type { Directory, Named } from './directory';
import type { CellRead, Change, Fault, RowRead } from './plan';
import type { World } from './world';

const SPREADSHEET_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

export const calledOf = ({ thing }: Pick<RowRead, 'thing'>, field: ImportField): string => CONTINUITY_FIELDS[thing].find((one) => one.field === field)?.called ?? field;

/** Reads the cells of one row. What a cell does not say is undefined; what is wrong with it is noted, and it says nothing either. */
export class RowReader {
  readonly changes: Change[] = [];
  /** Nothing stands in the way of this row. */
  sound = true;
  readonly #broken = new Set<ImportField>();

  constructor(
    readonly row: RowRead,
    private readonly world: World,
    /** Whether what is said for all rows is meant for this one. */
    private readonly isNew: boolean,
    private readonly faults: Fault[],
  ) {}

  cell(field: ImportField): CellRead | undefined {
    const cell = this.row.cells[field] ?? (this.isNew ? this.row.forAll[field] : undefined);
    if (!cell || !SPREADSHEET_ERROR.test(cell.text)) return cell;
    if (!this.#broken.has(field)) this.fault(field, 'The spreadsheet shows an error here instead of a value');
    this.#broken.add(field);
    return undefined;
  }

  fault(field: ImportField | null, message: string, meant: readonly string[] = []): undefined {
    const cell = field ? (this.row.cells[field] ?? (this.isNew ? this.row.forAll[field] : undefined)) : undefined;
    this.sound = false;
    this.faults.push({ sheet: this.row.sheet, row: this.row.row, column: cell?.column ?? null, field, was: cell?.was ?? '', message, meant });
    return undefined;
  }

  /** Nothing new is written without it. */
  require(field: ImportField, message: string): void {
    if (this.isNew && !this.cell(field) && !this.#broken.has(field)) this.fault(field, message);
  }

  text(field: ImportField, most: number, line = true): string | undefined {
    const cell = this.cell(field);
    if (!cell || (field !== 'name' && saysNothing(cell.text))) return undefined;
    const text = line ? cell.text.replace(/\s+/g, ' ') : cell.text;
    if (text.length > most) return this.fault(field, `There is room for ${most.toLocaleString('en-GB')} characters, and this has ${text.length.toLocaleString('en-GB')}`);
    return hasVisible(text) ? text : this.fault(field, 'This shows nothing that can be read');
  }

  one<T extends Named>(field: ImportField, directory: Directory<T>): T | undefined {
    const cell = this.cell(field);
    if (!cell || saysNothing(cell.text)) return undefined;
    const found = directory.find(cell.text);
    return 'one' in found ? found.one : this.fault(field, found.fault, found.meant);
  }

  yesNo(field: ImportField): boolean | undefined {
    return this.read(field, readYesNo) ?? undefined;
  }

  count(field: ImportField, most: number): number | undefined {
    return this.read(field, (text) => readCount(text, most)) ?? undefined;
  }

  time(field: ImportField): Duration | undefined {
    return this.read(field, (text, unit) => readTime(text, unit, this.world.calendars)) ?? undefined;
  }

  read<T>(field: ImportField, how: (text: string, unit: string | null) => Reading<T>): T | undefined {
    const cell = this.cell(field);
    if (!cell) return undefined;
    const reading = how(cell.text, cell.unit);
    return reading.ok ? reading.value : this.fault(field, reading.fault, reading.meant);
  }

  /** Notes that a field changes, if it does, in the words in which it is shown. */
  changed(field: ImportField, before: string, after: string): void {
    if (before !== after) this.changes.push({ called: calledOf(this.row, field), before, after });
  }

  timeInWords(time: Duration | null | undefined): string {
    return time ? durationInWords(time, this.world.calendars) : '';
  }
}
