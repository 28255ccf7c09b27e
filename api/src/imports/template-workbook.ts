import { CONTINUITY_FIELDS, CONTINUITY_NEEDED, IMPORTED_THINGS, RESOURCE_KINDS, THING_NAMES, type ImportedThing, type ImportField } from '@holdfast/domain';
import ExcelJS from 'exceljs';

const HOW: Readonly<Partial<Record<ImportField, string>>> = {
  reference: 'Leave it empty for what is new',
  kind: RESOURCE_KINDS.join(', '),
  unit: 'Its name here',
  owner: 'Job title, name or e-mail address of somebody with an account',
  critical: 'Yes or no; empty: not decided yet',
  statutory: 'The duty by law that it serves',
  resume: 'Such as 4 hours, once what it leans on is back',
  locatedAt: 'Name or reference of a site',
  supplier: 'Name or reference of a supplier',
  standby: 'Yes: it has to be brought up before it serves',
  quantity: 'A whole number',
  deputies: 'Of people alone: job titles, names or e-mail addresses, or a role in quotation marks, with a semicolon between several',
  declared: 'Such as 4 hours, 1 working day, 30 mins',
  contractual: 'What the contract says, such as 8 hours',
  dataLoss: 'How much of the latest data is lost at most, such as 24 hours',
  dependent: 'Name or reference of an activity or resource',
  members: 'Names or references, with a semicolon between several',
  needed: 'all, or such as 1 of 2',
  resource: 'Name or reference of the resource that they are called about',
  telephones: 'As text, with a semicolon between several',
};

/** A workbook to fill in, a sheet for each kind of thing. Its second row says how, and is passed over when it comes back. */
export async function templateWorkbook(only: ImportedThing | undefined): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const thing of only ? [only] : IMPORTED_THINGS) {
    const fields = CONTINUITY_FIELDS[thing];
    const sheet = book.addWorksheet(THING_NAMES[thing], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = fields.map(({ called, field }) => ({ header: called, key: field, width: Math.max(14, called.length + 4) }));
    const header = sheet.getRow(1);
    header.font = { bold: true };
    header.eachCell((cell) => (cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6E9F5' } }));
    const needed = CONTINUITY_NEEDED[thing];
    sheet.addRow(fields.map(({ field }) => `(${needed.includes(field) ? 'needed for what is new' : 'optional'}${HOW[field] ? `: ${HOW[field].charAt(0).toLowerCase()}${HOW[field].slice(1)}` : ''})`));
    sheet.getRow(2).font = { italic: true, color: { argb: 'FF5A6070' } };
    sheet.getRow(2).alignment = { wrapText: true, vertical: 'top' };
    // As text, so that a number keeps the 0 that it begins with.
    sheet.columns.forEach((column) => (column.numFmt = '@'));
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
