import type { IndicatorState, LevelSummary, MilestoneProgress, MilestoneState, ObjectiveKind, Perspective, ReportingRhythm } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { IndicatorRow } from './indicators.view';

/** GET /api/objectives, and what verbs answer with. */
export interface ObjectiveView {
  id: string;
  code: string;
  title: string;
  description: string;
  kind: ObjectiveKind;
  parentId: string | null;
  unitId: string;
  unitName: string;
  officer: PersonRef | null;
  perspective: Perspective | null;
  reporting: ReportingRhythm;
  /** Open linked risks that the caller may read, and the worst residual among them. */
  risks: number;
  unscored: number;
  worst: { matrixVersionId: string; level: string } | null;
  closedAt: string | null;
  version: number;
}

/** GET /api/objective-tree: all of them, closed ones too, each with what hangs on it or on one below it. */
export interface ObjectiveTreeView {
  /** The matrix that levels are read on; null where the caller reads no register. */
  matrixVersionId: string | null;
  today: string;
  /** Whose milestones are counted. */
  financialYear: number;
  objectives: ObjectiveNode[];
}

export interface ObjectiveNode {
  id: string;
  code: string;
  title: string;
  kind: ObjectiveKind;
  parentId: string | null;
  unitId: string;
  unitName: string;
  officer: PersonRef | null;
  perspective: Perspective | null;
  reporting: ReportingRhythm;
  closedAt: string | null;
  /** Of the open risks that the caller may read. */
  inherent: LevelSummary;
  residual: LevelSummary;
  /** Null for readers of public wording only. */
  actions: { unended: number; overdue: number; ended: number } | null;
  /** Of this financial year. */
  milestones: Record<MilestoneState, number>;
  reportsDue: number;
  indicators: Record<IndicatorState, number>;
  /** The caller may change it. */
  mayManage: boolean;
  version: number;
}

/** GET /api/objectives/:id (ETag) */
export interface ObjectiveDetailView extends ObjectiveNode {
  description: string;
  matrixVersionId: string | null;
  today: string;
  financialYear: number;
  /** From the top down. */
  above: ObjectiveRef[];
  below: ObjectiveNode[];
  /** By year and date; withdrawn ones too. */
  milestoneList: MilestoneView[];
  indicatorList: IndicatorRow[];
  /** The caller may say how its milestones stand. */
  mayReport: boolean;
}

export interface ObjectiveRef {
  id: string;
  code: string;
  title: string;
  kind: ObjectiveKind;
}

export interface MilestoneView {
  id: string;
  objectiveId: string;
  title: string;
  financialYear: number;
  dueDate: string;
  /** Its own, null: as its objective; and the one that holds. */
  reporting: ReportingRhythm | null;
  reported: ReportingRhythm;
  progress: MilestoneProgress | null;
  state: MilestoneState;
  /** The last day of the round for which a report is due. */
  reportDue: string | null;
  /** Newest first. */
  reports: { id: string; progress: MilestoneProgress; narrative: string; author: PersonRef; recordedAt: string }[];
  withdrawn: { at: string; reason: string } | null;
  version: number;
}
