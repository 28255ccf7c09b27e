import type { OutputEmitterRef } from '@angular/core';
import type { Problem } from '../../http/problem';

/** Somebody else decided, or what is to be decided was changed: the page shows it as it is now. */
export function decidedMeanwhile(problem: Problem, met: OutputEmitterRef<Problem>): boolean {
  if (!problem.stale && problem.code !== 'decided-already') return false;
  met.emit(problem);
  return true;
}
