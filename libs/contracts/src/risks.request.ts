import {
  ASSESSMENT_KINDS, EXEMPT_GROUNDS, EXTRA_LIMITS, LIMITS, PROXIMITIES, TREATMENTS,
  type AssessmentKind, type ExemptGround, type Proximity, type Treatment,
} from '@holdfast/domain';
import { Day, Id, Ids, Nested, OneOf, Text } from './fields';

/** Where a risk stands: a cell, a level alone, or neither: unscored. Codes of the register's matrix. */
export class Standing {
  @Text({ called: 'Likelihood', min: 1, max: LIMITS.code, optional: true, nullable: true }) likelihood?: string | null;
  @Text({ called: 'Impact', min: 1, max: LIMITS.code, optional: true, nullable: true }) impact?: string | null;
  /** Only where nothing but the level is known. */
  @Text({ called: 'Level', min: 1, max: LIMITS.code, optional: true, nullable: true }) level?: string | null;
}

/** The words of a risk; shared by adding and editing. */
class RiskWording {
  @Text({ called: 'Cause', max: LIMITS.narrative, optional: true }) cause?: string;
  @Text({ called: 'Event', max: LIMITS.narrative, optional: true }) event?: string;
  @Text({ called: 'Consequence', max: LIMITS.narrative, optional: true }) consequence?: string;
  @Id({ called: 'Category', optional: true, nullable: true }) categoryId?: string | null;
  @Id({ called: 'Owner', optional: true, nullable: true }) ownerId?: string | null;
  /** A filter, not a permission; the register's unit when left out. */
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @OneOf({ called: 'Treatment', words: TREATMENTS, optional: true, nullable: true }) treatment?: Treatment | null;
  @OneOf({ called: 'Proximity', words: PROXIMITIES, optional: true, nullable: true }) proximity?: Proximity | null;
  @Ids({ called: 'Objectives', max: 50, optional: true }) objectiveIds?: string[];
  @OneOf({ called: 'Exempt ground', words: EXEMPT_GROUNDS, optional: true, nullable: true }) exemptGround?: ExemptGround | null;
  @Text({ called: 'Public title', min: 1, max: LIMITS.title, optional: true, nullable: true }) publicTitle?: string | null;
  @Text({ called: 'Public description', max: LIMITS.narrative, optional: true, nullable: true }) publicDescription?: string | null;
  @Day({ called: 'Next review', optional: true, nullable: true }) nextReview?: string | null;
}

/** POST /api/registers/:id/risks. A title is enough for a draft; opening one needs an owner. */
export class AddRiskRequest extends RiskWording {
  @Text({ called: 'Title', min: 1, max: LIMITS.title }) title: string;
  @OneOf({ called: 'Status', words: ['draft', 'open'] }) status: 'draft' | 'open';
  @Nested({ called: 'Inherent', of: () => Standing, optional: true, nullable: true }) inherent?: Standing | null;
  @Nested({ called: 'Residual', of: () => Standing, optional: true, nullable: true }) residual?: Standing | null;
  @Text({ called: 'Rationale', max: LIMITS.reason, optional: true }) rationale?: string;
}

/** What an imported register said besides, under the name of its column. */
export class ExtraFieldRequest {
  @Text({ called: 'Name', min: 1, max: EXTRA_LIMITS.name }) name: string;
  @Text({ called: 'Value', min: 1, max: EXTRA_LIMITS.value }) value: string;
}

/**
 * PATCH /api/risks/:id (If-Match). The other verbs on a risk: POST /api/risks/:id/submission (If-Match, no body; a draft opens),
 * POST /api/risks/:id/closure (If-Match, CloseRequest), DELETE /api/risks/:id (If-Match; discards a draft, 204),
 * DELETE /api/risks/:id/upper-risk (If-Match). Each answers with the RiskView unless said otherwise.
 */
export class EditRiskRequest extends RiskWording {
  @Text({ called: 'Title', min: 1, max: LIMITS.title, optional: true }) title?: string;
  /** All that stay, in their order: what is not there is taken away. */
  @Nested({ called: 'Fields of the imported register', of: () => ExtraFieldRequest, many: true, max: EXTRA_LIMITS.fields, optional: true }) extra?: ExtraFieldRequest[];
}

/** POST /api/risks/:id/assessments (If-Match): a new row; the earlier ones stay. The first of a kind may come without rationale, every later one has one. All empty: back to unscored, with a reason. */
export class AssessRiskRequest extends Standing {
  @OneOf({ called: 'Kind', words: ASSESSMENT_KINDS }) kind: AssessmentKind;
  @Text({ called: 'Rationale', max: LIMITS.reason, optional: true }) rationale?: string;
  /** Target only: by when. */
  @Day({ called: 'Target date', optional: true, nullable: true }) targetDate?: string | null;
  /** Residual only: controls of the risk, in place, that it leans on. Left out: those that the residual leaned on so far. */
  @Ids({ called: 'Controls', max: LIMITS.leansOn, optional: true }) leansOn?: string[];
}

/** POST /api/risks/:id/upper-risk (If-Match): links to an open risk in a register above, as an accepted escalation does. */
export class LinkUpperRiskRequest {
  @Id({ called: 'Upper risk' }) upperRiskId: string;
}
