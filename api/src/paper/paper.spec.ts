import { allThatIsIn } from '../../test/all-that-is-in';
import { textOfPdf } from '../../test/text-of-pdf';
import { momentInWords, onPaper, type Paper, type PaperOf } from './index';

const MADE = new Date('2026-06-18T09:42:00Z');
const of: PaperOf = { title: 'Report of EX-001', organisation: 'Aldermere Council', colour: null, made: MADE, foot: `Report of EX-001, printed ${momentInWords('Europe/London', MADE)}` };
const printed = async (write: (paper: Paper) => void): Promise<string[]> => textOfPdf(await onPaper(of, write));
const COLUMNS = [{ heading: 'Objective', share: 3 }, { heading: 'Outcome', share: 1 }];

describe('what is printed', () => {
  it('has a title, a language, a structure and an outline', async () => {
    const bytes = (await onPaper(of, (paper) => paper.heading(1, 'Report'))).toString('latin1');
    expect(bytes).toMatch(/^%PDF-1\.7/);
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang (en-GB)', '/DisplayDocTitle true', '/Outlines']) expect(bytes).toContain(part);
  });

  it('has its headings in the colour of the organisation, and a band of it above the first page', async () => {
    const drawn = async (colour: string | null): Promise<string> => allThatIsIn(await onPaper({ ...of, colour }, (paper) => paper.heading(1, 'Report')));
    // #1b4f72, as parts of 1: a rectangle is filled with it, and letters are written in it
    const INK = /0\.1058\d* 0\.3098\d* 0\.447\d* scn/.source;
    expect(await drawn('#1b4f72')).toMatch(new RegExp(`${INK}\\s+f[^]*${INK}[^]*BT`));
    expect(await drawn(null)).not.toMatch(new RegExp(INK));
  });

  it('says on every page what it is, when it was printed and which page it is', async () => {
    const pages = await printed((paper) => {
      for (let line = 0; line < 120; line++) paper.text(`Line ${line}`);
    });
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((text, at) => expect(text).toContain(`Page ${at + 1} of ${pages.length}`));
    for (const text of pages) expect(text).toContain('printed 18 June 2026 at 10:42');
  });

  it('repeats the first row of a table on every page, and loses no row', async () => {
    const pages = await printed((paper) => paper.table(COLUMNS, Array.from({ length: 150 }, (_, at) => [`Objective number ${at}`, 'Passed'])));
    expect(pages.length).toBeGreaterThan(2);
    for (const text of pages) expect(text).toMatch(/Objective\s+Outcome/);
    for (let at = 0; at < 150; at++) expect(pages.join('\n')).toContain(`Objective number ${at}`);
  });

  it('goes on with a row that is higher than a page, to its last word', async () => {
    const words = Array.from({ length: 1_500 }, (_, at) => `word${at}`);
    const pages = await printed((paper) => paper.table(COLUMNS, [['before', ''], [words.join(' '), 'Failed'], ['after', 'Passed']]));
    const text = pages.join(' ');
    for (const one of ['before', ...words, 'after']) expect(text).toMatch(new RegExp(`\\b${one}\\b`));
    expect(text.match(/Failed/g)).toHaveLength(1);
  });

  it('draws what is written in Latin, Greek and Cyrillic letters, in measures and in signs', async () => {
    const words = 'ŵ Łódź Δτ_c < 292 μs → SNR ≥ 5 (10⁻³, H₂O) Жуков Πάτρα ½ 20 °C ✓ €5 Ế';
    const text = (await printed((paper) => { paper.text(words); paper.table(COLUMNS, [[words, 'Passed']]); })).join(' ');
    expect(text.replace(/\s+/g, ' ').split(words)).toHaveLength(3);
    expect(text).not.toContain('□');
    expect((await printed((paper) => paper.text('Cafe\u0301, a\u200Bb'))).join(' ')).toContain('Café, ab');
  });

  it('shows where it has no letter for a sign, and says so', async () => {
    const text = (await printed((paper) => paper.table(COLUMNS, [['🟡 Medium 中', 'Passed']]))).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('□ Medium □');
    expect(text).toContain('□ stands for a sign that this document has no letter for.');
  });

  it('ends, also with one word longer than a page', async () => {
    const pages = await printed((paper) => paper.table(COLUMNS, [['x'.repeat(12_000), '']]));
    expect(pages.join('').match(/x/g)!.length).toBeGreaterThanOrEqual(12_000);
  });

  it('writes the letters of Welsh', async () => {
    expect((await printed((paper) => paper.text('Cyngor Llŷn: tŷ, ŵyl, â'))).join('')).toContain('Llŷn: tŷ, ŵyl, â');
  });
});
