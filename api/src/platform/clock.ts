import { Injectable } from '@nestjs/common';

/** The only place that asks what time it is; tests put their own in. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** To make a formatter costs more than all else that adding a risk does in this process; there are as many as time zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day, `yyyy-mm-dd`, that it is at `moment` in an organisation's time zone. */
export function dayIn(timeZone: string, moment: Date): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) formatters.set(timeZone, (formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return formatter.format(moment);
}
