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

const WHOLE = 'Write a whole number from 0 to 100.';
const NAMES: FormNames = {
  progress: { label: 'Progress', target: 'progress', messages: { required: WHOLE, min: WHOLE, max: WHOLE, pattern: WHOLE } },
  note: { label: 'Note', target: 'progress-note', messages: { required: 'Say what was done, or what stands in the way.' } },
};

@Component({
  selector: 'hf-progress-dialog',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="report-progress">How far is {{ own.action().reference }}?</h2>
    <p class="hf-small hf-soft">{{ own.action().title }}. So far {{ own.action().progress }} percent.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="report()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this action meanwhile.</b> Above is how far it is said to be now. Record yours on top, or leave it so.</hf-notice> }
      <hf-field label="Progress" hint="In percent. 100 does not finish it: that is said by Done." [messages]="names['progress']!.messages!">
        <span class="percent"><input hfInput id="progress" type="number" inputmode="numeric" min="0" max="100" step="1" formControlName="progress" cdkFocusInitial /></span>
      </hf-field>
      <hf-field label="Note" hint="What was done, or what stands in the way. It is kept with the day and your job title." [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="progress-note" rows="3" formControlName="note"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Recording' : 'Record' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: './action-dialog.scss',
})
export class ProgressDialog {
  readonly #client = inject(ActionClient);
  protected readonly own = actionDialog();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({
    progress: new FormControl<number | null>(this.own.action().progress, { validators: [Validators.required, Validators.min(0), Validators.max(100), Validators.pattern(/^\d+$/)] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `progress.${this.own.action().id}`);

  constructor() {
    this.draft.take();
  }

  protected report(): Promise<void> {
    const request = () => ({ progress: this.form.getRawValue().progress ?? 0, note: this.form.getRawValue().note.trim() });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.report(id, version, body, context), this.draft);
  }
}

export const askForProgress = (injector: Injector, action: ActionView): Promise<ActionView | null> => askAboutAction(injector, ProgressDialog, action, 'report-progress');
