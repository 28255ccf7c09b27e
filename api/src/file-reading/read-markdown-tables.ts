import { TABLE_LIMITS, type Cell, type Sheet, type SheetRow } from '@holdfast/domain';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';

/** The line below the headers: "| --- | :--: |". */
const RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$/;

/** The tables of a Markdown text, each a sheet called as the heading above it. */
export async function readMarkdownTables(text: string, budget: ReadingBudget): Promise<Sheet[]> {
  if (!/\|\s*:?-+:?\s*\|/.test(text)) return [];
  const lines = text.split(/\r\n?|\n/);
  const sheets: Sheet[] = [];
  let heading = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const said = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line) ?? /^\*\*([^*]+)\*\*:?\s*$/.exec(line);
    if (said) heading = plain(said[1]!);
    if (!line.includes('|') || !RULE.test(lines[at + 1] ?? '')) continue;
    const rows: SheetRow[] = [];
    for (const first = at; at < lines.length && lines[at]!.includes('|'); at += 1) {
      if (at === first + 1) continue;
      const cells = cellsOf(lines[at]!, budget);
      if (cells.some(Boolean)) {
        budget.row();
        rows.push({ row: at + 1, cells });
      }
      await budget.breathe();
    }
    if (sheets.length >= TABLE_LIMITS.sheets) throw new UnreadableFile(`The text has more than ${TABLE_LIMITS.sheets} tables. Divide it into several.`);
    sheets.push({ name: nameFor(heading, sheets), hidden: false, rows });
  }
  return sheets;
}

function nameFor(heading: string, sheets: readonly Sheet[]): string {
  const name = heading.slice(0, 80) || `Table ${sheets.length + 1}`;
  const same = sheets.filter((one) => one.name === name || one.name.startsWith(`${name}, table `)).length;
  return same === 0 ? name : `${name}, table ${same + 1}`;
}

function cellsOf(line: string, budget: ReadingBudget): (Cell | null)[] {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((part, column) => {
    const text = plain(part.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n'));
    if (text === '') return null;
    budget.cell(column, text);
    return { text };
  });
}

/** Without the marks for bold and code around a text; the text itself is left as it is. */
const plain = (text: string): string => text.trim().replace(/\*\*([^*]+)\*\*/g, '$1').replace(/`([^`]+)`/g, '$1').trim();
