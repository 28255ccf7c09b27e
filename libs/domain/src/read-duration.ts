import { CLOCK_MINUTES, LONGEST_DURATION, type Duration } from './duration';
import { saysNothing, saysUnknown } from './says-nothing';
import { minutesOfLongestDay, minutesOfWeek, type WorkingCalendar } from './working-calendar';

/** What was understood of what somebody typed: a time, that it is not known, or what is wrong with it in their words. */
export type DurationRead =
  /** `limit`: it was said as the upper end, as in "within 4 hours". */
  | { readonly duration: Duration; readonly limit?: true; readonly fault: null }
  | { readonly duration: null; readonly fault: null }
  | { readonly duration: null; readonly fault: string };

type Unit = keyof typeof CLOCK_MINUTES;
interface Part {
  readonly amount: number;
  readonly unit: Unit;
  /** How many of the unit one of what was written is: 2 weeks, of a fortnight. */
  readonly each: number;
  readonly kind: 'working' | 'clock' | null;
}

const SMALL = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, at) => [word, at + 1] as const),
  ...TENS.flatMap((ten, at) => [[ten, 10 * (at + 2)] as const, ...SMALL.slice(0, 9).map((one, more) => [`${ten}${one}`, 10 * (at + 2) + more + 1] as const)]),
  ...(['a', 'an'] as const).map((word) => [word, 1] as const),
  ['half', 0.5],
]);
const FRACTIONS: ReadonlyMap<string, number> = new Map([['½', 0.5], ['¼', 0.25], ['¾', 0.75]]);
/** "1/2", "and a half", "a half": each written in one way. */
const WRITTEN_FRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b1 ?[/⁄] ?2\b/gu, '½'], [/\b1 ?[/⁄] ?4\b/gu, '¼'], [/\b3 ?[/⁄] ?4\b/gu, '¾'], [/\band (?:a half\b|(?:a )?½)/giu, '½'], [/\ban? (half\b|½)/giu, '$1'],
];
/** Units that are so many of another one. A year is said to be 365 days. */
const SO_MANY: ReadonlyMap<string, readonly [number, Unit]> = new Map<string, readonly [number, Unit]>([
  ...['fortnight', 'fortnights'].map((word) => [word, [2, 'week']] as const),
  ...['year', 'years', 'yr', 'yrs'].map((word) => [word, [365 / 30, 'month']] as const),
]);
/** A limit is said by its end. */
const LIMIT = /^(?:within|up to|at most|not? (?:more|longer|later) than|less than|under|below|max(?:imum)?(?: of)?|[<≤]=?)[\s:.]*(?=\S)|\s(?:max(?:imum)?|at most|or less)$/giu;
/** What has no end is no time that could be kept. */
const AT_LEAST = /^(?:(?:(?:more|longer|greater) than|over|above|at least|not? less than|min(?:imum)?(?: of)?)\b|[>≥]=?)[\s:.]*\S|\d\+|(?:\+|\sor more|\sminimum|\splus)$/iu;
/** As a service contract says it. */
export const NEXT_WORKING_DAY = /^(?:nbd|(?:the )?next (?:working|business) day)$/iu;
/** By when, but not how long. */
const NO_LENGTH = /^(?:(?:the )?(?:same|next)[ -]day|asap|as soon as possible|immediate(?:ly)?)$/iu;
/** "24/7", "24x7x365", "09:00-17:00": when something runs. */
const SERVICE_TIME = /^(?:24|12|10|9|8)\s*(?:h|hrs?|hours?)?\s*[/x×]\s*[5-7](?:\s*(?:days?|[/x×]\s*(?:365|52)))?$|^\d{1,2}[:.]\d{2}\s*(?:-|–|to)\s*\d{1,2}[:.]\d{2}$/iu;
const RANGE = /^(?:between (\d+(?:\.\d+)?)([a-z ]*) and |(\d+(?:\.\d+)?)([a-z ]*?)\s*(?:-|–|—|\bto\b)\s*)(\d+(?:\.\d+)?)\s*([a-z ]*)$/iu;
const TWENTY_FOUR = new RegExp(`\\b(${TENS.join('|')})[ -](${SMALL.slice(0, 9).join('|')})\\b`, 'giu');
const UNIT_WORDS: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    minute: ['m', 'min', 'mins', 'minute', 'minutes'],
    hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
    day: ['d', 'day', 'days'],
    week: ['w', 'wk', 'wks', 'week', 'weeks'],
    month: ['month', 'months', 'mth', 'mths'],
  } satisfies Record<Unit, string[]>).flatMap(([unit, words]) => words.map((word) => [word, unit as Unit] as const)),
);
const KIND_WORDS: ReadonlyMap<string, 'working' | 'clock'> = new Map([
  ...['working', 'work', 'business', 'office', 'support'].map((word) => [word, 'working'] as const),
  ...['clock', 'calendar', 'elapsed'].map((word) => [word, 'clock'] as const),
]);
const TIME_WORDS: readonly ReadonlyMap<string, unknown>[] = [NUMBER_WORDS, SO_MANY, UNIT_WORDS, KIND_WORDS];
const EXAMPLES = '“4 hours”, “30 mins”, “2 days” or “1 working day”';

