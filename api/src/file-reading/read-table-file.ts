import { bytesInWords, cleanFileName, extensionOf, FILE_KINDS, FILE_REFUSALS, TABLE_LIMITS, withExtension, type FileMediaType, type Sheet } from '@holdfast/domain';
import { fileTypeFromBuffer } from 'file-type';
import { compoundKind, officeKind, readZipDirectory, startsAsWebPage, startsAsZip } from '../attachments';
import { decodeText, startsAsUtf16 } from './decode-text';
import { readJsonTables } from './read-json-tables';
import { readMarkdownTables } from './read-markdown-tables';
import { readOpenSpreadsheet } from './read-open-spreadsheet';
import { isOwnJson, readOwnJson } from './read-own-json';
import { readSeparated } from './read-separated';
import { readWorkbook } from './read-workbook';
import { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';
import { refuseWhatUnpacksTooFar } from './workbook-part';

/** A file of tables, read. Its name is as it is kept. */
export interface TableFile {
  name: string;
  mediaType: FileMediaType;
  sheets: readonly Sheet[];
  /** Of a text file. */
  encoding: string | null;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const WANTED = 'Send a CSV file, an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods).';
const SPREADSHEET_NAMES = ['xlsx', 'xlsm', 'xls', 'ods', 'xlsb'];
/** What of the sentences about attached files does not fit here. */
const SAID_HERE: readonly (readonly [string, string])[] = [
  [FILE_REFUSALS.encrypted, 'This workbook is protected by a password. Save it without one, and send that.'],
  [FILE_REFUSALS.macros, 'This workbook can hold macros, so it is not taken. Save it as .xlsx or .ods, without them, and send that.'],
  [FILE_REFUSALS.oldOffice, 'This is a workbook in the form from before 2007. Save it as .xlsx, and send that.'],
  [FILE_REFUSALS.damaged, 'This workbook is damaged. Open it in a spreadsheet program, save it again, and send that.'],
  [FILE_REFUSALS.archive, `This is an archive. ${WANTED}`],
];

/** Reads a file of tables, within limits of size and time; what it is, its content tells. @throws UnreadableFile with a sentence for whoever sent it */
export async function readTableFile(bytes: Buffer, given: string): Promise<TableFile> {
  const budget = new ReadingBudget();
  const name = cleanFileName(given) || 'table';
  if (bytes.length === 0) throw new UnreadableFile('This file is empty.');
  if (startsAsZip(bytes)) {
    refuseWhatUnpacksTooFar(readZipDirectory(bytes, Number.POSITIVE_INFINITY)?.entries ?? []);
    if (kindOfZip(bytes) === ODS) return { name: named(name, 'ods'), mediaType: ODS, sheets: await readOpenSpreadsheet(bytes, budget), encoding: null };
    return { name: named(name, 'xlsx'), mediaType: XLSX, sheets: await readWorkbook(bytes, budget), encoding: null };
  }
  const found = startsAsUtf16(bytes) ? undefined : await fileTypeFromBuffer(bytes.subarray(0, 8_192)).catch(() => undefined);
  if (found?.mime === 'application/x-cfb') {
    const told = compoundKind(bytes);
    throw new UnreadableFile('refused' in told ? inWords(told.refused) : WANTED);
  }
  if (found || bytes.subarray(0, 5).toString('latin1') === '%PDF-') throw new UnreadableFile(`${whatItIs(found?.mime ?? 'application/pdf')} ${WANTED}`);
  const { pieces, encoding } = decodeText(bytes);
  const whole = bytes.length <= TABLE_LIMITS.bytes;
  const text = whole ? [...pieces()].join('') : (pieces().next().value || '');
  if (startsAsWebPage(bytes)) throw new UnreadableFile(`This is a web page or XML, whatever its name says. Open it in Excel and save it as an Excel workbook (.xlsx).`);
  const extension = extensionOf(name);
  if (SPREADSHEET_NAMES.includes(extension)) throw new UnreadableFile(`The name ends in .${extension}, but the content is plain text. If it is a table, give it the ending .csv, and send that.`);
  if (/^\s*[[{]/.test(text) && (extension === 'json' || /^\s*[[{]\s*["\]}{]/.test(text))) {
    if (isOwnJson(text)) return { name: named(name, 'json'), mediaType: 'text/plain', sheets: await readOwnJson(whole ? [text] : pieces(), budget), encoding };
    if (!whole) throw new UnreadableFile(`JSON may be ${bytesInWords(TABLE_LIMITS.bytes)} at most. Send the same as a CSV file or an Excel workbook (.xlsx).`);
    return { name: named(name, 'json'), mediaType: 'text/plain', sheets: await readJsonTables(text, budget), encoding };
  }
  const tables = whole ? await readMarkdownTables(text, budget) : [];
  if (tables.length > 0) return { name: ['md', 'markdown', 'txt', 'text'].includes(extension) ? name : named(name, 'md'), mediaType: 'text/markdown', sheets: tables, encoding };
  const kept = ['csv', 'txt', 'text', 'md'].includes(extension) ? name : named(name, 'csv');
  return { name: kept, mediaType: extension === 'txt' || extension === 'text' ? 'text/plain' : 'text/csv', sheets: [await readSeparated(whole ? [text].values() : pieces(), kept.replace(/\.[^.]+$/, ''), budget)], encoding };
}

/** A workbook without macros, and not locked. */
function kindOfZip(bytes: Buffer): typeof XLSX | typeof ODS {
  const told = officeKind(bytes);
  if ('refused' in told) throw new UnreadableFile(inWords(told.refused));
  if (told.is !== XLSX && told.is !== ODS) throw new UnreadableFile(`${whatItIs(told.is)} ${WANTED}`);
  return told.is;
}

const inWords = (refused: string): string => SAID_HERE.find(([said]) => said === refused)?.[1] ?? refused;

function whatItIs(mediaType: string): string {
  const word = FILE_KINDS.find((kind) => kind.mediaType === mediaType)?.word;
  return word ? `This is ${/^[AEIOU]/.test(word) ? 'an' : 'a'} ${word}, whatever its name says.` : 'This is neither a table nor text.';
}

const named = (name: string, extension: string): string => (extensionOf(name) === extension ? name : withExtension(name.replace(/\.[a-z0-9]{1,5}$/i, ''), extension));
