import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import type { HttpContext } from '@angular/common/http';
import { inject, signal, type Injector } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import type { SummaryLine } from '../error-summary/error-summary';
import type { DeviceDraft } from './device-draft';
import { faultsOf, hangProblem, type FormNames } from './problem-errors';

/**
 * What small dialogs about one thing have in common: they send what was typed once, hang what is refused on its fields, and close
 * with the answer. Where somebody saved first, `stale` is told of the thing as it is now, and what was typed stays.
 */
export function smallDialog<Data, Answer>() {
  const dialog = inject<DialogRef<Answer | null>>(DialogRef);
  const data = inject<Data>(DIALOG_DATA);
  const [lines, busy] = [signal<readonly SummaryLine[]>([]), signal(false)];
  const submission = new Submission();
  return {
    dialog, data, lines, busy,
    async send(form: FormGroup, names: FormNames, about: object, run: (context: HttpContext) => Promise<Answer>, more: { draft?: DeviceDraft; stale?: (current: unknown) => void } = {}): Promise<void> {
      if (busy()) return;
      const faults = faultsOf(form, names);
      lines.set(faults);
      if (faults.length) return;
      busy.set(true);
      try {
        const answer = await run(submission.of(about));
        more.draft?.saved();
        dialog.close(answer);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.stale && problem.current && more.stale) more.stale(problem.current);
        else lines.set(hangProblem(form, problem, names));
      } finally {
        busy.set(false);
      }
    },
  };
}

/** The answer, or null when it was left. */
export async function askIn<Data, Answer>(injector: Injector, component: ComponentType<unknown>, data: Data, labelledBy: string): Promise<Answer | null> {
  const dialog = injector.get(Dialog).open<Answer | null, Data>(component, { data, ariaLabelledBy: labelledBy, ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
