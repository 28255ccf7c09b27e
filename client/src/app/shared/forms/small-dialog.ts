import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import type { HttpContext } from '@angular/common/http';
import { inject, type Injector } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import type { DeviceDraft } from './device-draft';
import type { FormNames } from './problem-errors';
import { sending } from './sending';

/**
 * What small dialogs about one thing have in common: they send what was typed once, hang what is refused on its fields, and close
 * with the answer. Where somebody saved first, `stale` is told of the thing as it is now, and what was typed stays.
 */
export function smallDialog<Data, Answer>() {
  const dialog = inject<DialogRef<Answer | null>>(DialogRef);
  const data = inject<Data>(DIALOG_DATA);
  const { lines, busy, send } = sending();
  return {
    dialog, data, lines, busy,
    send: (form: FormGroup, names: FormNames, about: object, run: (context: HttpContext) => Promise<Answer>, { draft, stale }: { draft?: DeviceDraft; stale?: (current: unknown) => void } = {}): Promise<void> =>
      send({
        form, names, draft, run: (submission) => run(submission.of(about)), then: (answer) => dialog.close(answer),
        met: (problem) => {
          if (!problem.stale || !problem.current || !stale) return false;
          stale(problem.current);
          return true;
        },
      }),
  };
}

/** The answer, or null when it was left. */
export async function askIn<Data, Answer>(injector: Injector, component: ComponentType<unknown>, data: Data, labelledBy: string): Promise<Answer | null> {
  const dialog = injector.get(Dialog).open<Answer | null, Data>(component, { data, ariaLabelledBy: labelledBy, ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
