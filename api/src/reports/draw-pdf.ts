import { inkOn, type RiskMatrix } from '@holdfast/domain';
import { colourKey, INK, onPaper, SOFT, type Paper, type Pdf } from '../paper';
import type { Block, Cell, Document, MapCell } from './blocks';
import { gridOf, mapInWords } from './map-in-words';

export const drawPdf = ({ title, organisation, colour, marking, landscape, facts, blocks, made, foot }: Document): Promise<Buffer> =>
  onPaper({ title, organisation, colour, made, foot, landscape }, async (paper) => {
    paper.text(organisation, { soft: true });
    paper.heading(1, title);
    paper.text(marking, { strong: true });
    paper.gap();
    paper.facts(facts);
    for (const block of blocks) {
      draw(paper, block);
      // A register of some hundred risks takes a while: others are served in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  });

function draw(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return paper.heading(block.level, block.words);
    case 'text':
      return paper.text(block.words, block);
    case 'list':
      return paper.list(block.items);
    case 'facts':
      return paper.facts(block.facts);
    case 'table':
      return paper.table(block.columns, block.rows.map((row) => row.map(withoutColour)));
    case 'heat-map':
      return heatMap(paper, block);
    case 'signature':
      return signature(paper, block.lines);
  }
}

const withoutColour = (cell: Cell): Exclude<Cell, { colour?: string }> | { words: string; strong?: boolean; soft?: boolean } => (typeof cell === 'string' ? cell : { words: cell.words, strong: cell.strong, soft: cell.soft });

const AXIS = 34;
const HIGH = 34;
/** A row that still holds a number with references below it. */
const LOW = 26;
const WIDE = 78;
const BELOW = 32;

/** A map a little too high for what is left of its page is drawn lower, so that its heading does not stand alone. */
function heatMap(paper: Paper, { label, matrix, cells }: { label: string; matrix: RiskMatrix; cells: readonly MapCell[] }): void {
  const wide = Math.min(WIDE, (paper.width - AXIS) / matrix.impact.length);
  const key = colourKey(paper.pdf, matrix.levels, paper.width - AXIS);
  const high = Math.min(HIGH, Math.max(LOW, Math.floor((paper.room - BELOW - key.height) / matrix.likelihood.length)));
  const fits = high * matrix.likelihood.length + BELOW + key.height <= paper.room;
  drawMap(paper, { alt: mapInWords(label, matrix, cells), matrix, cells, wide, high: fits ? high : HIGH, key });
}

interface Drawn {
  alt: string;
  matrix: RiskMatrix;
  cells: readonly MapCell[];
  wide: number;
  high: number;
  key: ReturnType<typeof colourKey>;
}

function drawMap(paper: Paper, { alt, matrix, cells, wide, high, key }: Drawn): void {
  paper.figure(alt, matrix.likelihood.length * high + BELOW + key.height, (pdf, left, top) => {
    const inset = (high - LOW) / 3;
    gridOf(matrix, cells).forEach((row, down) => {
      const y = top + down * high;
      named(pdf, row[0]?.likelihood ?? '', left, y + high / 2 - 5, AXIS - 6, 'right');
      row.forEach(({ count, references, colour }, across) => {
        const x = left + AXIS + across * wide;
        pdf.rect(x + 1, y + 1, wide - 2, high - 2).fill(colour);
        if (count === 0) return;
        pdf.font('strong').fontSize(11).fillColor(inkOn(colour)).text(String(count), x, y + (references.length > 0 ? 2.5 + inset : high / 2 - 7), { width: wide, align: 'center', lineBreak: false });
        if (references.length > 0) pdf.font('body').fontSize(6.5).text(references.join(' '), x + 2, y + 15 + 2 * inset, { width: wide - 4, height: 9, align: 'center', lineBreak: false, ellipsis: true });
      });
    });
    const foot = top + matrix.likelihood.length * high;
    matrix.impact.forEach(({ code }, across) => named(pdf, code, left + AXIS + across * wide, foot + 3, wide, 'center'));
    pdf.font('body').fontSize(8).fillColor(SOFT).text('Likelihood upwards, impact to the right', left + AXIS, foot + 17, { lineBreak: false });
    key.draw(left + AXIS, foot + BELOW);
  });
}

const named = (pdf: Pdf, words: string, x: number, y: number, width: number, align: 'right' | 'center'): void => {
  pdf.font('strong').fontSize(9).fillColor(INK).text(words, x, y, { width, align, height: 12, lineBreak: false, ellipsis: true });
};

function signature(paper: Paper, lines: readonly string[]): void {
  for (const line of lines) {
    paper.figure(`${line}: a line to write on`, 40, (pdf, x, y, width) => {
      pdf.font('body').fontSize(9.5).fillColor(SOFT).text(line, x, y + 26, { lineBreak: false });
      pdf.lineWidth(0.6).strokeColor(INK).moveTo(x + 90, y + 38).lineTo(x + Math.min(360, width), y + 38).stroke();
    });
  }
}
