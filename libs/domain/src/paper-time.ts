import { addDays } from './calendar';
import { isLocalMoment } from './local-moment';

/** Of a rehearsal, on the clock on the wall: "2026-05-09T08:50". */
export interface LocalSpan {
  readonly startedAt: string;
  /** Not typed yet: ''. */
  readonly endedAt: string;
}

const TYPED = /^(?:\+(\d{1,2})\s*)?(\d{1,2})[:.h]?(\d{2})$/;

/**
 * A time as somebody writes it down during a rehearsal, as a moment on the clock on the wall: "9:40", "0940", or "+1 09:40" on the day
 * after it started. Of a rehearsal that goes over midnight, a time before its start is of the next day. Null: nothing is written;
 * 'fault': not understood.
 */
export function readPaperTime(text: string, { startedAt, endedAt }: LocalSpan): string | null | 'fault' {
  const typed = text.trim();
  if (typed === '') return null;
  if (isLocalMoment(typed)) return typed;
  const [, days, hours, minutes] = TYPED.exec(typed) ?? [];
  if (hours === undefined || !isLocalMoment(startedAt)) return 'fault';
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  const [first, began] = [startedAt.slice(0, 10), startedAt.slice(11)];
  const overMidnight = isLocalMoment(endedAt) && endedAt.slice(0, 10) > first;
  const moment = `${addDays(first, days === undefined ? (overMidnight && time < began ? 1 : 0) : Number(days))}T${time}`;
  return isLocalMoment(moment) ? moment : 'fault';
}

/** The shortest way to write a moment down that reads as the same. */
export function writePaperTime(moment: string, span: LocalSpan): string {
  const time = moment.slice(11);
  const days = Math.round((Date.parse(moment.slice(0, 10)) - Date.parse(span.startedAt.slice(0, 10))) / 86_400_000);
  return readPaperTime(time, span) === moment ? time : days >= 0 && days < 100 ? `+${days} ${time}` : moment;
}
