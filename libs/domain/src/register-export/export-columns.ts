import { ASSESSMENT_KINDS, type AssessmentKind } from '../vocabulary';
import type { ExportPart, ExportTableName } from './export-words';

/**
 * How a value is read: a `code` is a step of a matrix; `lines` are several values, one to a line; a `day` is 2026-03-31; a
 * `moment` is ISO 8601 in UTC.
 */
export type ExportType = 'text' | 'code' | 'number' | 'day' | 'moment' | 'lines';

export interface ExportColumn {
  /** Its name in JSON and in the canonical row. */
  readonly key: string;
  readonly header: string;
  readonly type: ExportType;
  /** B: of the full wording alone; a public export has no such column. */
  readonly part: ExportPart;
}

export type ExportValue = string | number | readonly string[] | null;

const column = (part: ExportPart, type: ExportType, key: string, header: string): ExportColumn => ({ key, header, type, part });

const KIND_WORDS: Readonly<Record<AssessmentKind, string>> = { inherent: 'Inherent', residual: 'Residual', target: 'Target' };

const assessed = (kind: AssessmentKind): ExportColumn[] => {
  const words = KIND_WORDS[kind];
  return [
    column('A', 'code', `${kind}Likelihood`, `${words} likelihood`), column('A', 'code', `${kind}Impact`, `${words} impact`), column('A', 'number', `${kind}Score`, `${words} score`),
    column('A', 'text', `${kind}Level`, `${words} level`), column('A', 'text', `${kind}Matrix`, `${words} matrix`),
    column('B', 'text', `${kind}Published`, `${words} score as published`),
    column('B', 'text', `${kind}Justification`, `${words} justification`), column('B', 'moment', `${kind}AssessedAt`, `${words} assessed at`), column('B', 'text', `${kind}AssessedBy`, `${words} assessed by`),
  ];
};

const RISKS: readonly ExportColumn[] = [
  column('A', 'text', 'reference', 'Reference'),
  column('A', 'text', 'register', 'Register'),
  column('A', 'text', 'status', 'Status'),
  column('A', 'text', 'title', 'Title'),
  column('A', 'text', 'cause', 'Cause'),
  column('A', 'text', 'event', 'Event'),
  column('A', 'text', 'consequence', 'Consequence'),
  column('A', 'text', 'category', 'Category'),
  column('A', 'text', 'unit', 'Unit'),
  column('A', 'text', 'owner', 'Risk owner'),
  column('A', 'text', 'ownerName', 'Name of the owner'),
  column('A', 'text', 'treatment', 'Treatment'),
  column('A', 'text', 'proximity', 'Proximity'),
  ...ASSESSMENT_KINDS.flatMap(assessed),
  column('A', 'day', 'targetDate', 'Target date'),
  column('A', 'text', 'movement', 'Movement'),
  column('B', 'text', 'evidence', 'Evidence'),
  column('B', 'day', 'evidenceSince', 'Evidence since'),
  column('B', 'code', 'evidencedLikelihood', 'Likelihood as evidenced'),
  column('B', 'code', 'evidencedImpact', 'Impact as evidenced'),
  column('B', 'number', 'evidencedScore', 'Score as evidenced'),
  column('B', 'text', 'evidencedLevel', 'Level as evidenced'),
  column('B', 'lines', 'controls', 'Controls'),
  column('B', 'lines', 'actions', 'Actions'),
  column('B', 'text', 'acceptance', 'Acceptance'),
  column('B', 'text', 'acceptedBy', 'Accepted by'),
  column('B', 'day', 'acceptedUntil', 'Accepted until'),
  column('B', 'text', 'acceptanceReason', 'Reason for acceptance'),
  column('A', 'day', 'nextReview', 'Next review'),
  column('B', 'moment', 'lastReview', 'Last review'),
  column('B', 'text', 'lastReviewOutcome', 'Outcome of the last review'),
  column('B', 'text', 'lastReviewReason', 'Reason of the last review'),
  column('B', 'text', 'lastReviewBy', 'Last review by'),
  column('A', 'lines', 'objectives', 'Objectives'),
  column('A', 'text', 'escalatedTo', 'Escalated to'),
  column('A', 'text', 'exemptGround', 'Exempt ground'),
  column('B', 'text', 'publicTitle', 'Public title'),
  column('B', 'text', 'publicDescription', 'Public description'),
  column('A', 'moment', 'openedAt', 'Date opened'),
  column('A', 'moment', 'closedAt', 'Date closed'),
  column('B', 'text', 'closeReason', 'Reason for closing'),
  column('B', 'text', 'author', 'Added by'),
];

