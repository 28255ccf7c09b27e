import { inkOn } from '@holdfast/domain';
import {
  AlignmentType, BorderStyle, Document as WordDocument, Footer, HeadingLevel, PageNumber, PageOrientation, Packer, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType, type FileChild,
} from 'docx';
import type { Block, Cell, Column, Document, MapCell } from './blocks';
import { gridOf, mapInWords } from './map-in-words';

/** In twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_080;
const INK = '171B26';
const SOFT = '4A5263';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C3C8D3' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A Word document with headings, repeated header rows, page numbers and its language. Its properties hold the title and the organisation, and nothing else. */
export async function drawDocx(document: Document): Promise<Buffer> {
  const { title, organisation, colour, marking, landscape, facts, blocks, foot } = document;
  const headings = colour?.slice(1) ?? INK;
  const width = (landscape ? A4.height : A4.width) - 2 * MARGIN;
  const children: FileChild[] = [
    new Paragraph({ children: [new TextRun({ text: organisation, color: SOFT })], ...(colour ? { border: { top: { style: BorderStyle.SINGLE, size: 48, space: 8, color: colour.slice(1) } } } : {}) }),
    titled(1, title),
    new Paragraph({ children: [new TextRun({ text: marking, bold: true })], spacing: { after: 160 } }),
    ...factsOf(facts),
    ...blocks.flatMap((block) => drawn(block, width)),
  ];
  const word = new WordDocument({
    title, creator: organisation, lastModifiedBy: organisation,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, color: INK, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 60 } } },
        heading1: { run: { size: 36, bold: true, color: headings }, paragraph: { spacing: { before: 60, after: 80 } } },
        heading2: { run: { size: 26, bold: true, color: headings }, paragraph: { spacing: { before: 280, after: 100 } } },
        heading3: { run: { size: 21, bold: true, color: headings }, paragraph: { spacing: { before: 200, after: 60 } } },
      },
    },
    sections: [{
      properties: {
        page: {
          size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
        },
      },
      footers: {
        default: new Footer({
          children: [new Paragraph({
            tabStops: [{ type: 'right', position: width }],
            children: [
              new TextRun({ text: `${foot}\t`, size: 16, color: SOFT }),
              new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16, color: SOFT }),
            ],
          })],
        }),
      },
      children,
    }],
  });
  return Packer.toBuffer(word);
}

function drawn(block: Block, width: number): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [titled(block.level, block.words)];
    case 'text':
      return block.words === '' ? [] : block.words.split('\n').map((line) => new Paragraph({ children: [run(line, block)] }));
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: [run(item)] }));
    case 'facts':
      return factsOf(block.facts);
    case 'table':
      return [tableOf(block.columns, block.rows, width), gap()];
    case 'heat-map':
      return [new Paragraph({ children: [run(mapInWords(block.label, block.matrix, block.cells), { soft: true })], keepNext: true }), mapOf(block.matrix, block.cells), gap()];
    case 'signature':
      return block.lines.map((line) => new Paragraph({ spacing: { before: 480 }, tabStops: [{ type: 'right', position: 7_000, leader: 'underscore' }], children: [run(`${line}\t`)] }));
  }
}

const titled = (level: 1 | 2 | 3, words: string): Paragraph => new Paragraph({ heading: LEVELS[level], keepNext: true, children: [new TextRun(seen(words))] });
const gap = (): Paragraph => new Paragraph({ children: [] });

const factsOf = (facts: Document['facts']): Paragraph[] =>
  facts.filter(([, value]) => value !== '').map(([name, value]) => new Paragraph({ children: [run(`${name}: `, { soft: true }), run(value)] }));

const run = (words: string, { strong, soft, colour }: { strong?: boolean; soft?: boolean; colour?: string } = {}): TextRun =>
  new TextRun({ text: seen(words), ...(strong ? { bold: true } : {}), ...(soft ? { color: SOFT } : {}), ...(colour ? { color: inkOn(colour).slice(1) } : {}) });

/** XML has no place for these. */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const seen = (words: string): string => words.replace(UNWRITABLE, '');

function tableOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((share / shares) * width));
  const row = (cells: readonly Cell[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header, cantSplit: true,
      children: cells.map((cell, at) => {
        const of = typeof cell === 'string' ? { words: cell } : cell;
        return new TableCell({
          width: { size: widths[at]!, type: WidthType.DXA }, margins: { top: 40, bottom: 40, left: 60, right: 60 },
          ...(of.colour ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: of.colour.slice(1) } } : {}),
          children: of.words.split('\n').map((line) => new Paragraph({ ...(columns[at]?.align ? { alignment: AlignmentType.RIGHT } : {}), spacing: { after: 0 }, children: [run(line, { ...of, ...(header ? { strong: true } : {}) })] })),
        });
      }),
    });
  return new Table({
    columnWidths: widths, layout: TableLayoutType.FIXED, width: { size: width, type: WidthType.DXA },
    borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
    rows: [row(columns.map(({ heading }) => ({ words: heading, strong: true })), true), ...rows.map((cells) => row(cells, false))],
  });
}

const SIDE = 1_000;

function mapOf(matrix: Parameters<typeof gridOf>[0], cells: readonly MapCell[]): Table {
  const plain = (words: string): TableCell => new TableCell({ width: { size: SIDE, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 0 }, children: [run(words, { strong: true })] })] });
  const rows = gridOf(matrix, cells).map((row) =>
    new TableRow({
      cantSplit: true, height: { value: 560, rule: 'atLeast' },
      children: [
        plain(row[0]?.likelihood ?? ''),
        ...row.map(({ count, references, colour }) =>
          new TableCell({
            width: { size: SIDE, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour.slice(1) },
            children: count === 0 ? [gap()] : [
              new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 0 }, children: [new TextRun({ text: String(count), bold: true, color: inkOn(colour).slice(1) })] }),
              ...(references.length > 0 ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 0 }, children: [new TextRun({ text: references.join(' '), size: 13, color: inkOn(colour).slice(1) })] })] : []),
            ],
          })),
      ],
    }));
  return new Table({
    columnWidths: Array.from({ length: matrix.impact.length + 1 }, () => SIDE), layout: TableLayoutType.FIXED,
    rows: [...rows, new TableRow({ cantSplit: true, children: [plain(''), ...matrix.impact.map(({ code }) => plain(code))] })],
  });
}
