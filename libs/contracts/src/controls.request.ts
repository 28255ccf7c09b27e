import { EFFECTIVENESS, LIMITS, type Effectiveness } from '@holdfast/domain';
import { Day, Id, OneOf, Text } from './fields';

/** An address that a browser may open: nothing but http and https. */
const link = { called: 'Link to the evidence', max: LIMITS.link, pattern: /^(?:https?:\/\/\S+)?$/i, hint: 'Write a web address that begins with https://' };

/** POST /api/risks/:id/controls: something in place that lowers the risk. Its first assessment comes with it. */
export class AddControlRequest {
  @Text({ called: 'Control', min: 1, max: LIMITS.title }) title: string;
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @Id({ called: 'Owner' }) ownerId: string;
  @OneOf({ called: 'Effectiveness', words: EFFECTIVENESS, optional: true }) effectiveness?: Effectiveness;
  /** The day on which it was looked at; today when left out. Not in the future. */
  @Day({ called: 'Assessed on', optional: true, nullable: true }) assessedOn?: string | null;
  @Text({ ...link, optional: true }) evidenceLink?: string;
  @Text({ called: 'Reason', max: LIMITS.reason, optional: true }) rationale?: string;
}

/** PATCH /api/controls/:id (If-Match) */
export class EditControlRequest {
  @Text({ called: 'Control', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

/** POST /api/controls/:id/assessments (If-Match): a new row; the earlier ones stay. */
export class AssessControlRequest {
  @OneOf({ called: 'Effectiveness', words: EFFECTIVENESS }) effectiveness: Effectiveness;
  @Day({ called: 'Assessed on', optional: true, nullable: true }) assessedOn?: string | null;
  @Text({ ...link, optional: true }) evidenceLink?: string;
  @Text({ called: 'Reason', max: LIMITS.reason, optional: true }) rationale?: string;
}

/** POST /api/controls/:id/withdrawal (If-Match): it is no longer in place. It stays in the history. */
export class WithdrawControlRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}
