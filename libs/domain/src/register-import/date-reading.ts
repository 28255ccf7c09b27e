import type { DateColumn, DateOrder } from './register-outline';

type DateLook = 'plain' | 'day-first' | 'month-first' | 'either' | 'none';

/** What was understood of a date: the day, or why not. `coarse`: only the month was said. */
export type DateRead = { readonly day: string; readonly coarse?: boolean } | { readonly fault: string } | null;

const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:[ ,]+\d{1,2}[:.]\d{2}.*)?$/;
const DAY_MONTH = new RegExp(`^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH}[\\s,-]+(\\d{4}|\\d{2})$`, 'i');
const MONTH_DAY = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`, 'i');
const MONTH_YEAR = new RegExp(`^${MONTH}[\\s,/-]+'?(\\d{4}|\\d{2})$`, 'i');
const NUMERIC_MONTH = /^(\d{1,2})[/.-](\d{4})$|^(\d{4})[/.-](\d{1,2})$/;
/** Days as a spreadsheet counts them, from 1954 to 2119: a plain number that small or large is no date. */
const serial = (text: string): number | null => (/^\d{5}(?:\.\d+)?$/.test(text) && Number(text) >= 20_000 && Number(text) < 80_500 ? Math.floor(Number(text)) : null);

const NONE = /^(?:[-–—.]+|n\/?a|none|tb[cda]|unknown|\?+)$/i;
export const saysNoDate = (text: string): boolean => NONE.test(text.trim());

export function lookOf(text: string): DateLook {
  const typed = text.trim();
  const parts = NUMERIC.exec(typed);
  if (parts) {
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if (first > 31 || second > 31 || (first > 12 && second > 12)) return 'none';
    // Nobody writes the month first and points between.
    if (parts[2] === '.') return second > 12 ? 'none' : 'day-first';
    return first > 12 ? 'day-first' : second > 12 ? 'month-first' : first === second ? 'plain' : 'either';
  }
  return [ISO, COMPACT, DAY_MONTH, MONTH_DAY, MONTH_YEAR, NUMERIC_MONTH].some((form) => form.test(typed)) || serial(typed) !== null ? 'plain' : 'none';
}

/** Counts how the dates of a column look while they pass. */
export class DateTally {
  readonly #of: Record<DateLook, number> = { plain: 0, 'day-first': 0, 'month-first': 0, either: 0, none: 0 };
  #first = '';
  #sure = '';
  #other = '';

  add(text: string, day: string | undefined): void {
    const look = day ? 'plain' : text.length > 60 || !/\d/.test(text) ? 'none' : lookOf(text);
    if (look === 'none' && saysNoDate(text)) return;
    this.#of[look] += 1;
    if (look === 'either' && this.#first === '') this.#first = text;
    if (look === 'day-first' && this.#sure === '') this.#sure = text;
    if (look === 'month-first' && this.#other === '') this.#other = text;
  }

  get dates(): number {
    return this.#of.plain + this.#of['day-first'] + this.#of['month-first'] + this.#of.either;
  }

  get texts(): number {
    return this.#of.none;
  }

  reading(): DateColumn {
    const { 'day-first': days, 'month-first': months, either } = this.#of;
    if (days > 0 && months > 0) return { reading: 'ambiguous', why: `${this.#sure} can only be day first, and ${this.#other} only month first` };
    if (days > 0) return { reading: 'day-first', why: `${this.#sure} can only be day first` };
    if (months > 0) return { reading: 'month-first', why: `${this.#other} can only be month first` };
    if (either > 0) return { reading: 'ambiguous', why: `${this.#first} could be either, and no date in this column tells` };
    return { reading: 'plain', why: 'The dates of this column can be read in one way only' };
  }
}

/** A date as written. A month alone is its last day; `early` takes its first, as a date on which something began. */
export function readDate(text: string, order: DateOrder | 'plain' | 'ambiguous', early = false): DateRead {
  const typed = text.trim();
  if (saysNoDate(typed)) return null;
  const iso = ISO.exec(typed) ?? COMPACT.exec(typed);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), typed);
  const numeric = NUMERIC.exec(typed);
  if (numeric) {
    const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), yearOf(numeric[4]!)];
    const look = lookOf(typed);
    if (look === 'either' && (order === 'ambiguous' || order === 'plain')) return { fault: `“${typed}” could be day first or month first. Say which for the column.` };
    const monthFirst = numeric[2] !== '.' && order === 'month-first';
    if (look === 'month-first' && order === 'day-first') return { fault: `“${typed}” is no date when the day comes first` };
    if (look === 'day-first' && monthFirst) return { fault: `“${typed}” is no date when the month comes first` };
    return monthFirst || (look === 'month-first' && order !== 'day-first') ? dayOf(year, first, second, typed) : dayOf(year, second, first, typed);
  }
  const named = DAY_MONTH.exec(typed);
  if (named) return dayOf(yearOf(named[3]!), monthOf(named[2]!), Number(named[1]), typed);
  const american = MONTH_DAY.exec(typed);
  if (american) return dayOf(Number(american[3]), monthOf(american[1]!), Number(american[2]), typed);
  const month = MONTH_YEAR.exec(typed);
  if (month) return wholeMonth(yearOf(month[2]!), monthOf(month[1]!), early, typed);
  const bare = NUMERIC_MONTH.exec(typed);
  if (bare) return wholeMonth(Number(bare[2] ?? bare[3]), Number(bare[1] ?? bare[4]), early, typed);
  const days = serial(typed);
  if (days !== null) return { day: new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10) };
  return { fault: `“${typed.length > 60 ? `${typed.slice(0, 59)}…` : typed}” is no date` };
}

const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const yearOf = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) >= 70 ? 1900 : 2000));

function dayOf(year: number, month: number, day: number, typed: string): DateRead {
  const made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return { fault: `There is no ${typed} in the calendar` };
  return { day: made.toISOString().slice(0, 10) };
}

function wholeMonth(year: number, month: number, early: boolean, typed: string): DateRead {
  if (month < 1 || month > 12) return { fault: `There is no ${typed} in the calendar` };
  return { day: new Date(Date.UTC(year, early ? month - 1 : month, early ? 1 : 0)).toISOString().slice(0, 10), coarse: true };
}
