import { LIMITS } from '@holdfast/domain';
import { Day, Id, Text } from './fields';
import { IdsInQuery, NamesInQuery } from './in-query';

/** GET /api/audit-events. What is not asked for does not narrow. */
export class AuditEventsRequest {
  /** Who did it. */
  @IdsInQuery('person') actor?: string[];
  /** From the beginning of this day to the end of that one, in the organisation's time zone. */
  @Day({ called: 'From', optional: true }) from?: string;
  @Day({ called: 'To', optional: true }) to?: string;
  /** Such as `risk.assessed`. */
  @NamesInQuery('what was done') action?: string[];
  /** Such as `risk`. */
  @NamesInQuery('kind of thing') type?: string[];
  /** The thing itself. */
  @Id({ called: 'Thing', optional: true }) subject?: string;
  /** Of the register itself, and of what is in it. */
  @IdsInQuery('register') register?: string[];
  @Text({ called: 'Place in the list', max: LIMITS.reason, optional: true }) after?: string;
}
