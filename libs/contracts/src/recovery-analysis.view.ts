import type { ActionStatus, DaysOfPeak, Duration, EarliestReturn, GapState, Mtpd, RecoveryBasis, RecoveryOutcome, RecoverySource, RecoverySummary, ResourceKind, RiskStatus, UnknownWhy } from '@holdfast/domain';
import type { ProvenRecoveryView } from './exercises.view';
import type { PersonRef } from './identity.view';

/** An activity or resource as it is named in an answer. `kind` is null of an activity. */
export interface RecoveryNode {
  id: string;
  reference: string;
  name: string;
  kind: ResourceKind | null;
}

/** A duration as it was stated, and in minutes on the clock as it was taken. */
export interface TakenTime<Stated = Duration> {
  stated: Stated;
  minutes: number;
}

/** Of a resource that is lost by now and past its RTO, so that it takes longer than this so far: since when, and in which invocation. Null: out of the caller's sight. */
export type StillLost = Pick<NonNullable<ProvenRecoveryView['stillLost']>, 'since' | 'source'>;

/** One step from the resource up to the activity; `minutes` is what it takes itself once what it leans on serves, null: unknown. `after`: bringing it back was given up then. */
export interface ChainStep extends RecoveryNode {
  minutes: number | null;
  after: number | null;
}

/** A risk raised from a gap. A draft may be without an owner. */
export interface GapRisk {
  id: string;
  reference: string | null;
  title: string;
  status: RiskStatus;
  owner: PersonRef | null;
  /** The caller may plan actions on it. */
  mayPlan: boolean;
}

/** A resource that takes longer than it may, that is needed but has no recovery time, or whose need goes round in a circle. */
export interface GapRow extends RecoveryNode {
  kind: ResourceKind;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  state: GapState;
  /** In minutes on the clock after a loss; below 0: not even at once would be soon enough. Null: round in a circle. */
  neededBy: number | null;
  /** Something on the way is unknown: it may be needed sooner. */
  atLatest: boolean;
  /** Side by side; null: not stated, or not proven. */
  declared: TakenTime | null;
  contractual: TakenTime | null;
  proven: { minutes: number; moreThan: boolean; on: string; stillLost: StillLost | null } | null;
  /** Whose contract `contractual` is, where the resource has none of its own: of the supplier that runs it, else of the site where it is. */
  contractOf: RecoveryNode | null;
  /** Those longer than needed. */
  over: RecoverySource[];
  /** By how many minutes, of the longest. */
  by: number | null;
  /** The activity that asks for it, with its RTO; null: round in a circle. */
  activity: (RecoveryNode & { rto: TakenTime }) | null;
  /** From the resource up to the activity, both included. */
  chain: ChainStep[];
  /** Minutes that still come after it, as far as they are known. */
  after: number;
  /** Raised from it, as far as the caller reads them in full. Without a reference: a draft of the caller's, or in a register of theirs. */
  risks: GapRisk[];
  /** Planned to close it, as far as the caller reads them. Those cancelled are left out. */
  actions: { id: string; reference: string; title: string; owner: PersonRef; status: ActionStatus; dueDate: string; slipDays: number; endedAt: string | null }[];
}

/** GET /api/actions/:id/gaps: the gaps that the action was planned to close, as they stand. */
export interface ActionGapView {
  resource: RecoveryNode & { kind: ResourceKind };
  /** `closed`: it takes no longer than it may, as far as is known; `retired`: the resource is not in use any more. */
  state: GapState | 'closed' | 'retired';
  /** As in a GapRow. */
  neededBy: number | null;
  by: number | null;
}

/** GET /api/gaps. */
export interface GapPage {
  items: GapRow[];
  next: string | null;
  total: number;
  /** Of all that the other filters leave. */
  counts: Record<GapState, number>;
  /** What leans on itself, each named by its members. */
  cycles: RecoveryNode[][];
  /** What was reckoned from: without any, there is nothing to find. */
  reckoned: { activities: number; withRto: number; resources: number };
  calendars: { id: string; name: string }[];
}

