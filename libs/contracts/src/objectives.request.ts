import { EVIDENCE_BASES, LIMITS, MILESTONE_PROGRESS, OBJECTIVE_KINDS, PERSPECTIVES, REPORTING_RHYTHMS, type EvidenceBasis, type MilestoneProgress, type ObjectiveKind, type Perspective, type ReportingRhythm } from '@holdfast/domain';
import { Day, Id, OneOf, Text, Whole } from './fields';

/** GET /api/objective-tree and GET /api/objectives/:id */
export class ObjectiveBasisRequest {
  /** Where residuals stand: as claimed unless said otherwise. Those of registers read in public wording are told as claimed in any case. */
  @OneOf({ called: 'Basis', words: EVIDENCE_BASES, optional: true }) basis?: EvidenceBasis;
}

/** What adding and editing share. */
class ObjectivePlace {
  /** A service objective unless said otherwise. */
  @OneOf({ called: 'Kind', words: OBJECTIVE_KINDS, optional: true }) kind?: ObjectiveKind;
  /** The objective that it lies under; null: none. */
  @Id({ called: 'Objective above', optional: true, nullable: true }) parentId?: string | null;
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @Id({ called: 'Responsible officer', optional: true, nullable: true }) officerId?: string | null;
  @OneOf({ called: 'Perspective', words: PERSPECTIVES, optional: true, nullable: true }) perspective?: Perspective | null;
  /** How often its milestones are reported, where they do not say so themselves. */
  @OneOf({ called: 'Reporting', words: REPORTING_RHYTHMS, optional: true }) reporting?: ReportingRhythm;
}

/** POST /api/objectives */
export class ObjectiveRequest extends ObjectivePlace {
  @Text({ called: 'Code', min: 1, max: LIMITS.code }) code: string;
  @Text({ called: 'Title', min: 1, max: LIMITS.title }) title: string;
  @Id({ called: 'Unit' }) unitId: string;
}

/** PATCH /api/objectives/:id (If-Match). POST /api/objectives/:id/closure takes a CloseRequest (If-Match). */
export class EditObjectiveRequest extends ObjectivePlace {
  @Text({ called: 'Code', min: 1, max: LIMITS.code, optional: true }) code?: string;
  @Text({ called: 'Title', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
}

/** POST /api/objectives/:id/milestones. Its date lies in its financial year. */
export class MilestoneRequest {
  @Text({ called: 'Milestone', min: 1, max: LIMITS.title }) title: string;
  /** The year in which it begins: 2026 is 2026/27. */
  @Whole({ called: 'Financial year', ...LIMITS.financialYear }) financialYear: number;
  @Day({ called: 'Due' }) dueDate: string;
  /** Null: as its objective. */
  @OneOf({ called: 'Reporting', words: REPORTING_RHYTHMS, optional: true, nullable: true }) reporting?: ReportingRhythm | null;
}

/** PATCH /api/milestones/:id (If-Match). */
export class EditMilestoneRequest {
  @Text({ called: 'Milestone', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Whole({ called: 'Financial year', ...LIMITS.financialYear, optional: true }) financialYear?: number;
  @Day({ called: 'Due', optional: true }) dueDate?: string;
  @OneOf({ called: 'Reporting', words: REPORTING_RHYTHMS, optional: true, nullable: true }) reporting?: ReportingRhythm | null;
}

/** POST /api/milestones/:id/reports (If-Match). Partly and not achieved say why. */
export class MilestoneReportRequest {
  @OneOf({ called: 'Progress', words: MILESTONE_PROGRESS }) progress: MilestoneProgress;
  @Text({ called: 'Narrative', max: LIMITS.reason, optional: true }) narrative?: string;
}

/** POST /api/milestones/:id/withdrawal (If-Match): it is followed no more; its reports stay. */
export class WithdrawMilestoneRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}
