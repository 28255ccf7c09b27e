import type { AnalysisContradictionCode, AnalysisEntry, AnalysisStep, AxisLevel, Duration, ImpactAnalysis, Mtpd } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { AnalysisState } from './impact-analysis.request';

/** A row of GET /api/impact-analyses: Page<ImpactAnalysisRow>. `total` is null beyond 10,000. */
export interface ImpactAnalysisRow {
  /** Of the version, or of the activity where there is none. */
  id: string;
  activityId: string;
  reference: string;
  name: string;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  state: AnalysisState;
  number: number | null;
  /** Null: not known. */
  rto: Duration | null;
  rpo: Duration | null;
  mtpd: Mtpd | null;
  contradictions: AnalysisContradictionCode[];
  /** Impacts and times that nobody has said yet. */
  unknowns: number;
  nextReview: string | null;
  changedAt: string | null;
  waitsForMe: boolean;
}

/** GET /api/impact-analyses/:id (ETag), and the answer of every verb on one. */
export interface ImpactAnalysisView {
  id: string;
  activity: AnalysedActivity;
  number: number;
  step: AnalysisStep;
  content: ImpactAnalysis;
  /** The impact scale that its levels are of, from the least severe. */
  scale: AxisLevel[];
  matrix: { name: string; number: number };
  /** The MTPD that counts, given or derived. */
  mtpd: Mtpd | null;
  contradictions: AnalysisContradictionCode[];
  author: PersonRef;
  createdAt: string;
  changedAt: string;
  approvedBy: PersonRef | null;
  approvedAt: string | null;
  nextReview: string | null;
  reviewOverdue: boolean;
  /** Newest first. */
  entries: { id: string; kind: AnalysisEntry; note: string; nextReview: string | null; author: PersonRef; recordedAt: string }[];
  mayManage: boolean;
  mayApprove: boolean;
  /** Why the caller, who may approve analyses here, may not approve this one; null: nothing stands in the way. */
  whyNotApprove: string | null;
  /** Why they may not confirm at its review that it still holds; null: nothing stands in the way. */
  whyNotReview: string | null;
  version: number;
}

export interface AnalysedActivity {
  id: string;
  reference: string;
  name: string;
  unitName: string;
  owner: PersonRef;
  critical: boolean | null;
  retired: boolean;
}

/** GET /api/activities/:id/impact-analysis: all that is known of the impact of losing one activity. */
export interface ImpactOfActivityView {
  activity: AnalysedActivity;
  /** The version in force. */
  approved: ImpactAnalysisView | null;
  /** The version at work: draft, submitted or returned. */
  open: ImpactAnalysisView | null;
  /** Newest first. */
  versions: { id: string; number: number; step: AnalysisStep; approvedBy: PersonRef | null; approvedAt: string | null; changedAt: string }[];
  /** Time bands for a new version. */
  bands: number[];
  /** Whose impact scale a first analysis begins on; null: no matrix is published. */
  matrixVersionId: string | null;
  mayManage: boolean;
}

/** GET /api/impact-bands (ETag) */
export interface ImpactBandsView {
  ends: number[];
  mayManage: boolean;
  version: number;
}
