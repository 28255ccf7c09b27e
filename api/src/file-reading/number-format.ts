/* ECMA-376 part 1, 18.8.30: how a number is shown; a date is a number that is shown as one. */

const DATES = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Without what stands in quotation marks, brackets or behind a backslash. */
const bare = (code: string): string => code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').toLowerCase();

export const isDateFormat = (id: number, code: string | undefined): boolean => (code === undefined ? DATES(id) : /[dy]|mmm/.test(bare(code)) && !/general/.test(bare(code)));

export const isPercentFormat = (id: number, code: string | undefined): boolean => (code === undefined ? id === 9 || id === 10 : bare(code).includes('%'));

const DAY = 86_400_000;

/** The day that a spreadsheet counts: 1 is 1 January 1900, and 60 is the 29th of February 1900 that never was. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (whole < 1 || whole > 2_958_465 || whole === 60) return null;
  return new Date(Date.UTC(1899, 11, 30) + (whole < 60 ? whole + 1 : whole) * DAY).toISOString().slice(0, 10);
}

/** A number as a spreadsheet shows it without a format: 15 digits, so that 0.1 + 0.2 is 0.3. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));
