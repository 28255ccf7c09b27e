import PDFDocument from 'pdfkit';
import { paperFonts } from './paper-fonts';
import type { PlanSheet } from './plan-sheet';

export interface PaperOf {
  organisation: string;
  made: Date;
  madeInWords: string;
  by: string;
  dayInWords: (moment: string) => string;
}

type Pdf = InstanceType<typeof PDFDocument>;

const MARGIN = 54;
const INK = '#171b26';
const SOFT = '#4a5263';

/** The whole plan on paper: tagged for readers of screens, every page with its number, the version, the day and the code to check it by. */
export async function planPdf(sheet: PlanSheet, of: PaperOf): Promise<Buffer> {
  const fonts = await paperFonts();
  const pdf = new PDFDocument({
    size: 'A4', margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 22 }, bufferPages: true, tagged: true, pdfVersion: '1.7', lang: 'en-GB', displayTitle: true,
    info: { Title: `${sheet.reference} ${sheet.name}`, Author: of.organisation, CreationDate: of.made, ModDate: of.made, Keywords: sheet.code },
  });
  const written = new Promise<Buffer>((done, failed) => {
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(Buffer.concat(pieces))).on('error', failed);
  });
  pdf.registerFont('body', fonts.body).registerFont('strong', fonts.strong);
  const paper = new Paper(pdf);
  write(paper, sheet, of);
  paper.close();
  footers(pdf, sheet, of);
  pdf.end();
  return written;
}

/** Pieces of a page, each with its tag. */
class Paper {
  readonly #document;

  constructor(private readonly pdf: Pdf) {
    this.#document = pdf.struct('Document');
    pdf.addStructure(this.#document);
  }

  heading(level: 1 | 2, words: string): void {
    const { pdf } = this;
    if (pdf.y > pdf.page.height - MARGIN - 100) pdf.addPage();
    if (level === 2) pdf.moveDown(0.9);
    this.#tag(`H${level}`, () => pdf.font('strong').fontSize(level === 1 ? 18 : 12.5).fillColor(INK).text(words));
    pdf.moveDown(0.25);
  }

  text(words: string, how: { strong?: boolean; soft?: boolean; indent?: number } = {}): void {
    if (words === '') return;
    const { pdf } = this;
    const left = MARGIN + (how.indent ?? 0);
    this.#tag('P', () => pdf.font(how.strong ? 'strong' : 'body').fontSize(9.5).fillColor(how.soft ? SOFT : INK).text(words, left, pdf.y, { width: pdf.page.width - MARGIN - left, lineGap: 1.5 }));
    pdf.x = MARGIN;
  }

  /** A step with a square to tick; it stays together with its first lines. */
  step(title: string, lines: readonly string[]): void {
    const { pdf } = this;
    if (pdf.y > pdf.page.height - MARGIN - 90) pdf.addPage();
    pdf.moveDown(0.35);
    const top = pdf.y;
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf.lineWidth(0.8).strokeColor(INK).rect(MARGIN, top + 1, 10, 10).stroke();
    pdf.endMarkedContent();
    this.text(title, { strong: true, indent: 20 });
    lines.forEach((words, at) => this.text(words, { indent: 20, soft: at === 0 }));
  }

  close(): void {
    this.#document.end();
  }

  #tag(type: string, write: () => void): void {
    const struct = this.pdf.struct(type, {}, write);
    this.#document.add(struct);
    struct.end();
  }
}

function write(paper: Paper, sheet: PlanSheet, { organisation, dayInWords: day, madeInWords, by }: PaperOf): void {
  paper.text(organisation, { soft: true });
  paper.heading(1, `${sheet.reference} ${sheet.name}`);
  paper.text(`${sheet.kind}, ${sheet.unit}. Owner: ${sheet.owner}.`);
  paper.text(`Version ${sheet.number}, approved ${day(sheet.approvedAt)} by ${sheet.approvedBy}. Next review ${day(sheet.nextReview)}.`);
  paper.text(`Printed ${madeInWords} by ${by}. Code ${sheet.code}: type it on the page “Check a copy” to learn whether this version still holds.`, { soft: true });
  if (sheet.overdue) paper.text('This plan is past its review date.', { strong: true });
  paper.heading(2, 'What the plan is for');
  paper.text(sheet.purpose);
  paper.heading(2, 'What it recovers');
  for (const { reference, name, rto } of sheet.scope) paper.text(`${reference} ${name}${rto ? `: RTO ${rto}` : ''}`);
  paper.heading(2, 'When it is activated, and by whom');
  paper.text(sheet.activation);
  paper.text(`May activate it: ${sheet.activators.join(', ')}.`);
  paper.heading(2, 'Roles');
  const reach = ({ name, telephone }: { name: string; telephone: string }): string => `${name}, ${telephone || 'no number'}`;
  for (const role of sheet.roles) {
    paper.text(role.title, { strong: true });
    paper.text(`Holder: ${role.holder ? reach(role.holder) : 'nobody yet'}`, { indent: 12 });
    paper.text(role.deputies.length > 0 ? `Deputies: ${role.deputies.map(reach).join('; ')}` : 'No deputy', { indent: 12 });
    paper.text(role.duties, { indent: 12 });
  }
  paper.heading(2, 'Call tree');
  if (sheet.calls.length === 0) paper.text('No calls are written down.', { soft: true });
  sheet.calls.forEach((call, at) => {
    paper.text(`${at + 1}. ${call.caller} calls ${call.called}, ${call.telephone || 'no number'}`);
    paper.text(call.message, { indent: 12, soft: true });
  });
  paper.heading(2, 'Steps');
  paper.text(`Planned time: ${sheet.best} with as much at once as the order allows, ${sheet.worst} one after another.`);
  sheet.steps.forEach((step, at) => paper.step(`${at + 1}. ${step.title}`, [
    [step.who, step.minutes, step.after && `waits for step ${step.after}`, step.where && `at ${step.where}`].filter(Boolean).join(' · '), step.clock, step.what, step.how,
  ].filter(Boolean)));
  paper.heading(2, 'Critical users');
  if (sheet.criticalUsers.length === 0) paper.text('None are named.', { soft: true });
  for (const one of sheet.criticalUsers) {
    paper.text(`${one.group} (${one.people})`, { strong: true });
    paper.text(one.needs && `They need: ${one.needs}`, { indent: 12 });
    paper.text(one.solution && `What works meanwhile: ${one.solution}`, { indent: 12 });
  }
  paper.heading(2, 'Sites and resources');
  if (sheet.sites.length + sheet.resources.length === 0) paper.text('None are named.', { soft: true });
  for (const { name, note } of [...sheet.sites, ...sheet.resources]) {
    paper.text(name, { strong: true });
    paper.text(note, { indent: 12 });
  }
  if (sheet.risks.length > 0) {
    paper.heading(2, 'Risks that it mitigates');
    for (const risk of sheet.risks) paper.text(risk);
  }
}

/** Written last, when it is known how many pages there are. */
function footers(pdf: Pdf, sheet: PlanSheet, { madeInWords }: PaperOf): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const bottom = pdf.page.margins.bottom;
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const y = pdf.page.height - MARGIN;
    pdf.font('body').fontSize(8).fillColor(SOFT);
    pdf.text(`${sheet.reference} version ${sheet.number}, printed ${madeInWords}. Code ${sheet.code}`, MARGIN, y, { width: 400, lineBreak: false });
    pdf.text(`Page ${page - start + 1} of ${count}`, MARGIN, y, { width: pdf.page.width - 2 * MARGIN, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}
