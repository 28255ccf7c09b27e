import type PDFDocument from 'pdfkit';
import { inLetters, NO_LETTER } from './paper-fonts';

export type Pdf = InstanceType<typeof PDFDocument>;

export const MARGIN = 54;
export const INK = '#171b26';
export const SOFT = '#4a5263';
export const LINE = '#c3c8d3';
const SIZE = 9.5;
const CELL_SIZE = 8.5;
const CELL_GAP = 8;
/** A heading or a step that begins below this begins on the next page. */
const KEPT_TOGETHER = 90;
/** How high the band of the organisation's colour is. */
const BAND = 6;

export interface PaperText {
  strong?: boolean;
  soft?: boolean;
  indent?: number;
}

export interface PaperColumn {
  heading: string;
  /** Its part of the width, against those of the others. */
  share: number;
  align?: 'right';
}

interface TagOptions {
  alt?: string;
  bbox?: [number, number, number, number];
  scope?: 'Column';
}

export type PaperCell = string | { words: string; strong?: boolean; soft?: boolean };

/** Pieces of a page, one under the other, each with the tag by which a reader of screens knows it. */
export class Paper {
  readonly #document;
  #lacking = false;

  constructor(readonly pdf: Pdf, private readonly colour: string | null) {
    this.#document = pdf.struct('Document');
    pdf.addStructure(this.#document);
    if (colour) this.#artifact('Layout', () => pdf.rect(MARGIN, MARGIN / 2, this.width, BAND).fill(colour));
  }

  get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  /** Level 1 once, for the title; 2 and 3 for what stands below it. All are in the outline as well. */
  heading(level: 1 | 2 | 3, words: string): void {
    const { pdf } = this;
    this.keep(KEPT_TOGETHER);
    if (level > 1) pdf.moveDown(level === 2 ? 0.9 : 0.5);
    this.#tag(`H${level}`, () => pdf.font('strong').fontSize([18, 12.5, 10.5][level - 1]!).fillColor(this.colour ?? INK).text(this.#said(words), MARGIN, pdf.y, { width: this.width }));
    pdf.outline.addItem(words);
    pdf.moveDown(0.25);
  }

  /** Nothing for no words, so that a part that is empty needs no condition. */
  text(words: string, how: PaperText = {}): void {
    if (words !== '') this.#tag('P', () => this.#write(words, how));
  }

  list(items: readonly string[]): void {
    if (items.length === 0) return;
    const { pdf } = this;
    const list = this.#opened('L', this.#document);
    for (const words of items) {
      const item = this.#opened('LI', list);
      this.#tag('LBody', () => this.#write(`• ${words}`, { indent: 6 }), item);
      item.end();
    }
    list.end();
    pdf.x = MARGIN;
  }

  /** What is known about the thing, as name and value. Those without a value are left out. */
  facts(facts: readonly (readonly [name: string, value: string])[]): void {
    for (const [name, value] of facts) {
      if (value === '') continue;
      this.#tag('P', () => {
        const { pdf } = this;
        pdf.font('body').fontSize(SIZE).fillColor(SOFT).text(`${name}: `, MARGIN, pdf.y, { width: this.width, lineGap: 1.5, continued: true });
        pdf.fillColor(INK).text(this.#said(value), { lineGap: 1.5 });
      });
    }
    this.pdf.x = MARGIN;
  }

  /** A step with a square to tick; it stays together with its first lines. */
  step(title: string, lines: readonly string[]): void {
    const { pdf } = this;
    this.keep(KEPT_TOGETHER);
    pdf.moveDown(0.35);
    const top = pdf.y;
    this.#artifact('Layout', () => pdf.lineWidth(0.8).strokeColor(INK).rect(MARGIN, top + 1, 10, 10).stroke());
    this.text(title, { strong: true, indent: 20 });
    lines.forEach((words, at) => this.text(words, { indent: 20, soft: at === 0 }));
  }

