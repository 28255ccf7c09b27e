/**
 * The words of the trade, each list once. Request validation (`@IsIn`), CHECK constraints and select boxes come from here.
 * Terms: ISO 31000 (risk), HM Treasury Orange Book; roles and layers are Holdfast's own.
 */

/** The kind of register, from the top of the organisation to a single decision. */
export const LAYERS = ['corporate', 'service', 'thematic', 'project', 'operational', 'individual-assessment'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a unit may be; the organisation itself is the root of the tree. */
export const UNIT_KINDS = ['organisation', 'directorate', 'service', 'team'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** What a person may be in a unit. A person holds any number of these, each in one unit. */
export const ROLES = ['administrator', 'risk-manager', 'register-owner', 'risk-owner', 'continuity-manager', 'auditor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Inherent: before controls. Residual: now, with controls. Target: after the actions, with a date. */
export const ASSESSMENT_KINDS = ['inherent', 'residual', 'target'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

export const TREATMENTS = ['treat', 'tolerate', 'transfer', 'terminate'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** How soon the risk could come about. */
export const PROXIMITIES = ['within-3-months', '3-to-6-months', '6-to-12-months', 'over-12-months'] as const;
export type Proximity = (typeof PROXIMITIES)[number];

/** A draft is seen by its author and the register's owner alone, has no reference and is counted nowhere. */
export const RISK_STATUSES = ['draft', 'open', 'closed'] as const;
export type RiskStatus = (typeof RISK_STATUSES)[number];

/** Grounds on which wording is kept from the public: paragraphs 1 to 7 of Part 1, Schedule 12A, Local Government Act 1972. */
export const EXEMPT_GROUNDS = [
  'individual',
  'identity-of-individual',
  'financial-or-business-affairs',
  'labour-relations',
  'legal-privilege',
  'enforcement-notice',
  'crime-prevention',
] as const;
export type ExemptGround = (typeof EXEMPT_GROUNDS)[number];

/** What a control is worth, as whoever looked at it last says. A claim, never evidence. */
export const EFFECTIVENESS = ['effective', 'partial', 'ineffective', 'not-assessed'] as const;
export type Effectiveness = (typeof EFFECTIVENESS)[number];

/** Where an action stands. Done and cancelled are its ends; it may be taken up again, with a reason. */
export const ACTION_STATUSES = ['open', 'in-progress', 'done', 'cancelled'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What is said of the money of an action, by financial year. Ongoing: what it goes on to cost each year from then. */
export const COST_KINDS = ['capital', 'revenue', 'ongoing', 'cashable-saving', 'non-cashable-saving'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** What a file may be attached to. */
export const ATTACHMENT_SUBJECTS = ['risk', 'control', 'action', 'review', 'recommendation', 'exception'] as const;
export type AttachmentSubject = (typeof ATTACHMENT_SUBJECTS)[number];

/** What a review of a risk may come to. */
export const REVIEW_OUTCOMES = ['no-change', 're-scored', 'closed', 'escalated'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** What a review sitting goes through: the risks of a register, or those that its host owns wherever they are. */
export const SITTING_SCOPES = ['register', 'mine'] as const;
export type SittingScope = (typeof SITTING_SCOPES)[number];

/** How far a sitting reaches: what is due by its day; what falls due within two weeks too; every open risk. */
export const SITTING_REACHES = ['due', 'soon', 'all'] as const;
export type SittingReach = (typeof SITTING_REACHES)[number];

/** What an objective may be, from the top of the plan down. */
export const OBJECTIVE_KINDS = ['corporate-priority', 'area-of-focus', 'service-objective'] as const;
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number];

/** Perspectives of a balanced scorecard. */
export const PERSPECTIVES = ['customer', 'process', 'finance', 'staff'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** How often progress is reported within a financial year, which begins on 1 April. */
export const REPORTING_RHYTHMS = ['quarterly', 'half-yearly'] as const;
export type ReportingRhythm = (typeof REPORTING_RHYTHMS)[number];

/** What a report says of a milestone. */
export const MILESTONE_PROGRESS = ['not-due', 'fully', 'partly', 'not-achieved'] as const;
export type MilestoneProgress = (typeof MILESTONE_PROGRESS)[number];

/** What is good in an indicator: more, less, or to stay between two values. */
export const INDICATOR_DIRECTIONS = ['higher', 'lower', 'range'] as const;
export type IndicatorDirection = (typeof INDICATOR_DIRECTIONS)[number];

/** For what spans of time an indicator is read. */
export const INDICATOR_PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;
export type IndicatorPeriod = (typeof INDICATOR_PERIODS)[number];

/** What activities lean on. */
export const RESOURCE_KINDS = ['application', 'infrastructure', 'site', 'supplier', 'people', 'information', 'equipment'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** What is retired stays on record, and nothing in use leans on it. */
export const USE_STATUSES = ['active', 'retired'] as const;
export type UseStatus = (typeof USE_STATUSES)[number];

/** What an impact scale may describe, level by level. */
export const IMPACT_CATEGORIES = ['finance', 'service', 'reputation', 'safety', 'legal'] as const;
export type ImpactCategory = (typeof IMPACT_CATEGORIES)[number];

/** How a cell of a matrix gets its level: from likelihood x impact, likelihood + impact, or cell by cell. */
export const MATRIX_RULES = ['product', 'sum', 'table'] as const;
export type MatrixRule = (typeof MATRIX_RULES)[number];

/** Lengths in characters and sizes, the same in the form, the request, and the column's CHECK. */
export const LIMITS = {
  title: 200,
  narrative: 10_000,
  reason: 2_000,
  name: 120,
  email: 254,
  password: { min: 12, max: 200 },
  prefix: 8,
  axis: { min: 2, max: 10 },
  levels: { min: 2, max: 10 },
  code: 12,
  reviewCycleMonths: 36,
  /** Reviews in a row without movement after which a risk may be flagged. */
  stillReviews: { min: 2, max: 24 },
  /** Months at the highest level after which a risk may be flagged. */
  highestMonths: { min: 1, max: 60 },
  /** Months for which an exception may be approved at a time, as a register says. */
  exceptionMonths: { min: 1, max: 36 },
  /** Controls that an exception leans on. */
  exceptionControls: 50,
  /** Controls that a residual leans on. */
  leansOn: 50,
  /** Risks in one review sitting. */
  sittingRisks: 200,
  /** People of the organisation, and names beside them, present at one sitting. */
  present: 40,
  pageSize: 50,
  link: 2_000,
  costLines: 60,
  /** Of one line of a cost, in whole units of the currency. */
  amount: 1_000_000_000,
  financialYear: { min: 1990, max: 2100 },
  /** Of the system that an action replaces. */
  systemName: 120,
  /** From the first financial year of a replacement to its last. */
  replacementYears: 10,
  /** Of a target or a reading, to four decimals. */
  measured: 1_000_000_000,
  measure: 40,
  /** Years for which an indicator has targets, and the risks and objectives that it is linked to. */
  targets: 30,
  linked: 50,
  fileName: 200,
  /** Of one attached file. */
  fileBytes: 20 * 1024 * 1024,
  /** Attached to one thing, withdrawn ones included. */
  files: 200,
} as const;

/** Of what an organisation goes on with. */
export const CONTINUITY_LIMITS = {
  /** People or pieces of equipment in one entry. */
  quantity: 1_000_000,
  /** Things among which one dependency may choose. */
  members: 50,
  /** Who stand in for one role. */
  deputies: 10,
  telephones: 6,
  telephone: 40,
} as const;