/** Why nobody can say when something is back. */
export interface UnknownView {
  why: UnknownWhy;
  /** What it waits for in the end: what has no time of its own, or goes round in a circle. */
  waitsForId: string | null;
}

export interface ResourceBackView extends RecoveryNode {
  kind: ResourceKind;
  lost: boolean;
  /** It stood by, and is brought up. */
  calledOn: boolean;
  /** Minutes after the loss; null: unknown. */
  begins: number | null;
  serves: number | null;
  /** Of what is unknown: how early it can serve at all; null: not even that is known. */
  earliest: EarliestReturn | null;
  /** Where its own recovery time comes from; null: it has none, or waits without being lost. */
  source: RecoverySource | null;
  stated: Duration | null;
  /** Of what is stated in a contract that is not its own: the supplier that runs it. */
  contractOf: RecoveryNode | null;
  provenOn: string | null;
  /** Of what is proven by an outage that still runs; null: of nothing that does. */
  stillLost: StillLost | null;
  /** The node whose return let it begin; of what is unknown: what it cannot be back before. */
  waitsForId: string | null;
  unknown: UnknownView | null;
  /** By when it has to serve whatever is lost, in minutes; null: no activity with an RTO needs it, or it goes round in a circle. */
  neededBy: number | null;
  gap: GapState | null;
}

export interface ActivityBackView extends RecoveryNode {
  kind: null;
  critical: boolean | null;
  /** When all that it leans on serves, and when it is back: minutes after the loss. */
  begins: number | null;
  back: number | null;
  /** As of a resource. */
  earliest: EarliestReturn | null;
  resume: Duration | null;
  rto: TakenTime | null;
  mtpd: TakenTime<Mtpd> | null;
  analysed: boolean;
  outcome: RecoveryOutcome;
  /** The first of its peak periods that it is lost in, or comes to be in before it is back; null: none, or nobody said when it is lost. */
  peak: (DaysOfPeak & { what: string; effect: string }) | null;
  waitsForId: string | null;
  unknown: UnknownView | null;
}

/** A resource whose loss alone, with what falls with it, stops so many activities. GET /api/single-points: SinglePointView[], all of them, most first. */
export interface SinglePointView extends RecoveryNode {
  kind: ResourceKind;
  activities: number;
}

/** The answer of POST /api/what-ifs. */
export interface WhatIfView {
  /** Reckoned from what was recorded at this moment. */
  at: string;
  basis: RecoveryBasis;
  lostAt: string | null;
  everything: boolean;
  /** Each with how many more fall with it. */
  lost: (RecoveryNode & { kind: ResourceKind; withIt: number })[];
  /** Worst first, then as they come back. */
  activities: ActivityBackView[];
  /** As they come back; unknown last. */
  resources: ResourceBackView[];
  summary: RecoverySummary;
  /** Activities of the organisation, those that go on included. */
  allActivities: number;
  cycles: RecoveryNode[][];
  /** Resources whose loss alone stops activities, most first; and how many there are beyond those listed. */
  singlePoints: SinglePointView[];
  moreSinglePoints: number;
  /** Own recovery times of what is lost or brought up, by where they come from. */
  sources: Record<RecoverySource | 'none', number>;
  calendars: { id: string; name: string }[];
}

/** GET /api/scenarios, newest first, and the answer of POST. */
export interface ScenarioView {
  id: string;
  name: string;
  note: string;
  lost: (RecoveryNode & { kind: ResourceKind; retired: boolean })[];
  everything: boolean;
  lostAt: string | null;
  basis: RecoveryBasis;
  author: PersonRef;
  recordedAt: string;
}

export interface ScenarioList {
  items: ScenarioView[];
  maySave: boolean;
}
