import { addDays } from '@holdfast/domain';

/** What a calendar shows of one thing. Days are "yyyy-mm-dd", moments ISO 8601. */
export interface CalendarEntry {
  /** Stays the same as long as the thing is the same, or programs would show it twice. */
  uid: string;
  title: string;
  description: string;
  url: string;
  /** A whole day, or to the last of several; or from one moment to another; `until` null: it goes on. */
  when: { day: string; last?: string } | { from: string; until: string | null };
  /** A recurrence rule of RFC 5545, counted from the day. */
  rule?: string;
  cancelled?: boolean;
}

const OCTETS = 75;
const utf8 = new TextEncoder();

/** RFC 5545. Moments are in UTC, which is right on both sides of a change of the clocks; days have no zone. */
export function icalendar(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Holdfast//Calendar//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap((entry) => event(entry, now)), 'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event({ uid, title, description, url, when, rule, cancelled }: CalendarEntry, now: Date): string[] {
  const time = 'day' in when ? [`DTSTART;VALUE=DATE:${day(when.day)}`, ...(when.last === undefined ? [] : [`DTEND;VALUE=DATE:${day(addDays(when.last, 1))}`])] : [`DTSTART:${moment(when.from)}`, ...(when.until === null ? [] : [`DTEND:${moment(when.until)}`])];
  return [
    'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${moment(now.toISOString())}`, ...time, ...(rule ? [`RRULE:${rule}`] : []), `SUMMARY:${text(title)}`, `DESCRIPTION:${text(description)}`, `URL:${url}`,
    // It tells people of the day; it does not say that they have no time.
    'TRANSP:TRANSPARENT', ...(cancelled ? ['STATUS:CANCELLED'] : []), 'END:VEVENT',
  ];
}

const day = (of: string): string => of.replaceAll('-', '');

const moment = (of: string): string => new Date(of).toISOString().replace(/[-:]|\.\d+/g, '');

/** Section 3.3.11. Control characters other than line ends have no place in a line. */
const text = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/\p{Cc}/gu, ' ');

/** Section 3.1: lines of at most 75 octets, broken between characters. */
function folded(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > OCTETS) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
