import PDFDocument from 'pdfkit';
import { Paper, MARGIN, SOFT, type Pdf } from './paper';
import { inLetters, paperFonts } from './paper-fonts';

export interface PaperOf {
  title: string;
  organisation: string;
  /** Of the organisation, for headings and the band above the first page; null: black, and no band. */
  colour: string | null;
  made: Date;
  /** Stands at the foot of every page beside its number: what this is, and when it was printed. One line. */
  foot: string;
  keywords?: string;
  landscape?: boolean;
}

/**
 * A document on paper: A4, tagged for readers of screens, with title, language and outline, and every page with its number. All that
 * is printed here is printed by this:
 *
 *     const bytes = await onPaper({ title, organisation, colour, made: sql.now, foot: `${title}, printed ${momentInWords(timeZone, made)}` }, (paper) => {
 *       paper.heading(1, title);
 *       paper.facts([['Owner', owner], ['Next review', day]]);
 *       paper.table([{ heading: 'Objective', share: 3 }, { heading: 'Outcome', share: 1 }], rows);
 *     });
 *     return sendFile(reply, { bytes, name: 'EX-001 report.pdf', type: 'application/pdf' });
 */
export async function onPaper(of: PaperOf, write: (paper: Paper) => void | Promise<void>): Promise<Buffer> {
  const fonts = await paperFonts();
  const pdf = new PDFDocument({
    size: 'A4', layout: of.landscape ? 'landscape' : 'portrait', margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 22 }, bufferPages: true, tagged: true, pdfVersion: '1.7', lang: 'en-GB', displayTitle: true,
    info: { Title: of.title, Author: of.organisation, CreationDate: of.made, ModDate: of.made, ...(of.keywords ? { Keywords: of.keywords } : {}) },
  });
  const written = new Promise<Buffer>((done, failed) => {
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(Buffer.concat(pieces))).on('error', failed);
  });
  pdf.registerFont('body', fonts.body).registerFont('strong', fonts.strong);
  let page = pdf.page;
  pdf.on('pageAdded', () => {
    packTogether(page);
    page = pdf.page;
  });
  const paper = new Paper(pdf, of.colour);
  await write(paper);
  paper.close();
  feet(pdf, of.foot);
  pdf.end();
  return written;
}

/**
 * Every stroke and word of a page is a piece of its own until the document ends, and takes ten times the memory of what it holds. What
 * is full becomes one piece; the foot is added to it at the end.
 */
function packTogether({ content }: Pdf['page']): void {
  const written = content as unknown as { buffer: Uint8Array[] };
  written.buffer = [Buffer.concat(written.buffer)];
}

/** Written last, when it is known how many pages there are. */
function feet(pdf: Pdf, foot: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const bottom = pdf.page.margins.bottom;
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const [y, width] = [pdf.page.height - MARGIN, pdf.page.width - 2 * MARGIN];
    pdf.font('body').fontSize(8).fillColor(SOFT);
    pdf.text(inLetters(foot), MARGIN, y, { width: width - 80, height: 10, lineBreak: false, ellipsis: true });
    pdf.text(`Page ${page - start + 1} of ${count}`, MARGIN, y, { width, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}
