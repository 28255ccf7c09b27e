import { fromSpreadsheetText, jsonSheets, oscalSheets, TABLE_LIMITS, type Sheet } from '@holdfast/domain';
import { DEPTH, jsonOf, TOO_DEEP } from './list-items';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';

/** Risks of an OSCAL document, or lists of records with their fields as columns. */
export async function readJsonTables(text: string, budget: ReadingBudget): Promise<Sheet[]> {
  if (deeperThan(text, DEPTH)) throw new UnreadableFile(TOO_DEEP);
  const value = jsonOf(text);
  const sheets = oscalSheets(value) ?? jsonSheets(value);
  if (sheets.length === 0) throw new UnreadableFile('This JSON holds neither an OSCAL plan of action, assessment results, nor a list of records.');
  if (sheets.length > TABLE_LIMITS.sheets) throw new UnreadableFile(`This JSON holds more than ${TABLE_LIMITS.sheets} lists. Divide it into several.`);
  for (const { rows } of sheets) {
    for (const { cells } of rows) {
      budget.row();
      for (const [column, cell] of cells.entries()) if (cell) budget.cell(column, cell.text.length > TABLE_LIMITS.cell ? fromSpreadsheetText(cell.text) : cell.text);
      await budget.breathe();
    }
  }
  return sheets;
}

/** Counted before it is parsed, outside of texts. */
function deeperThan(text: string, most: number): boolean {
  let [depth, inText] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === 92) at += 1;
      else if (code === 34) inText = false;
    } else if (code === 34) inText = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return false;
}
