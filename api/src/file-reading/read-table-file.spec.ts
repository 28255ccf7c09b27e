import { describe, expect, it } from '@jest/globals';
import { TABLE_LIMITS, type Sheet } from '@holdfast/domain';
import ExcelJS from 'exceljs';
import { aCompoundFile, anOfficeFile, anOpenDocument, aPdf, aPng, aZip, contentTypes, type Packed } from '../../test/made-files';
import { readTableFile } from './read-table-file';

const texts = (sheet: Sheet | undefined): (string | null)[][] => sheet?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? null)) ?? [];
const csv = async (bytes: Buffer | string, name = 'systems.csv') => texts((await readTableFile(Buffer.from(bytes), name)).sheets[0]);
const refusal = async (bytes: Buffer, name = 'systems.xlsx'): Promise<string> => readTableFile(bytes, name).then(() => 'read', (error: Error) => error.message);

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
/** As a spreadsheet program would write it, but for its one sheet. */
const workbookOf = (sheet: string | Buffer, more: readonly Packed[] = [], says?: Packed['says']): Buffer =>
  aZip([
    { name: '[Content_Types].xml', content: contentTypes('xl/workbook.xml', MAIN) },
    { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet name="Systems" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/worksheets/sheet1.xml', content: sheet, ...(says ? { says } : {}) },
    ...more,
  ]);
const cells = (...inner: string[]): string => `<worksheet><sheetData><row r="1">${inner.join('')}</row></sheetData></worksheet>`;
const inline = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a text file', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('Name,Site\nCafé,Llanelli\n')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFName,Site\nCafé,Llanelli\n')],
    ['UTF-16, little end first', Buffer.from('\uFEFFName\tSite\nCafé\tLlanelli\n', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFName\tSite\nCafé\tLlanelli\n', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Name;Site\r\nCafé;Llanelli\r\n', 'latin1')],
  ])('is read in %s', async (_encoding, bytes) => expect(await csv(bytes)).toEqual([['Name', 'Site'], ['Café', 'Llanelli']]));

  it.each<[string, string]>([
    ['commas', 'Name,Note\nA,"one, two"\nB,three\n'], ['semicolons', 'Name;Note\nA;one, two\nB;three\n'], ['tabs', 'Name\tNote\nA\tone, two\nB\tthree'], ['bars', 'Name|Note\nA|one, two\nB|three\n'],
    ['what its first line says', 'sep=;\nName;Note\nA;one, two\nB;three\n'],
  ])('is parted by %s', async (_by, text) => expect((await csv(text)).slice(-3)).toEqual([['Name', 'Note'], ['A', 'one, two'], ['B', 'three']]));

  it('keeps the rows as a spreadsheet counts them, lines within cells and all', async () => {
    const { sheets } = await readTableFile(Buffer.from('Name,Note\n\n,,\nA,"two\r\nlines ""quoted"""\n'), 'x.csv');
    expect(sheets[0]?.rows).toEqual([{ row: 1, cells: [{ text: 'Name' }, { text: 'Note' }] }, { row: 4, cells: [{ text: 'A' }, { text: 'two\nlines "quoted"' }] }]);
  });

  it('is kept under its name alone, whatever path came with it', async () => {
    expect((await readTableFile(Buffer.from('Name\nA\n'), '..\\..\\etc/systems\u202Evsc')).name).toBe('systemsvsc.csv');
  });

  it.each<[string, Buffer, string, RegExp]>([
    ['is empty', Buffer.alloc(0), 'a.csv', /^This file is empty\./],
    ['is a PDF called CSV', aPdf(), 'a.csv', /^This is a PDF, whatever its name says\. Send a CSV file/],
    ['is a picture', aPng(), 'a.csv', /^This is a PNG picture/],
    ['is text called Excel', Buffer.from('Name,Site\nA,B\n'), 'a.xlsx', /^The name ends in \.xlsx, but the content is plain text\./],
    ['is a web page called Excel', Buffer.from('<html><table><tr><td>Name</td></tr></table></html>'), 'a.xls', /^This is a web page or XML/],
    ['is no text', Buffer.from([1, 2, 3, 0, 5, 9, 200]), 'a.csv', /^This file is no table/],
    ['never closes a quotation mark', Buffer.from(`Name,Note\nA,"open\n${'B,c\n'.repeat(10)}`), 'a.csv', /^From row 2 on, a quotation mark is opened and never closed/],
    ['has a million columns', Buffer.from(`${'x,'.repeat(500_000)}\n`), 'a.csv', /beyond column 256/],
    ['has one endless row', Buffer.from(`"${'x'.repeat(3_000_000)}"`), 'a.csv', /^Row 1 is longer/],
    ['has too many rows', Buffer.from('A,B\n'.repeat(TABLE_LIMITS.rows + 1)), 'a.csv', /^The file has more than 60,000 rows/],
  ])('is refused when it %s', async (_what, bytes, name, sentence) => expect(await refusal(bytes, name)).toMatch(sentence));
});

