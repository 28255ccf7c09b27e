import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { inject, signal, type Injector } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import type { HttpContext } from '@angular/common/http';
import type { ActionView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import type { SummaryLine } from '../shared/error-summary/error-summary';
import type { DeviceDraft } from '../shared/forms/device-draft';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';

/**
 * What the small dialogs of an action have in common: they send what was typed with the version that is shown; when somebody
 * saved first they show the action as it is now, keep what was typed, and send it on top when asked again.
 */
export function actionDialog() {
  const dialog = inject<DialogRef<ActionView | null>>(DialogRef);
  const action = signal(inject<ActionView>(DIALOG_DATA));
  const [lines, busy, changed] = [signal<readonly SummaryLine[]>([]), signal(false), signal(false)];
  const submission = new Submission();
  return {
    dialog,
    /** As it is now, should somebody change it meanwhile. */
    action,
    lines,
    busy,
    changed,
    async send<R extends object>(form: FormGroup, names: FormNames, request: () => R, run: (action: ActionView, request: R, context: HttpContext) => Promise<ActionView>, draft: DeviceDraft): Promise<void> {
      if (busy()) return;
      const faults = faultsOf(form, names);
      lines.set(faults);
      if (faults.length) return;
      busy.set(true);
      const [now, body] = [action(), request()];
      try {
        const answer = await run(now, body, submission.of({ ...body, version: now.version }));
        draft.saved();
        dialog.close(answer);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.stale && problem.current) {
          action.set(problem.current as ActionView);
          changed.set(true);
        } else lines.set(hangProblem(form, problem, names));
      } finally {
        busy.set(false);
      }
    },
  };
}

/** The action as it is then, or null when it was left as it is. */
export async function askAboutAction(injector: Injector, component: ComponentType<unknown>, action: ActionView, labelledBy: string): Promise<ActionView | null> {
  const dialog = injector.get(Dialog).open<ActionView | null, ActionView>(component, { data: action, ariaLabelledBy: labelledBy, ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
