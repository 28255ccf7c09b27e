/*
 * A program for tables takes what begins with one of these for a formula, or leads up to one (OWASP, CSV injection): the signs, what
 * a font makes wide of them, and a tab or line end before.
 */
const BEGINS_FORMULA = /^'*[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/;
const QUOTED = /^''*[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^''*[\t\r\n]/;

/**
 * Text that no program takes for a formula, in a cell as in each line of it: an apostrophe goes before what could be one.
 * `fromSpreadsheetText` takes it off again, exactly.
 */
export const spreadsheetText = (text: string): string => whole(text, (line) => (BEGINS_FORMULA.test(line) ? `'${line}` : line));

/** What `spreadsheetText` was given. */
export const fromSpreadsheetText = (cell: string): string => whole(cell, (line) => (QUOTED.test(line) ? line.slice(1) : line));

/** Each line is looked at on its own: one who divides a cell by its lines gets cells of their own. */
const whole = (text: string, each: (line: string) => string): string => text.split('\n').map(each).join('\n');

/** Several values as one cell: each on a line of its own, so that a line end within a value becomes a blank. */
export const linesText = (values: readonly string[]): string => values.map((value) => value.replace(/\s*[\r\n]+\s*/g, ' ')).join('\n');

/** What XML 1.0 cannot hold is left out: control characters, lone surrogates, and the two that are no characters. */
export function xmlText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}

/** Of one cell, in characters as the file counts them. */
export const CELL_ROOM = 32_767;

/** What fits into a cell of a workbook. What does not ends with a sentence that says where the rest is; no character is cut in two. */
export function fittingText(text: string, elsewhere: string): string {
  if (text.length <= CELL_ROOM) return text;
  const note = ` … (cut here: ${elsewhere})`;
  return `${text.slice(0, CELL_ROOM - note.length).replace(/[\uD800-\uDBFF]$/, '')}${note}`;
}
