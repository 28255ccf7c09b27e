import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import type { HttpContext } from '@angular/common/http';
import { inject, signal, type Injector, type StaticProvider } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import type { SummaryLine } from '../error-summary/error-summary';
import type { DeviceDraft } from './device-draft';
import { faultsOf, hangProblem, type FormNames } from './problem-errors';

/**
 * What small dialogs on one thing with a version have in common: they send what was typed with the version that is shown; when
 * somebody saved first they show the thing as it is now, keep what was typed, and send it on top when asked again.
 */
export function versionedDialog<T extends { readonly version: number }>() {
  const dialog = inject<DialogRef<T | null>>(DialogRef);
  const thing = signal(inject<T>(DIALOG_DATA));
  const [lines, busy, changed] = [signal<readonly SummaryLine[]>([]), signal(false), signal(false)];
  const submission = new Submission();
  return {
    dialog,
    /** As it is now, should somebody change it meanwhile. */
    thing,
    lines,
    busy,
    changed,
    async send<R extends object>(form: FormGroup, names: FormNames, request: () => R, run: (thing: T, request: R, context: HttpContext) => Promise<T>, draft?: DeviceDraft): Promise<void> {
      if (busy()) return;
      const faults = faultsOf(form, names);
      lines.set(faults);
      if (faults.length) return;
      busy.set(true);
      const [now, body] = [thing(), request()];
      try {
        const answer = await run(now, body, submission.of({ ...body, version: now.version }));
        draft?.saved();
        dialog.close(answer);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.stale && problem.current) {
          thing.set(problem.current as T);
          changed.set(true);
        } else lines.set(hangProblem(form, problem, names));
      } finally {
        busy.set(false);
      }
    },
  };
}

/** The thing as it is then, or null when it was left as it is. */
export async function askAbout<T>(injector: Injector, component: ComponentType<unknown>, thing: T, labelledBy: string, providers: StaticProvider[] = []): Promise<T | null> {
  const dialog = injector.get(Dialog).open<T | null, T>(component, { data: thing, ariaLabelledBy: labelledBy, ariaModal: true, providers });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
