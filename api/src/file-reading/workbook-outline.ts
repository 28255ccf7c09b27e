import { TABLE_LIMITS } from '@holdfast/domain';
import { isDateFormat, isPercentFormat } from './number-format';
import { UnreadableFile } from './unreadable-file';
import type { Package } from './workbook-part';

/** All that is said once for the whole workbook. */
export interface Outline {
  sheets: readonly { name: string; hidden: boolean; part: string }[];
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
  strings: readonly string[];
  /** How the numbers of a cell style are shown. */
  styles: readonly ('date' | 'percent' | 'plain')[];
}

/** All the shared texts together, in characters. */
const MOST_TEXT = 40_000_000;

export async function readOutline(zip: Package): Promise<Outline> {
  const main = (await relations(zip, '_rels/.rels', '')).find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const parts = await relations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let from1904 = false;
  await zip.read(main, {
    open: (name, of) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(of('date1904') ?? '');
      const part = name === 'sheet' ? parts.find(({ id, type }) => id === of('id') && type.endsWith('/worksheet'))?.part : undefined;
      if (part) sheets.push({ name: of('name') ?? '', hidden: (of('state') ?? 'visible') !== 'visible', part });
    },
  });
  if (sheets.length > TABLE_LIMITS.sheets) throw new UnreadableFile(`The workbook has more than ${TABLE_LIMITS.sheets} sheets. Leave out those that are not to be read.`);
  const part = (kind: string): string => parts.find(({ type }) => type.endsWith(`/${kind}`))?.part ?? '';
  return { sheets, from1904, strings: await sharedStrings(zip, part('sharedStrings')), styles: await stylesOf(zip, part('styles')) };
}

/** What a part points to within the workbook. What lies outside, such as a link to another file, is never followed. */
async function relations(zip: Package, name: string, folder: string): Promise<{ id: string; type: string; part: string }[]> {
  const found: { id: string; type: string; part: string }[] = [];
  await zip.read(name, {
    open: (tag, of) => {
      const target = of('Target');
      if (tag !== 'Relationship' || !target || of('TargetMode') === 'External') return;
      found.push({ id: of('Id') ?? '', type: of('Type') ?? '', part: target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1) });
    },
  });
  return found;
}

async function sharedStrings(zip: Package, part: string): Promise<string[]> {
  const strings: string[] = [];
  let [text, inText, phonetic, all] = ['', false, false, 0];
  await zip.read(part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      if (name === 't') inText = true;
    },
    text: (piece) => {
      if (inText && !phonetic) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      strings.push(text);
      all += text.length + 1;
      if (all > MOST_TEXT) throw new UnreadableFile('The workbook holds more text than is read at once. Divide it into several.');
    },
  });
  return strings;
}

async function stylesOf(zip: Package, part: string): Promise<Outline['styles']> {
  const formats = new Map<number, string>();
  const styles: ('date' | 'percent' | 'plain')[] = [];
  let inCells = false;
  await zip.read(part, {
    open: (name, of) => {
      if (name === 'numFmt') formats.set(Number(of('numFmtId')), of('formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(of('numFmtId') ?? 0);
      styles.push(isDateFormat(id, formats.get(id)) ? 'date' : isPercentFormat(id, formats.get(id)) ? 'percent' : 'plain');
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
