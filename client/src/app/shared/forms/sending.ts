import { signal } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { asProblem, type Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import type { SummaryLine } from '../error-summary/error-summary';
import type { DeviceDraft } from './device-draft';
import { faultsOf, hangProblem, type FormNames } from './problem-errors';

interface Sent<Answer> {
  readonly form: FormGroup;
  readonly names: FormNames;
  /** What counts of the faults that the form has, and whatever else is missing. */
  readonly faults?: (found: readonly SummaryLine[]) => readonly SummaryLine[];
  readonly run: (submission: Submission) => Promise<Answer>;
  /** What is kept of the form on this device; no longer once it is saved. */
  readonly draft?: DeviceDraft;
  readonly then?: (answer: Answer) => unknown;
  /** Says whether the refusal was met in a way of its own; otherwise it hangs on the fields. */
  readonly met?: (problem: Problem) => boolean;
}

/**
 * A form on its way: never while something is missing, once however often it is asked for, and what the server refuses hangs on
 * its fields. The lines are those of its error summary.
 */
export function sending() {
  const [lines, busy] = [signal<readonly SummaryLine[]>([]), signal(false)];
  const submission = new Submission();
  return {
    lines,
    busy,
    async send<Answer>({ form, names, faults = (found) => found, run, draft, then, met }: Sent<Answer>): Promise<void> {
      if (busy()) return;
      const missing = faults(faultsOf(form, names));
      lines.set(missing);
      if (missing.length) return;
      busy.set(true);
      try {
        const answer = await run(submission);
        submission.done();
        draft?.saved();
        await then?.(answer);
      } catch (error) {
        const problem = asProblem(error);
        if (!met?.(problem)) lines.set(hangProblem(form, problem, names));
      } finally {
        busy.set(false);
      }
    },
  };
}
