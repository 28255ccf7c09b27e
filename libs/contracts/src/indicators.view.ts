import type { IndicatorDirection, IndicatorPeriod, IndicatorState, Perspective, RiskStatus } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** A row of GET /api/indicators: Page<IndicatorRow>; and GET /api/risks/:id/indicators, those that watch a risk. */
export interface IndicatorRow {
  id: string;
  code: string;
  title: string;
  measure: string;
  direction: IndicatorDirection;
  period: IndicatorPeriod;
  perspective: Perspective | null;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  /** Of the latest period that has a reading; due or not due without any. */
  state: IndicatorState;
  latest: ReadingView | null;
  /** What was read for the period before; null where nothing was. */
  before: number | null;
  /** Of the year of the latest reading, or of this year. */
  target: TargetView | null;
  /** First days of the periods that are over and have no reading, the oldest first. */
  due: string[];
  closedAt: string | null;
  /** The caller may enter readings. */
  mayReport: boolean;
  version: number;
}

export interface TargetView {
  financialYear: number;
  /** Null: to be confirmed. */
  value: number | null;
  upper: number | null;
  tolerance: number;
}

export interface ReadingView {
  id: string;
  periodStart: string;
  value: number | null;
  notCollected: string;
  narrative: string;
  state: IndicatorState;
  /** What it corrects, and why. */
  correctsId: string | null;
  correctionReason: string;
  /** Another reading counts instead. */
  corrected: boolean;
  author: PersonRef;
  recordedAt: string;
}

/** GET /api/indicators/:id (ETag) */
export interface IndicatorView extends IndicatorRow {
  description: string;
  startsOn: string;
  today: string;
  targets: TargetView[];
  /** The latest period first; of a period the one that counts first, then those that it corrected. */
  readings: ReadingView[];
  objectives: { id: string; code: string; title: string }[];
  /** Those that the caller reads in full. */
  risks: { id: string; reference: string; title: string; status: RiskStatus }[];
  mayManage: boolean;
}

/** GET /api/readings-due: of the indicators that the caller may report on, one entry for each period without a reading. */
export interface ReadingsDueView {
  today: string;
  items: ReadingDue[];
  /** Beyond those that are listed. */
  more: number;
}

export interface ReadingDue {
  indicator: Pick<IndicatorRow, 'id' | 'code' | 'title' | 'measure' | 'direction' | 'period' | 'unitName' | 'owner'>;
  periodStart: string;
  overdue: boolean;
  /** Of the year of the period. */
  target: TargetView | null;
  /** What was read last before. */
  last: { periodStart: string; value: number | null } | null;
  /** The caller owns it. */
  mine: boolean;
}
