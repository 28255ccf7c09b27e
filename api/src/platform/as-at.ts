import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { needsChange } from './refusal';

export const SHOWS_PAST = 'holdfast:shows-past';

/** A read that can show the past: `?asAt=2026-03-31` (the end of that day) or a moment in ISO 8601. Its query reads `readAsAt`. */
export const AsAt = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(SHOWS_PAST, true),
    ApiQuery({ name: 'asAt', required: false, schema: { type: 'string', format: 'date' }, description: 'As at the end of this day in the organisation’s time zone, or at this moment: by recorded time' }) as MethodDecorator,
  );

const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z)?$/;

/** Takes the moment out of the address, so that what validates the rest never meets it. */
export function takeAsAt(request: FastifyRequest, showsPast: boolean): string | undefined {
  const query = request.query as Record<string, unknown> | undefined;
  const asAt = query?.['asAt'];
  if (asAt === undefined) return undefined;
  delete query!['asAt'];
  if (!showsPast) throw needsChange([{ field: 'asAt', message: 'This cannot be shown as at a past day' }]);
  if (typeof asAt !== 'string' || !isDayOrMoment(asAt)) throw needsChange([{ field: 'asAt', message: 'Give a day as year, month and day, such as 2026-03-31' }]);
  return asAt;
}

/** Written back, so that 30 February is no day. */
export function isDayOrMoment(text: string): boolean {
  const moment = new Date(text);
  return DAY_OR_MOMENT.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10));
}
