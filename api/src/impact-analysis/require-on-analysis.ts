import { explainRefusal, moveAnalysis, type AnalysisStep, type AnalysisVerb } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { conflict, notPermitted, stale } from '../platform/refusal';
import { mayApprove, mayManage, toAnalysisView, type ActivityInPlace, type AnalysisInPlace } from './load-analysis';

export function requireToManage(actor: Actor, activity: ActivityInPlace): void {
  if (!mayManage(actor, activity)) throw notPermitted(explainRefusal('continuity.manage'));
  requireInUse(activity);
}

export function requireToApprove(actor: Actor, activity: ActivityInPlace): void {
  if (!mayApprove(actor, activity)) throw notPermitted(explainRefusal('impact-analysis.approve'));
  requireInUse(activity);
}

function requireInUse({ retired }: ActivityInPlace): void {
  if (retired) throw conflict('retired', 'This activity is retired. Its analysis can be read but not changed.');
}

/** The version as the caller last read it, and where the verb leads it. */
export function requireMove(actor: Actor, found: AnalysisInPlace, verb: AnalysisVerb, version: number): AnalysisStep {
  if (found.analysis.version !== version) throw stale(toAnalysisView(actor, found));
  const move = moveAnalysis(found.analysis.step, verb);
  if (!move.ok) throw conflict('not-in-this-state', move.message);
  return move.to;
}
