import { Injectable } from '@nestjs/common';

/** The only place that asks what time it is; tests put their own in. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** The calendar day, `yyyy-mm-dd`, that it is at `moment` in an organisation's time zone. */
export const dayIn = (timeZone: string, moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