describe('a workbook', () => {
  it('gives what its cells show: texts, numbers, days, yes and no, stored values of formulas', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Systems');
    sheet.addRow(['Name', 'Since', 'Users', 'Live', 'Worked out', 'Share', 'Rich', 'Linked']);
    sheet.addRow(['Payroll', new Date(Date.UTC(2024, 1, 29)), 1200.5, true, { formula: 'C2*2', result: 2401 }, 0.755, { richText: [{ text: 'two ' }, { text: 'parts', font: { bold: true } }] }, { text: 'Intranet', hyperlink: 'https://other.example/' }]);
    sheet.getCell('F2').numFmt = '0.0%';
    const hidden = book.addWorksheet('Old', { state: 'veryHidden' });
    hidden.addRow(['Gone']);
    const { sheets } = await readTableFile(Buffer.from(await book.xlsx.writeBuffer()), 'Systems.xlsx');
    expect(sheets.map(({ name, hidden: isHidden }) => [name, isHidden])).toEqual([['Systems', false], ['Old', true]]);
    expect(texts(sheets[0])[1]).toEqual(['Payroll', '2024-02-29', '1200.5', 'Yes', '2401', '75.5%', 'two parts', 'Intranet']);
    expect(sheets[0]?.rows[1]?.cells[1]?.day).toBe('2024-02-29');
  });

  it('shows merged cells in each of them, and costs nothing for thousands of empty rows with a format', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Systems');
    sheet.addRow(['Unit', 'Name']);
    sheet.addRow(['ICT', 'Payroll']);
    sheet.addRow([null, 'Email']);
    sheet.mergeCells('A2:A3');
    for (let row = 4; row < 3_000; row += 1) sheet.getCell(row, 1).border = { top: { style: 'thin' } };
    const { sheets } = await readTableFile(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx');
    expect(texts(sheets[0])).toEqual([['Unit', 'Name'], ['ICT', 'Payroll'], ['ICT', 'Email']]);
    expect(sheets[0]?.rows[2]?.cells[0]?.merged).toBe(true);
  });

  it('reads what other programs write: prefixes, no places, no shared texts', async () => {
    const bytes = workbookOf('<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c><x:c><x:v>0.30000000000000004</x:v></x:c></x:row></x:sheetData></x:worksheet>');
    expect(texts((await readTableFile(bytes, 'a.xlsx')).sheets[0])).toEqual([['Name', '0.3']]);
  });

  it('follows no link to another file, and looks up nothing in it', async () => {
    const bytes = workbookOf(cells('<c r="A1"><f>[1]Other!A1</f><v>7</v></c>'), [
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
      { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', content: '<Relationships><Relationship Id="rId1" Type="x" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' },
    ]);
    expect(texts((await readTableFile(bytes, 'a.xlsx')).sheets[0])).toEqual([['7']]);
  });

  it.each<[string, () => Buffer, RegExp]>([
    ['under a password', () => aCompoundFile(['EncryptedPackage', 'EncryptionInfo']), /^This workbook is protected by a password/],
    ['of before 2007', () => aCompoundFile(['Workbook']), /^This is a workbook in the form from before 2007/],
    ['with macros', () => anOfficeFile('xlsx', { more: [{ name: 'xl/vbaProject.bin', content: 'x' }] }), /^This workbook can hold macros/],
    ['that says so in its kind', () => anOfficeFile('xlsx', { types: contentTypes('xl/workbook.xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml') }), /^This workbook can hold macros/],
    ['that is a Word document', () => anOfficeFile('docx'), /^This is a Word document/],
    ['that is an OpenDocument spreadsheet', () => anOpenDocument('spreadsheet'), /Save it as \.xlsx or \.csv/],
    ['that is an archive', () => aZip([{ name: 'notes.txt', content: 'x' }]), /^This is an archive/],
    ['that breaks off', () => workbookOf(cells(inline('A1', 'Name'))).subarray(0, 300), /^This workbook is damaged/],
    ['whose XML breaks off', () => workbookOf('<worksheet><sheetData><row r="1">'), /^This workbook is damaged/],
    ['that says it unpacks to gigabytes', () => workbookOf(cells(), [], { size: 900 * 1024 * 1024 }), /^Unpacked, this workbook is larger than 300 MB/],
    ['that unpacks to more than it says', () => workbookOf(cells(inline('A1', ' '.repeat(5_000_000))), [], { size: 100 }), /^This workbook is damaged/],
    ['with entities within entities', () => workbookOf(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${cells(inline('A1', '&b;'))}`), /definition of its own XML/],
    ['with an entity that is nowhere defined', () => workbookOf(cells(inline('A1', '&b;'))), /^This workbook is damaged/],
    ['with a text of 40 million characters', () => workbookOf(cells(inline('A1', 'x'.repeat(40_000_000)))), /longer than any cell can be/],
    ['with a column far out', () => workbookOf(cells(inline('XFD1', 'x'))), /beyond column 256/],
    ['with a million columns', () => workbookOf(cells('<c><v>1</v></c>'.repeat(1_000_000))), /beyond column 256/],
    ['with too many rows', () => workbookOf(`<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(TABLE_LIMITS.rows + 1)}</sheetData></worksheet>`), /more than 60,000 rows/],
    ['with a cell that is too long', () => workbookOf(cells(inline('A1', 'x'.repeat(TABLE_LIMITS.cell + 1)))), /^A cell holds more than 32,767 characters/],
  ])('%s is refused, and says why', async (_what, made, sentence) => expect(await refusal(made())).toMatch(sentence));

  it('of merged cells over all of the sheet is read within the limits', async () => {
    const bytes = workbookOf(`<worksheet><sheetData><row r="1">${inline('A1', 'x')}</row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(500)}</mergeCells></worksheet>`);
    expect((await readTableFile(bytes, 'a.xlsx')).sheets[0]?.rows).toHaveLength(1);
  });

  it('lets others be served while it is read', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const bytes = workbookOf(`<worksheet><sheetData>${Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}">${'<c><v>1</v></c>'.repeat(10)}</row>`).join('')}</sheetData></worksheet>`);
    expect((await readTableFile(bytes, 'a.xlsx')).sheets[0]?.rows).toHaveLength(20_000);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});