const HISTORY: readonly ExportColumn[] = [
  column('A', 'text', 'reference', 'Reference'),
  column('A', 'text', 'kind', 'Kind'),
  column('A', 'moment', 'recordedAt', 'Assessed at'),
  column('A', 'code', 'likelihood', 'Likelihood'),
  column('A', 'code', 'impact', 'Impact'),
  column('A', 'number', 'score', 'Score'),
  column('A', 'text', 'level', 'Level'),
  column('A', 'text', 'matrix', 'Matrix'),
  column('B', 'text', 'justification', 'Justification'),
  column('B', 'text', 'assessedBy', 'Assessed by'),
];

const ACTIONS: readonly ExportColumn[] = [
  column('B', 'text', 'reference', 'Action reference'),
  column('B', 'lines', 'risks', 'Risk references'),
  column('B', 'text', 'title', 'Action'),
  column('B', 'text', 'description', 'Description'),
  column('B', 'text', 'owner', 'Action owner'),
  column('B', 'text', 'priority', 'Priority'),
  column('B', 'text', 'status', 'Status'),
  column('B', 'number', 'progress', 'Progress %'),
  column('B', 'day', 'dueDate', 'Due date'),
  column('B', 'day', 'firstDueDate', 'First due date'),
  column('B', 'moment', 'endedAt', 'Ended at'),
  column('B', 'lines', 'costs', 'Costs'),
];

const CONTROLS: readonly ExportColumn[] = [
  column('B', 'text', 'risk', 'Risk reference'),
  column('B', 'text', 'title', 'Control'),
  column('B', 'text', 'description', 'Description'),
  column('B', 'text', 'owner', 'Control owner'),
  column('B', 'text', 'effectiveness', 'Effectiveness'),
  column('B', 'day', 'assessedOn', 'Assessed on'),
  column('B', 'text', 'evidenceLink', 'Evidence link'),
  column('B', 'text', 'leansOn', 'Residual leans on it'),
  column('B', 'moment', 'withdrawnAt', 'Withdrawn at'),
  column('B', 'text', 'withdrawnReason', 'Reason for withdrawing'),
];

const MATRICES: readonly ExportColumn[] = [
  column('A', 'text', 'matrix', 'Matrix'),
  column('A', 'text', 'part', 'Part'),
  column('A', 'code', 'likelihood', 'Likelihood'),
  column('A', 'code', 'impact', 'Impact'),
  column('A', 'text', 'label', 'Label'),
  column('A', 'text', 'description', 'Description'),
  column('A', 'number', 'score', 'Score'),
  column('A', 'text', 'level', 'Level'),
  column('A', 'text', 'colour', 'Colour'),
];

const COLUMNS: Readonly<Record<ExportTableName, readonly ExportColumn[]>> = { risks: RISKS, history: HISTORY, actions: ACTIONS, controls: CONTROLS, matrices: MATRICES };

const OURS = new Set(RISKS.map(({ header }) => header.toLowerCase()));
const MARK = ' (extra)';
/** Called as a column of ours, however often that was marked. */
const isCalledAsOurs = (name: string): boolean => OURS.has(name.replace(/(?: \(extra\))+$/, '').trim().toLowerCase());

/** Extra fields of imported registers: a column of its own for each name, of the full wording alone. One that is called as a column of ours is says so. */
export const extraColumns = (names: readonly string[]): ExportColumn[] => names.map((name) => column('B', 'text', `extra:${name}`, isCalledAsOurs(name) ? `${name}${MARK}` : name));

/** The extra field of such a column. */
export const extraNameOf = (header: string): string => (header.endsWith(MARK) && isCalledAsOurs(header) ? header.slice(0, -MARK.length) : header);

/** The columns of a table in either part. Empty: a public export has no such table. */
export const exportColumns = (table: ExportTableName, part: ExportPart): readonly ExportColumn[] => COLUMNS[table].filter((one) => part === 'B' || one.part === 'A');