  /** The first row is repeated on every page. A row that is higher than a page is continued on the next; every other stays whole. */
  table(columns: readonly PaperColumn[], rows: readonly (readonly PaperCell[])[]): void {
    const { pdf } = this;
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / shares) * this.width);
    const lefts = widths.map((_, at) => MARGIN + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
    const heads = columns.map(({ heading }): PaperCell => ({ words: heading, strong: true }));
    const height = (cells: readonly PaperCell[]): number => Math.max(...cells.map((cell, at) => this.#cellHeight(cell, widths[at]! - CELL_GAP))) + CELL_GAP;
    const row = (cells: readonly PaperCell[], write: (at: number, cell: () => void) => void): void => {
      const [top, high] = [pdf.y, height(cells)];
      cells.forEach((cell, at) => write(at, () => this.#cell(cell, lefts[at]!, top + CELL_GAP / 2, widths[at]! - CELL_GAP, columns[at]!.align)));
      this.#artifact('Layout', () => pdf.lineWidth(0.5).strokeColor(LINE).moveTo(MARGIN, top + high).lineTo(MARGIN + this.width, top + high).stroke());
      pdf.x = MARGIN;
      pdf.y = top + high;
    };
    const repeatHead = (): void => {
      pdf.addPage();
      row(heads, (_, cell) => this.#artifact('Pagination', cell));
    };
    this.keep(height(heads) + 40);
    const table = this.#opened('Table', this.#document);
    const head = this.#opened('TR', table);
    row(heads, (_, cell) => this.#tag('TH', cell, head, { scope: 'Column' }));
    head.end();
    for (const whole of rows) {
      const tr = this.#opened('TR', table);
      const cells = whole.map(() => this.#opened('TD', tr));
      for (let rest: readonly PaperCell[] | null = whole; rest !== null; ) {
        const high = height(rest);
        if (high > this.#left() && (high <= this.#page() - height(heads) || this.#left() < KEPT_TOGETHER)) repeatHead();
        const [fits, over]: [readonly PaperCell[], PaperCell[] | null] = high <= this.#left() ? [rest, null] : this.#split(rest, widths, this.#left() - CELL_GAP);
        row(fits, (at, cell) => cells[at]!.add(cell));
        if (over) repeatHead();
        rest = over;
      }
      cells.forEach((cell) => cell.end());
      tr.end();
    }
    table.end();
    pdf.moveDown(0.5);
  }

  /** Something drawn: `alt` says all that it shows to those who do not see it. The drawing leaves nothing outside what it is given. */
  figure(alt: string, height: number, draw: (pdf: Pdf, x: number, y: number, width: number) => void): void {
    const { pdf } = this;
    this.keep(height);
    const top = pdf.y;
    this.#tag('Figure', () => draw(pdf, MARGIN, top, this.width), this.#document, { alt, bbox: [MARGIN, top, MARGIN + this.width, top + height] });
    pdf.x = MARGIN;
    pdf.y = top + height;
  }

  /** A new page unless so much of this one is left. */
  keep(height: number): void {
    if (height > this.#left() && this.pdf.y > MARGIN) this.pdf.addPage();
  }

  gap(): void {
    this.pdf.moveDown(0.6);
  }

  close(): void {
    if (this.#lacking) this.text(`${NO_LETTER} stands for a sign that this document has no letter for.`, { soft: true });
    this.#document.end();
  }

  #write(words: string, { strong, soft, indent = 0 }: PaperText): void {
    const { pdf } = this;
    pdf.font(strong ? 'strong' : 'body').fontSize(SIZE).fillColor(soft ? SOFT : INK).text(this.#said(words), MARGIN + indent, pdf.y, { width: this.width - indent, lineGap: 1.5 });
    pdf.x = MARGIN;
  }

  #cell(cell: PaperCell, x: number, y: number, width: number, align: PaperColumn['align']): void {
    const { words, strong, soft } = this.#asCell(cell);
    if (words !== '') this.#cellFont(strong).fillColor(soft ? SOFT : INK).text(words, x, y, { width, lineGap: 1, ...(align ? { align } : {}) });
  }

  #cellFont(strong?: boolean): Pdf {
    return this.pdf.font(strong ? 'strong' : 'body').fontSize(CELL_SIZE);
  }

  #cellHeight(cell: PaperCell, width: number): number {
    const { words, strong } = this.#asCell(cell);
    return words === '' ? 0 : this.#cellFont(strong).heightOfString(words, { width, lineGap: 1 });
  }

  /** As many words of each cell as fit, and what is left of them. */
  #split(cells: readonly PaperCell[], widths: readonly number[], height: number): [PaperCell[], PaperCell[] | null] {
    const parts = cells.map((cell, at): [PaperCell, PaperCell] => {
      const { words, ...how } = this.#asCell(cell);
      const pieces = words.split(/(?<=\s)/);
      let [low, high] = [0, pieces.length];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (this.#cellHeight({ words: pieces.slice(0, middle).join(''), ...how }, widths[at]! - CELL_GAP) <= height) low = middle;
        else high = middle - 1;
      }
      return [{ words: pieces.slice(0, low).join('').trimEnd(), ...how }, { words: pieces.slice(low).join(''), ...how }];
    });
    return [parts.map(([fits]) => fits), parts.some(([, over]) => this.#asCell(over).words !== '') ? parts.map(([, over]) => over) : null];
  }

  /** How much of this page is left, in points. */
  get room(): number {
    return this.#left();
  }

  #left(): number {
    return this.pdf.page.height - this.pdf.page.margins.bottom - this.pdf.y;
  }

  #page(): number {
    return this.pdf.page.height - this.pdf.page.margins.bottom - MARGIN;
  }

  #opened(type: string, parent: PDFKit.PDFStructureElement): PDFKit.PDFStructureElement {
    const struct = this.pdf.struct(type);
    parent.add(struct);
    return struct;
  }

  #tag(type: string, write: () => void, parent: PDFKit.PDFStructureElement = this.#document, options: TagOptions = {}): void {
    const struct = this.pdf.struct(type, options, write);
    parent.add(struct);
    struct.end();
  }

  #artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  #asCell(cell: PaperCell): Exclude<PaperCell, string> {
    return typeof cell === 'string' ? { words: this.#said(cell) } : { ...cell, words: this.#said(cell.words) };
  }

  /** As it can be drawn and broken into lines. */
  #said(words: string): string {
    const drawn = inLetters(words);
    this.#lacking ||= drawn.includes(NO_LETTER) && !words.includes(NO_LETTER);
    return breakable(drawn);
  }
}

const LONGEST_WORD = /\S{200}(?=\S)/g;

/** Where a line breaks inside a word is tried letter by letter: what has no space for a page would take minutes. */
const breakable = (words: string): string => words.replace(LONGEST_WORD, '$& ');
