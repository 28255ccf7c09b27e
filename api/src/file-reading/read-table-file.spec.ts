import { describe, expect, it } from '@jest/globals';
import { TABLE_LIMITS, type Sheet } from '@holdfast/domain';
import ExcelJS from 'exceljs';
import { aCompoundFile, anOfficeFile, anOpenDocument, aPdf, aPng, aZip, contentTypes, type Packed } from '../../test/made-files';
import { readTableFile } from './read-table-file';

const texts = (sheet: Sheet | undefined): (string | null)[][] => [...(sheet?.rows ?? [])].map(({ cells }) => cells.map((cell) => cell?.text ?? null));
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
    ['UTF-16 that has lost its mark', Buffer.from('Name\tSite\r\nCafé\tLlanelli\r\n', 'utf16le')],
    ['Windows-1252', Buffer.from('Name;Site\r\nCafé;Llanelli\r\n', 'latin1')],
  ])('is read in %s', async (_encoding, bytes) => expect(await csv(bytes)).toEqual([['Name', 'Site'], ['Café', 'Llanelli']]));

  it('of Windows-1252 keeps its curly quotation marks, dashes and the euro', async () => {
    const bytes = Buffer.concat([Buffer.from('Name;Note\r\nA;'), Buffer.from([0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35, 0x85]), Buffer.from('\r\n')]);
    expect(await csv(bytes)).toEqual([['Name', 'Note'], ['A', '“A” – €5…']]);
  });

  it('keeps the mark that somebody else left where a letter could not be read', async () => {
    expect(await csv(Buffer.from('Name,Site\nCaf\uFFFD,Llanelli\n'))).toEqual([['Name', 'Site'], ['Caf\uFFFD', 'Llanelli']]);
  });

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
    ['is UTF-16 that was cut amid a letter', Buffer.from('\uFEFFName\tSite\n\uD83D\tA\n', 'utf16le'), 'a.csv', /^This file is no table/],
    ['never closes a quotation mark', Buffer.from(`Name,Note\nA,"open\n${'B,c\n'.repeat(10)}`), 'a.csv', /^From row 2 on, a quotation mark is opened and never closed/],
    ['has a million columns', Buffer.from(`${'x,'.repeat(500_000)}\n`), 'a.csv', /beyond column 256/],
    ['has one endless row', Buffer.from(`"${'x'.repeat(3_000_000)}"`), 'a.csv', /^Row 1 is longer/],
    ['has too many rows', Buffer.from('A,B\n'.repeat(TABLE_LIMITS.rows + 1)), 'a.csv', /^The file has more than 400,000 rows/],
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
    expect(sheets[0]?.rows.at(1)?.cells[1]?.day).toBe('2024-02-29');
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
    expect(sheets[0]?.rows.at(2)?.cells[0]?.merged).toBe(true);
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
    ['that is an OpenDocument text', () => anOpenDocument('text'), /^This is an OpenDocument text, whatever its name says/],
    ['that is an archive', () => aZip([{ name: 'notes.txt', content: 'x' }]), /^This is an archive/],
    ['that breaks off', () => workbookOf(cells(inline('A1', 'Name'))).subarray(0, 300), /^This workbook is damaged/],
    ['whose XML breaks off', () => workbookOf('<worksheet><sheetData><row r="1">'), /^This workbook is damaged/],
    ['that says it unpacks to gigabytes', () => workbookOf(cells(), [], { size: 900 * 1024 * 1024 }), /^Unpacked, this workbook is larger than 800 MB/],
    ['that says it unpacks to many gigabytes', () => workbookOf(cells(), [], { size: 4_000_000_000 }), /^Unpacked, this workbook is larger than 800 MB/],
    ['that unpacks to more than it says', () => workbookOf(cells(inline('A1', ' '.repeat(5_000_000))), [], { size: 100 }), /^This workbook is damaged/],
    ['with entities within entities', () => workbookOf(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${cells(inline('A1', '&b;'))}`), /definition of its own XML/],
    ['with an entity that is nowhere defined', () => workbookOf(cells(inline('A1', '&b;'))), /^This workbook is damaged/],
    ['with a text of 40 million characters', () => workbookOf(cells(inline('A1', 'x'.repeat(40_000_000)))), /longer than any cell can be/],
    ['with a column far out', () => workbookOf(cells(inline('XFD1', 'x'))), /beyond column 256/],
    ['with a million columns', () => workbookOf(cells('<c><v>1</v></c>'.repeat(1_000_000))), /beyond column 256/],
    ['with too many rows', () => workbookOf(`<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(TABLE_LIMITS.rows + 1)}</sheetData></worksheet>`), /more than 400,000 rows/],
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

const openSpreadsheet = (body: string, { styles = '', more = [] as readonly Packed[], manifest = '<manifest:manifest/>' } = {}): Buffer =>
  aZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'content.xml', content: `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>` },
    ...more,
    { name: 'META-INF/manifest.xml', content: manifest },
  ]);
const openTable = (...rows: string[]): string => `<table:table table:name="Risks">${rows.join('')}</table:table>`;
const openRow = (cellsOfRow: string, more = ''): string => `<table:table-row${more}>${cellsOfRow}</table:table-row>`;
const openText = (text: string, more = ''): string => `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const EMPTY_BELOW = openRow('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048500"');

describe('an OpenDocument spreadsheet', () => {
  const open = async (bytes: Buffer) => (await readTableFile(bytes, 'Risks.ods')).sheets;

  it('gives what its cells hold: texts of several lines, numbers, percentages, days, yes and no, stored values of formulas', async () => {
    const sheets = await open(
      openSpreadsheet(
        openTable(
          openRow(openText('Risk') + openText('Score') + openText('Chance') + openText('Due') + openText('Open')),
          openRow(
            '<table:table-cell office:value-type="string"><text:p>Flood</text:p><text:p>of<text:s text:c="2"/>the <text:span>cellar</text:span></text:p><office:annotation><text:p>Ask the surveyor</text:p></office:annotation></table:table-cell>' +
              '<table:table-cell table:formula="of:=[.A1]*3" office:value-type="float" office:value="12"><text:p>12.00</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.755"><text:p>76%</text:p></table:table-cell>' +
              '<table:table-cell office:value-type="date" office:date-value="2026-03-31T00:00:00"><text:p>31/03/26</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
          ),
          EMPTY_BELOW,
        ),
      ),
    );
    expect(texts(sheets[0])[1]).toEqual(['Flood\nof  the cellar', '12', '75.5%', '2026-03-31', 'Yes']);
    expect(sheets[0]?.rows.at(1)?.cells[3]?.day).toBe('2026-03-31');
    expect(sheets[0]?.rows).toHaveLength(2);
  });

  it('counts what repeats, and shows merged cells in each of them', async () => {
    const [sheet] = await open(openSpreadsheet(openTable(openRow(openText('Inherent', ' table:number-columns-spanned="2"') + '<table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"/>' + openText('Owner')), EMPTY_BELOW.replace('1048500', '7'), openRow(openText('x', ' table:number-columns-repeated="3"'), ' table:number-rows-repeated="2"'))));
    expect([...(sheet?.rows ?? [])].map(({ row, cells: of }) => [row, of.map((cell) => cell?.text ?? null)])).toEqual([[1, ['Inherent', 'Inherent', null, null, 'Owner']], [9, ['x', 'x', 'x']], [10, ['x', 'x', 'x']]]);
    expect(sheet?.rows.at(0)?.cells[1]?.merged).toBe(true);
  });

  it('marks the sheets that are hidden', async () => {
    const styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const sheets = await open(openSpreadsheet(`${openTable(openRow(openText('A')))}<table:table table:name="Old" table:style-name="ta2">${openRow(openText('B'))}</table:table>`, { styles }));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['Risks', false], ['Old', true]]);
  });

  it.each<[string, () => Buffer, RegExp]>([
    ['under a password', () => openSpreadsheet('', { manifest: '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>' }), /^This workbook is protected by a password/],
    ['with macros', () => openSpreadsheet('', { more: [{ name: 'Basic/Standard/Module1.xml', content: 'x' }] }), /^This workbook can hold macros/],
    ['with entities within entities', () => aZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }, { name: 'content.xml', content: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>' }, { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' }]), /definition of its own XML/],
    ['whose XML breaks off', () => openSpreadsheet('<table:table table:name="Risks"><table:table-row>').subarray(0), /^This workbook is damaged/],
    ['with a million columns', () => openSpreadsheet(openTable(openRow(openText('x', ' table:number-columns-repeated="1000000"')))), /beyond column 256/],
    ['with a row a million times', () => openSpreadsheet(openTable(openRow(openText('x'), ' table:number-rows-repeated="1000000"'))), /more than 400,000 rows/],
    ['with a text of 40 million characters', () => openSpreadsheet(openTable(openRow(openText('x'.repeat(40_000_000))))), /longer than any cell can be/],
  ])('%s is refused, and says why', async (_what, made, sentence) => expect(await refusal(made(), 'Risks.ods')).toMatch(sentence));

  it('follows no link to another file', async () => {
    const [sheet] = await open(openSpreadsheet(openTable('<table:table-source xlink:href="file:///etc/passwd"/>', openRow('<table:table-cell table:formula="of:=[\'file:///etc/passwd\'#$A.A1]" office:value-type="float" office:value="7"/>'))));
    expect(texts(sheet)).toEqual([['7']]);
  });
});

