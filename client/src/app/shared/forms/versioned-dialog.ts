import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import type { HttpContext } from '@angular/common/http';
import { inject, signal, type Injector, type StaticProvider } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import type { DeviceDraft } from './device-draft';
import type { FormNames } from './problem-errors';
import { sending } from './sending';

/**
 * What small dialogs on one thing with a version have in common: they send what was typed with the version that is shown; when
 * somebody saved first they show the thing as it is now, keep what was typed, and send it on top when asked again.
 */
export function versionedDialog<T extends { readonly version: number }>() {
  const dialog = inject<DialogRef<T | null>>(DialogRef);
  const thing = signal(inject<T>(DIALOG_DATA));
  const changed = signal(false);
  const { lines, busy, send } = sending();
  return {
    dialog,
    /** As it is now, should somebody change it meanwhile. */
    thing,
    lines,
    busy,
    changed,
    send: <R extends object>(form: FormGroup, names: FormNames, request: () => R, run: (thing: T, request: R, context: HttpContext) => Promise<T>, draft?: DeviceDraft): Promise<void> =>
      send({
        form, names, draft,
        run: (submission) => {
          const [now, body] = [thing(), request()];
          return run(now, body, submission.of({ ...body, version: now.version }));
        },
        then: (answer) => dialog.close(answer),
        met: (problem) => {
          if (!problem.stale || !problem.current) return false;
          thing.set(problem.current as T);
          changed.set(true);
          return true;
        },
      }),
  };
}

/** The thing as it is then, or null when it was left as it is. */
export async function askAbout<T>(injector: Injector, component: ComponentType<unknown>, thing: T, labelledBy: string, providers: StaticProvider[] = []): Promise<T | null> {
  const dialog = injector.get(Dialog).open<T | null, T>(component, { data: thing, ariaLabelledBy: labelledBy, ariaModal: true, providers });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