/**
 * Reads a duration as people write it: "4 hours", "90m", "1.5 h", "1h30", "half a day", "1½ days", "1 working day", "2 days", "0",
 * "24-hour", "a fortnight", "within 4 hours"; "?", "-" and "tbc" are not known. A day is 24 hours, a month 30 days, a year 365; a
 * working day is as long as the longest day of the calendar. Working time is of the calendar named in brackets, or of the default
 * one. What follows a working unit ("1 working day 2 hours") is working time too; clock and working time in one text, a range,
 * what has no upper end, or anything left over, is refused.
 * @param calendars those that may be used, one of them the default
 */
export function readDuration(text: string, calendars: readonly WorkingCalendar[]): DurationRead {
  const typed = text.trim();
  if (typed === '') return refused(`Write how long, such as ${EXAMPLES}`);
  if (saysUnknown(typed) || /^[-–—]$/u.test(typed)) return { duration: null, fault: null };
  const outOfPlace = notATime(typed);
  if (outOfPlace) return refused(outOfPlace);
  const unbracketed = typed.replace(/\((max(?:imum)?)\.?\)$/iu, '$1');
  const bracket = /^([^(]*)\((.*)\)$/su.exec(unbracketed);
  const named = bracket ? calendarNamed(bracket[2]!, calendars) : null;
  if (bracket && !named) {
    const alone = bracket[1]!.trim();
    const read = readDuration(alone, calendars);
    return read.fault === null ? refused(`“${bracket[2]!.trim()}” is neither part of a time nor a working calendar: write “${alone}” alone`) : read;
  }
  const said = (bracket ? bracket[1]! : unbracketed).trim().replace(/\.$/u, '');
  const time = said.replace(LIMIT, '');
  const parts = partsOf(plain(time));
  const read = typeof parts === 'string' ? refused(parts) : summed(parts, named, calendars);
  return read.duration && time !== said ? { ...read, limit: true } : read;
}

/** Both ends of "2-4 hours", as they would be typed alone; null: it is no range. */
export function rangeEnds(text: string, unit = ''): readonly [string, string] | null {
  const found = RANGE.exec(text.trim().replace(/\s+/gu, ' '));
  if (!found) return null;
  const last = found[6]!.trim() || unit;
  const first = (found[2] ?? found[4] ?? '').trim() || last;
  return [`${found[1] ?? found[3]!} ${first}`.trim(), `${found[5]!} ${last}`.trim()];
}

/** Why this is no one time, whatever it says; null: it may be one. */
function notATime(text: string): string | null {
  const typed = text.replace(/\s+/gu, ' ');
  if (saysNothing(typed)) return `“${typed}” was not understood. Write 0 for no time at all, or leave it empty while it is not known`;
  if (SERVICE_TIME.test(typed)) return `“${typed}” says when it runs, not how long. Write how long, such as ${EXAMPLES}`;
  if (AT_LEAST.test(typed)) return 'This says how long at least. Write how long at most, or leave it empty while that is not known';
  if (NEXT_WORKING_DAY.test(typed)) return `“${typed}” names no length of time. Write “1 working day” if that is what it comes to`;
  if (NO_LENGTH.test(typed)) return `“${typed}” names no length of time. Write how long at most, such as “0”, “4 hours” or “24 hours”`;
  const ends = rangeEnds(typed);
  return ends ? `Write one time, not a range: “${ends[0]}” or “${ends[1]}”` : null;
}

function summed(parts: readonly Part[], named: WorkingCalendar | null, calendars: readonly WorkingCalendar[]): DurationRead {
  const kinds: (Part['kind'])[] = [];
  for (const part of parts) kinds.push(part.kind ?? kinds.at(-1) ?? null);
  const working = named !== null || kinds.includes('working');
  if (working && (kinds.includes('clock') || (kinds.includes('working') && kinds.includes(null)))) {
    return refused('Working time and clock time do not add up. Write all of it in working time, or all of it on the clock');
  }
  const calendar = working ? (named ?? calendars.find((one) => one.isDefault) ?? null) : null;
  if (working && calendar === null) return refused('There is no working calendar yet. Write the time on the clock, in hours or days');
  const month = parts.some((part) => part.unit === 'month');
  if (calendar !== null && month) return refused('A month or a year has no fixed working time. Write it in working days or weeks');
  const lengths = calendar === null ? CLOCK_MINUTES : { ...CLOCK_MINUTES, day: minutesOfLongestDay(calendar), week: minutesOfWeek(calendar) };
  const minutes = Math.round(parts.reduce((sum, part) => sum + part.amount * lengths[part.unit], 0));
  if (minutes > LONGEST_DURATION) return refused('Write a time of five years at most');
  return { duration: { minutes, calendarId: calendar?.id ?? null }, fault: null };
}

/** Each thing written in one way: the hyphens of "24-hour" and "twenty-four", and the fractions. */
const plain = (text: string): string =>
  WRITTEN_FRACTIONS.reduce((so, [typed, written]) => so.replace(typed, written), text.replace(TWENTY_FOUR, '$1$2').replace(/(?<=[\da-z])-(?=[a-z])/giu, ' '));

/** The parts of "1 working day 2 hours", or what is wrong. */
function partsOf(text: string): readonly Part[] | string {
  const written: readonly string[] = text.match(/\d+(?:[.,]\d+)*|\.\d+|[½¼¾]|[a-z]+|[^\s\da-z]/giu) ?? [];
  const tokens = written.map((token) => token.toLowerCase());
  const parts: Part[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (parts.length > 0 && (tokens[at] === 'and' || tokens[at] === ',')) at += 1;
    const amount = amountAt(tokens, at);
    if (!amount) return notUnderstood(written, at);
    at = amount.next;
    while (amount.half && (tokens[at] === 'a' || tokens[at] === 'an')) at += 1;
    const kind = KIND_WORDS.get(tokens[at] ?? '') ?? null;
    if (kind !== null) at += 1;
    const word = tokens[at];
    if (word === undefined) {
      const after = parts.at(-1);
      if (amount.value === 0 && parts.length === 0) return [{ amount: 0, unit: 'minute', each: 1, kind }];
      if (after && kind === null && amount.half) return [...parts, { amount: amount.value * after.each, unit: after.unit, each: after.each, kind: null }];
      if (after?.unit === 'hour' && kind === null && amount.value < 60) return [...parts, { amount: amount.value, unit: 'minute', each: 1, kind: null }];
      return `Write what ${amount.typed} counts: minutes, hours, days or weeks`;
    }
    const [times, unit] = SO_MANY.get(word) ?? [1, UNIT_WORDS.get(word)];
    if (unit === undefined) return word === '-' || word === '–' || word === 'to' ? 'Write one time, not a range' : notUnderstood(written, at);
    if (parts.some((part) => CLOCK_MINUTES[part.unit] <= CLOCK_MINUTES[unit])) return 'Write the larger unit first and each unit once, as in “1 h 30 min”';
    parts.push({ amount: amount.value * times, unit, each: times, kind });
    at += 1;
  }
  return parts.length > 0 ? parts : `Write how long, such as ${EXAMPLES}`;
}

type Amount = { readonly value: number; readonly typed: string; readonly next: number; readonly half: boolean };

function amountAt(tokens: readonly string[], at: number): Amount | null {
  const token = tokens[at] ?? '';
  const word = NUMBER_WORDS.get(token) ?? FRACTIONS.get(token);
  const fraction = FRACTIONS.get(tokens[at + 1] ?? '');
  if (word !== undefined) {
    return fraction !== undefined && word >= 1 ? { value: word + fraction, typed: `${token} ${tokens[at + 1]!}`, next: at + 2, half: false } : { value: word, typed: token, next: at + 1, half: word < 1 };
  }
  if (!/^\d+$|^\d{1,3}(?:,\d{3})+$|^\d*\.\d+$/u.test(token)) return null;
  const whole = Number(token.replaceAll(',', ''));
  if (fraction !== undefined && Number.isInteger(whole)) return { value: whole + fraction, typed: `${token}${tokens[at + 1]!}`, next: at + 2, half: false };
  return { value: whole, typed: token, next: at + 1, half: false };
}

function calendarNamed(typed: string, calendars: readonly WorkingCalendar[]): WorkingCalendar | null {
  const name = typed.trim();
  return calendars.find((one) => one.name.trim() === name) ?? calendars.find((one) => one.name.trim().toLowerCase() === name.toLowerCase()) ?? null;
}

/** What stands at this place, with the words after it that say nothing of a time either, as they were typed. */
function notUnderstood(written: readonly string[], at: number): string {
  const advice = `Write how long, such as ${EXAMPLES}`;
  const [first, ...after] = written.slice(at);
  if (first === undefined) return advice;
  const end = after.findIndex((word) => !/^[a-z]/iu.test(word) || TIME_WORDS.some((words) => words.has(word.toLowerCase())));
  return `“${[first, ...after.slice(0, end < 0 ? undefined : end)].join(' ')}” was not understood. ${advice}`;
}

const refused = (fault: string): DurationRead => ({ duration: null, fault });
