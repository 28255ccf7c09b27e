import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ActionView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { ActionClient } from './action-client';
import { actionDialog, askAboutAction } from './action-dialog';

const NAMES: FormNames = { note: { label: 'Note', target: 'done-note' } };

@Component({
  selector: 'hf-complete-dialog',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="finish">Is {{ own.action().reference }} done?</h2>
    <p class="hf-small">{{ own.action().title }}. It leaves the lists of what is to be done, at 100 percent.@if (own.action().target; as target) { It was to bring {{ target.reference }} to another score: you are asked for that next.}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="finish()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this action meanwhile.</b> Finish it all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Note" [optional]="true" hint="What was achieved, or where that can be seen." [limit]="most"><textarea hfInput id="done-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Finishing' : 'It is done' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Not yet</button></div>
    </form>
  `,
  styleUrl: './action-dialog.scss',
})
export class CompleteDialog {
  readonly #client = inject(ActionClient);
  protected readonly own = actionDialog();
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }) });
  protected readonly draft = keepDraft(this.form, `finish-action.${this.own.action().id}`);

  constructor() {
    this.draft.take();
  }

  protected finish(): Promise<void> {
    const request = () => ({ note: this.form.getRawValue().note.trim() });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.complete(id, version, body, context), this.draft);
  }
}

export const askToFinish = (injector: Injector, action: ActionView): Promise<ActionView | null> => askAboutAction(injector, CompleteDialog, action, 'finish');
