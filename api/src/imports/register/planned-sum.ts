import type { Hash } from 'node:crypto';
import type { PlannedRisk } from './plan-risk';

/** How many rows come to what. */
export interface PlannedCounts {
  new: number;
  drafts: number;
  changed: number;
  same: number;
  leftOut: number;
  faults: number;
  /** New or changed, and over by what the file says. */
  closed: number;
  flagged: number;
}

export const nothingYet = (): PlannedCounts => ({ new: 0, drafts: 0, changed: 0, same: 0, leftOut: 0, faults: 0, closed: 0, flagged: 0 });

export function sumUp(counts: PlannedCounts, planned: readonly PlannedRisk[]): void {
  for (const { outcome, bring, closes, flags } of planned) {
    if (outcome === 'new') counts[bring?.request.status === 'draft' ? 'drafts' : 'new'] += 1;
    else if (outcome === 'left-out') counts.leftOut += 1;
    else if (outcome === 'fault') counts.faults += 1;
    else counts[outcome] += 1;
    if (closes && (outcome === 'new' || outcome === 'changed')) counts.closed += 1;
    if (flags.length > 0 && (outcome === 'new' || outcome === 'changed')) counts.flagged += 1;
  }
}

/** Of what would be written: if anything that it stands on changes, it is another. */
export function hashPlanned(hash: Hash, planned: readonly PlannedRisk[]): void {
  for (const { sheet, row, outcome, label, changes, bring, id, closes } of planned) hash.update(JSON.stringify([sheet, row, outcome, label, changes, bring, id, closes]));
}
