import type { AssessmentKind } from '../vocabulary';

/** What a cell of a field is read as. */
export type FieldReading = 'line' | 'text' | 'likelihood' | 'impact' | 'score' | 'level' | 'position' | 'day' | 'status' | 'treatment' | 'proximity';

const PLAIN_FIELDS = [
  { field: 'reference', called: 'Reference', reads: 'line' },
  { field: 'title', called: 'Title', reads: 'line' },
  { field: 'cause', called: 'Cause', reads: 'text' },
  { field: 'event', called: 'Event', reads: 'text' },
  { field: 'consequence', called: 'Consequence', reads: 'text' },
  { field: 'category', called: 'Category', reads: 'line' },
  { field: 'unit', called: 'Unit', reads: 'line' },
  { field: 'owner', called: 'Owner', reads: 'line' },
  { field: 'status', called: 'Status', reads: 'status' },
  { field: 'treatment', called: 'Treatment', reads: 'treatment' },
  { field: 'proximity', called: 'Proximity', reads: 'proximity' },
  { field: 'controls', called: 'Controls', reads: 'text' },
  { field: 'actions', called: 'Actions', reads: 'text' },
  { field: 'actionOwner', called: 'Owner of the actions', reads: 'line' },
  { field: 'actionDue', called: 'Actions due', reads: 'day' },
  { field: 'raised', called: 'Raised', reads: 'day' },
  { field: 'lastReview', called: 'Last review', reads: 'day' },
  { field: 'nextReview', called: 'Next review', reads: 'day' },
  { field: 'targetDate', called: 'Target date', reads: 'day' },
] as const;

const scored = <Kind extends AssessmentKind, Called extends string>(kind: Kind, called: Called) =>
  [
    { field: `${kind}Likelihood`, called: `${called} likelihood`, reads: 'likelihood' },
    { field: `${kind}Impact`, called: `${called} impact`, reads: 'impact' },
    { field: `${kind}Score`, called: `${called} score`, reads: 'score' },
    { field: `${kind}Level`, called: `${called} level`, reads: 'level' },
    { field: `${kind}Position`, called: `${called} likelihood and impact in one cell`, reads: 'position' },
  ] as const;

/** Fields of a risk that a column of a file can go to, in the order in which they are offered. */
export const REGISTER_FIELDS = [...PLAIN_FIELDS, ...scored('inherent', 'Inherent'), ...scored('residual', 'Residual'), ...scored('target', 'Target')] as const;

export type PlainField = (typeof PLAIN_FIELDS)[number]['field'];
export type ScoreField = `${AssessmentKind}${'Likelihood' | 'Impact' | 'Score' | 'Level' | 'Position'}`;
export type RegisterField = PlainField | ScoreField;
/** Fields whose cells are dates. */
export type DayField = Extract<(typeof PLAIN_FIELDS)[number], { reads: 'day' }>['field'];
/** Fields that are taken as they are written. */
export type TextField = Extract<(typeof PLAIN_FIELDS)[number], { reads: 'line' | 'text' }>['field'];

export interface FieldMeaning {
  readonly field: RegisterField;
  readonly called: string;
  readonly reads: FieldReading;
  readonly kind: AssessmentKind | null;
}

const MEANINGS = new Map<string, FieldMeaning>(
  REGISTER_FIELDS.map((one) => [one.field, { ...one, kind: /^(inherent|residual|target)[A-Z]/.test(one.field) && one.field !== 'targetDate' ? (/^[a-z]+/.exec(one.field)![0] as AssessmentKind) : null }]),
);

export const isRegisterField = (field: string): field is RegisterField => MEANINGS.has(field);
export const meaningOf = (field: RegisterField): FieldMeaning => MEANINGS.get(field)!;
