import { once } from 'node:events';
import { Writable } from 'node:stream';
import { fittingText, linesText, SheetNames, spreadsheetText, xmlText, type ExportColumn, type ExportTableName } from '@holdfast/domain';
import type ExcelJS from 'exceljs';
import { aboutLines } from './export-about';
import type { ExportRow, ExportTable } from './export-source';
import type { ExportWriter } from './export-writer';

const SHEETS: Readonly<Record<ExportTableName, string>> = { risks: 'Risks', history: 'Assessments over time', actions: 'Actions', controls: 'Controls', matrices: 'Matrices' };
const ELSEWHERE: Readonly<Record<string, string>> = { actions: 'the sheet Actions has all of them', controls: 'the sheet Controls has all of them' };
/** Rows of one sheet that a workbook can hold, the header among them. */
const MOST_ROWS = 1_048_576;

const WIDTHS: Readonly<Record<ExportColumn['type'], number>> = { text: 24, code: 12, number: 10, day: 12, moment: 17, lines: 40 };
const WIDE = new Set(['title', 'cause', 'event', 'consequence', 'description', 'publicDescription']);

const FORMATS: Readonly<Partial<Record<ExportColumn['type'], string>>> = { day: 'dd mmm yyyy', moment: 'dd mmm yyyy hh:mm' };

type Writer = ExcelJS.stream.xlsx.WorkbookWriter & { _worksheets: (ExcelJS.Worksheet | undefined)[] };

/**
 * A sheet for each register, one for each other table, and before them one that says what this is: it is written last, since it
 * holds the digest of the rows, and moved to the front.
 */
export const writeWorkbook: ExportWriter = async ({ about, tables, sums, registers }, put) => {
  const { default: Excel } = await import('exceljs');
  let written = Promise.resolve();
  const out = new Writable({
    highWaterMark: 1024 * 1024,
    write: (chunk: Buffer, _, done) => {
      written = put(chunk);
      written.then(() => done(), done);
    },
  });
  let failed: Error | undefined;
  out.on('error', (error) => (failed = error));
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false }) as Writer;
  // The file's own properties say who uses the program, never whose words it holds.
  Object.assign(book, { creator: about.organisation, lastModifiedBy: about.organisation, created: new Date(about.madeAt), modified: new Date(about.madeAt) });
  const names = new SheetNames();
  const first = names.next('About this file');
  const zone = new ZoneClock(about.timeZone);
  // Names of the tables stay free for them.
  const reserved = new Map(Object.entries(SHEETS).filter(([name]) => name !== 'risks').map(([name, sheet]) => [name, names.next(sheet)]));

  try {
    await writeSheets();
  } catch (error) {
    // What is packed already goes nowhere.
    out.destroy();
    throw error;
  }
  if (failed) throw failed;

  async function writeSheets(): Promise<void> {
    for (const table of tables) {
      const sheets = new SheetsOf(book, table, (registerId) => names.next(registerId === null ? SHEETS.risks : (registers.get(registerId) ?? SHEETS.risks)), zone);
      if (table.name !== 'risks') sheets.begin(reserved.get(table.name) ?? names.next(SHEETS[table.name]));
      for await (const rows of table.batches) {
        for (const row of rows) sheets.add(row);
        if (failed) throw failed;
        // Deflated while rows go on being made, or they pile up.
        await drained(out);
      }
      sheets.end();
    }
    const sheet = book.addWorksheet(first, { pageSetup: { paperSize: 9, orientation: 'portrait' } });
    sheet.columns = [{ width: 26 }, { width: 110 }];
    for (const [label, said] of aboutLines(about, sums())) {
      const row = sheet.addRow([label, typeof said === 'number' ? said : xmlText(spreadsheetText(said))]);
      row.getCell(1).font = { bold: true };
      row.getCell(2).alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
      row.commit();
    }
    sheet.commit();
    book._worksheets.pop();
    book._worksheets[0] = sheet as ExcelJS.Worksheet;
    await book.commit();
    await written;
  }
};

