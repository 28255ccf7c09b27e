import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface Question {
  /** "Close ICT-009?" */
  readonly question: string;
  /** What then happens: "It stays in the history." */
  readonly detail?: string;
  /** The act in its own words, never "OK": "Close ICT-009". */
  readonly act: string;
  /** A second way: "Delete and sign out". */
  readonly other?: string;
  /** "Cancel" unless said better. */
  readonly leave?: string;
  /** What cannot be undone. */
  readonly final?: boolean;
}

export type Answer = 'act' | 'other' | 'left';

@Component({
  selector: 'hf-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="hf-confirm">{{ data.question }}</h2>
    @if (data.detail) { <p>{{ data.detail }}</p> }
    <div class="acts">
      <button class="hf-btn" type="button" [class.primary]="!data.final" [class.danger]="data.final" (click)="dialog.close('act')">{{ data.act }}</button>
      @if (data.other) { <button class="hf-btn" type="button" (click)="dialog.close('other')">{{ data.other }}</button> }
      <button class="hf-btn quiet" type="button" cdkFocusInitial (click)="dialog.close('left')">{{ data.leave ?? 'Cancel' }}</button>
    </div>
  `,
  styles: `
    :host { display: grid; gap: 8px; width: min(440px, 92vw); padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class ConfirmDialog {
  protected readonly data = inject<Question>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Answer>>(DialogRef);
}

/** One question before what cannot be undone. `if ((await confirm.ask({...})) === 'act') ...` */
@Injectable({ providedIn: 'root' })
export class Confirm {
  readonly #dialog = inject(Dialog);

  async ask(question: Question): Promise<Answer> {
    const dialog = this.#dialog.open<Answer, Question, ConfirmDialog>(ConfirmDialog, { data: question, role: 'alertdialog', ariaLabelledBy: 'hf-confirm', ariaModal: true });
    return (await firstValueFrom(dialog.closed)) ?? 'left';
  }
}
