import type { Hash } from 'node:crypto';
import type { RegisterImportCounts } from '@holdfast/contracts';
import type { PlannedRisk } from './plan-risk';

export const nothingYet = (): RegisterImportCounts => ({ new: 0, drafts: 0, changed: 0, same: 0, leftOut: 0, faults: 0, closed: 0, flagged: 0 });

export function sumUp(counts: RegisterImportCounts, planned: readonly PlannedRisk[]): void {
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
  for (const { sheet, row, outcome, label, changes, bring, id, closes, controls, actions } of planned) hash.update(JSON.stringify([sheet, row, outcome, label, changes, bring, id, closes, controls, actions]));
}