async function drained(out: Writable): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  if (out.writableNeedDrain) await once(out, 'drain');
}

/** The sheet, or the sheets one after another, of a table. */
class SheetsOf {
  #sheet: ExcelJS.Worksheet | undefined;
  #registerId: string | null = null;
  #rows = 0;
  readonly #columns: readonly ExportColumn[];

  constructor(
    private readonly book: Writer,
    private readonly table: ExportTable,
    private readonly nameOf: (registerId: string | null) => string,
    private readonly zone: ZoneClock,
  ) {
    this.#columns = table.columns;
  }

  begin(name: string): void {
    this.#sheet?.commit();
    const frozen = this.table.name === 'risks' ? Math.max(1, this.#columns.findIndex(({ key }) => key === 'reference') + 1) : 1;
    this.#sheet = this.book.addWorksheet(name, {
      views: [{ state: 'frozen', xSplit: frozen, ySplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' } as Partial<ExcelJS.PageSetup>,
    });
    this.#sheet.columns = this.#columns.map(({ key, type }) => ({
      width: WIDE.has(key) ? 48 : WIDTHS[type],
      style: { numFmt: FORMATS[type] ?? 'General', alignment: { vertical: 'top', wrapText: type === 'lines' || WIDE.has(key) } } as Partial<ExcelJS.Style>,
    }));
    this.#sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: this.#columns.length } };
    const header = this.#sheet.addRow(this.#columns.map((column) => text(column.header)));
    header.font = { bold: true };
    header.alignment = { vertical: 'top', wrapText: true };
    header.commit();
    this.#rows = 1;
  }

  add({ values, colours, registerId }: ExportRow): void {
    const next = registerId !== undefined && registerId !== this.#registerId;
    if (!this.#sheet || next || this.#rows >= MOST_ROWS) this.begin(this.nameOf(registerId ?? null));
    if (registerId !== undefined) this.#registerId = registerId;
    const row = this.#sheet!.addRow(values.map((value, at) => this.#cell(value, this.#columns[at]!)));
    if (colours)
      for (const [at, { key }] of this.#columns.entries()) {
        const colour = colours[key];
        if (colour) Object.assign(row.getCell(at + 1), levelStyle(colour));
      }
    row.commit();
    this.#rows++;
  }

  /** A table without rows has its header all the same. */
  end(): void {
    if (!this.#sheet) this.begin(this.nameOf(null));
    this.#sheet?.commit();
  }

  #cell(value: ExportRow['values'][number], { key, type }: ExportColumn): string | number | Date | null {
    if (value === null) return null;
    if (typeof value === 'number') return value;
    if (typeof value === 'object') return text(linesText(value), ELSEWHERE[key]);
    switch (type) {
      case 'day':
        return new Date(`${value}T00:00:00Z`);
      case 'moment':
        return this.zone.asWritten(value);
      case 'code':
      case 'number':
        return /^(?:0|[1-9]\d{0,8})$/.test(value) ? Number(value) : text(value);
      case 'text':
      case 'lines':
        return text(value);
    }
  }
}

const text = (value: string, elsewhere = 'CSV and JSON hold all of it'): string => asWritten(xmlText(fittingText(spreadsheetText(value), elsewhere)));

/** In a workbook `_x000D_` stands for a character: one who writes it means the letters. */
const asWritten = (words: string): string => words.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

const styles = new Map<string, Partial<ExcelJS.Style>>();
/** The colour of a level with what can be read on it. */
function levelStyle(colour: string): Partial<ExcelJS.Style> {
  let style = styles.get(colour);
  if (!style) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
    style = {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${colour.slice(1).toUpperCase()}` } },
      font: { color: { argb: light ? 'FF000000' : 'FFFFFFFF' } },
    };
    if (styles.size < 200) styles.set(colour, style);
  }
  return style;
}

/** A workbook knows no time zones: a moment stands there as the clocks of the organisation showed it. */
class ZoneClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  }

  asWritten(moment: string): Date {
    return new Date(`${this.#format.format(new Date(moment)).replace(' ', 'T')}Z`);
  }
}
