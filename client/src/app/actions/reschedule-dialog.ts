import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ActionView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { todayIn } from '../shared/words/today';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { DayPipe } from '../shared/words/dates';
import { ActionClient } from './action-client';
import { actionDialog, askAboutAction } from './action-dialog';

const NAMES: FormNames = {
  dueDate: { label: 'Due', target: 'new-due-date', messages: { required: 'Give the new date.' } },
  reason: { label: 'Reason', target: 'reschedule-reason', messages: { required: 'Say why the date changes.' } },
};

@Component({
  selector: 'hf-reschedule-dialog',
  imports: [DateField, DayPipe, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="reschedule">Set another date for {{ own.action().reference }}</h2>
    <p class="hf-small hf-soft">Due {{ own.action().dueDate | day: 'long' }}@if (own.action().dueDate !== own.action().firstDueDate) {, first {{ own.action().firstDueDate | day: 'long' }}}. The earlier dates stay, and how far it slips is counted from the first.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="reschedule()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this action meanwhile.</b> Above is its date now. Set yours all the same, or leave it so.</hf-notice> }
      <div id="new-due-date" tabindex="-1"><hf-field label="Due" hint="Today or later." [group]="true" [messages]="names['dueDate']!.messages!"><hf-date-field formControlName="dueDate" [from]="today()" tooEarly="A due date lies ahead: choose today or later." /></hf-field></div>
      <hf-field label="Reason" [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="reschedule-reason" rows="3" formControlName="reason"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Setting' : 'Set the date' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: './action-dialog.scss',
})
export class RescheduleDialog {
  readonly #client = inject(ActionClient);
  readonly #session = inject(Session);
  protected readonly own = actionDialog();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly form = new FormGroup({
    dueDate: new FormControl<string | null>(null, { validators: [Validators.required] }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `reschedule.${this.own.action().id}`);

  constructor() {
    this.draft.take();
  }

  protected reschedule(): Promise<void> {
    const request = () => ({ dueDate: this.form.getRawValue().dueDate ?? '', reason: this.form.getRawValue().reason.trim() });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.reschedule(id, version, body, context), this.draft);
  }
}

export const askForDate = (injector: Injector, action: ActionView): Promise<ActionView | null> => askAboutAction(injector, RescheduleDialog, action, 'reschedule');