describe('tables in a text', () => {
  it('of Markdown are sheets called as the headings above them', async () => {
    const text = '# Register\n\nProse.\n\n| Ref | **Risk** | L |\n|:-:|:--|-|\n| R1 | Flood \\| storm | 3 |\n| R2 | `Fire`<br>at night | |\n\nMore prose.\n\n## Scoring\n| Likelihood | Means |\n|---|---|\n| 1 | Rare |\n';
    const { sheets, mediaType } = await readTableFile(Buffer.from(text), 'register.md');
    expect(mediaType).toBe('text/markdown');
    expect(sheets.map((sheet) => [sheet.name, texts(sheet)])).toEqual([
      ['Register', [['Ref', 'Risk', 'L'], ['R1', 'Flood | storm', '3'], ['R2', 'Fire\nat night', null]]],
      ['Scoring', [['Likelihood', 'Means'], ['1', 'Rare']]],
    ]);
  });

  it('pasted from a spreadsheet are parted by tabs', async () => expect(await csv('Ref\tRisk\r\nR1\t"Flood, ""again"""\r\n', 'pasted.txt')).toEqual([['Ref', 'Risk'], ['R1', 'Flood, "again"']]));

  it('of JSON are lists of records', async () => {
    const { sheets } = await readTableFile(Buffer.from(JSON.stringify({ organisation: 'Aldermere', risks: [{ reference: 'R1', title: 'Flood', residual: { likelihood: 3, impact: 4 }, controls: ['Pumps', 'Wall'] }, { reference: 'R2', title: 'Fire', open: true }] })), 'register.json');
    expect(sheets.map((sheet) => [sheet.name, texts(sheet)])).toEqual([['risks', [['reference', 'title', 'residual likelihood', 'residual impact', 'controls', 'open'], ['R1', 'Flood', '3', '4', 'Pumps\nWall', null], ['R2', 'Fire', null, null, null, 'Yes']]]]);
  });

  describe('of a JSON export of ours', () => {
    const TITLE = 'A "quoted" {brace}, a [bracket] and a \\ – Ünïcödé 🔥';
    const exportOf = (rows: number, cause: string): string => {
      const risks = Array.from({ length: rows }, (_, at) => JSON.stringify({ reference: `ICT-${at + 1}`, title: TITLE, cause, controls: ['Pumps', '=Wall'], score: at === 0 ? null : at }));
      const columns = ['reference', 'title', 'cause', 'controls', 'score'].map((key) => ({ key, header: key.toUpperCase(), type: 'text' }));
      return `{"format":"holdfast-register-export","form":1,"about":{"filter":["Open"],"digest":"d"},\n"risks":{"columns":${JSON.stringify(columns)},"rows":[\n${risks.join(',\n')}]},\n"history":{"columns":${JSON.stringify(columns.slice(0, 1))},"rows":[]},\n"sums":{"risks":${rows}}}\n`;
    };
    const read = async (text: string): Promise<readonly Sheet[]> => (await readTableFile(Buffer.from(text), 'export.json')).sheets;

    it('are its tables, however it is laid out', async () => {
      const expected = [['Risks', [['REFERENCE', 'TITLE', 'CAUSE', 'CONTROLS', 'SCORE'], ['ICT-1', TITLE, 'Rain', "Pumps\n'=Wall", null], ['ICT-2', TITLE, 'Rain', "Pumps\n'=Wall", '1']]], ['Assessments over time', [['REFERENCE']]]];
      for (const text of [exportOf(2, 'Rain'), JSON.stringify(JSON.parse(exportOf(2, 'Rain')), null, 2)]) expect((await read(text)).map((sheet) => [sheet.name, texts(sheet)])).toEqual(expected);
    });

    it('are read to the last row where it is larger than other JSON may be', async () => {
      const text = exportOf(22_000, 'Rain, é '.repeat(110));
      expect(Buffer.byteLength(text)).toBeGreaterThan(TABLE_LIMITS.bytes);
      const { rows } = (await read(text))[0]!;
      expect([rows.length, rows.at(-1)?.row, rows.at(-1)?.cells.map((cell) => cell?.text.slice(0, TITLE.length))]).toEqual([22_001, 22_001, ['ICT-22000', TITLE, 'Rain, é '.repeat(110).slice(0, TITLE.length), "Pumps\n'=Wall", '21999']]);
      expect([...rows].slice(1).findIndex(({ cells }, at) => cells[0]?.text !== `ICT-${at + 1}`)).toBe(-1);
    });

    it.each<[string, (whole: string) => string]>([
      ['breaks off within a row', (whole) => whole.slice(0, whole.indexOf('ICT-2'))], ['breaks off between its tables', (whole) => whole.slice(0, whole.indexOf('"history"'))],
      ['has a row that is none', (whole) => whole.replace('"ICT-2"', 'ICT-2')], ['says no columns before its rows', (whole) => whole.replaceAll('"columns"', '"fields"')],
    ])('are refused where it %s', async (_what, spoilt) => expect(await refusal(Buffer.from(spoilt(exportOf(3, 'Rain'))), 'export.json')).toMatch(/^This is no JSON, though it begins like it/));
  });

  it.each<[string, string, RegExp]>([
    ['nested a thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested more than 64 deep/],
    ['that breaks off', '{"risks": [{"title": "Flood"', /^This is no JSON/],
    ['without any list', '{"title": "Flood"}', /neither an OSCAL plan/],
  ])('of JSON %s is refused, and says why', async (_what, text, sentence) => expect(await refusal(Buffer.from(text), 'a.json')).toMatch(sentence));
});
