import { LOG_ENTRY_KINDS, LOG_LIMITS, type LogEntryKind, type TypedEntry } from '@holdfast/domain';
import { Id, Moment, Nested, OneOf, OwnId, Text, Whole, YesNo } from './fields';
import { NumberInQuery } from './in-query';

/** One entry as it was typed; what its kind does not need is null. */
export class LogEntryRequest implements TypedEntry {
  /** Made on the device. */
  @OwnId({ called: 'Entry' }) id: string;
  @OneOf({ called: 'Kind', words: LOG_ENTRY_KINDS }) kind: LogEntryKind;
  @Moment({ called: 'Time' }) at: string;
  @Moment({ called: 'Time of typing' }) typedAt: string;
  @Whole({ called: 'Number on the device', min: 1, max: LOG_LIMITS.sequence }) sequence: number;
  @Text({ called: 'Text', max: LOG_LIMITS.text }) text: string;
  @Id({ called: 'Plan', nullable: true }) planId: string | null;
  @OwnId({ called: 'Step', nullable: true }) stepId: string | null;
  @Id({ called: 'Resource', nullable: true }) resourceId: string | null;
  @OwnId({ called: 'Role', nullable: true }) roleId: string | null;
  @Id({ called: 'Person', nullable: true }) personId: string | null;
  @OwnId({ called: 'Corrected entry', nullable: true }) correctsId: string | null;
  @YesNo({ called: 'Did not happen' }) voids: boolean;
}

/** POST /api/exercises/:id/log, POST /api/invocations/:id/log: what one device has not sent yet, in the order of its numbers. Sending again enters nothing twice. */
export class SendLogEntriesRequest {
  @OwnId({ called: 'Device' }) deviceId: string;
  /** Who typed them: refused from anybody else's session, as when a second person signs in beside a page that is still open. */
  @OwnId({ called: 'Who typed', optional: true }) typedBy?: string;
  @Nested({ called: 'Entries', of: () => LogEntryRequest, many: true, max: LOG_LIMITS.batch }) entries: LogEntryRequest[];
}

/** GET /api/exercises/:id/log, GET /api/invocations/:id/log and their `stream`: what came in after this position; from the beginning without one. Or so many of the latest, or of those before a position: what a page opens with, and what is looked at on demand. */
export class LogPageRequest {
  @NumberInQuery('Position', { min: 0, max: 1_000_000_000 }) after?: number;
  @NumberInQuery('Latest entries', { min: 1, max: LOG_LIMITS.page }) latest?: number;
  @NumberInQuery('Position before', { min: 1, max: 1_000_000_000 }) before?: number;
}
