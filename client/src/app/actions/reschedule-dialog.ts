import type { HttpContext } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, InjectionToken, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ActionView, RescheduleRequest } from '@holdfast/contracts';
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
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { DayPipe } from '../shared/words/dates';
import { ActionClient } from './action-client';

const NAMES: FormNames = {
  dueDate: { label: 'Due', target: 'new-due-date', messages: { required: 'Give the new date.' } },
  reason: { label: 'Reason', target: 'reschedule-reason', messages: { required: 'Say why the date changes.' } },
};

/** What is due on a day, and may get another. */
export interface Dated {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly dueDate: string | null;
  readonly firstDueDate: string | null;
}

/** What it is called, and what gives it its date. */
export interface Reschedules<T extends Dated> {
  readonly noun: string;
  readonly run: (id: string, version: number, request: RescheduleRequest, context: HttpContext) => Promise<T>;
}

const RESCHEDULES = new InjectionToken<Reschedules<Dated>>('what is rescheduled');

/** Another date, with the reason; where somebody saved first, on top of what is there now. */
@Component({
  selector: 'hf-reschedule-dialog',
  imports: [DateField, DayPipe, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="reschedule">Set another date for {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">@if (own.thing().dueDate; as due) {Due {{ due | day: 'long' }}@if (due !== own.thing().firstDueDate) {, first {{ own.thing().firstDueDate | day: 'long' }}}.&ngsp;}The earlier dates stay, and how far it slips is counted from the first.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="reschedule()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this {{ reschedules.noun }} meanwhile.</b> Above is its date now. Set yours all the same, or leave it so.</hf-notice> }
      <div id="new-due-date" tabindex="-1"><hf-field label="Due" hint="Today or later." [group]="true" [messages]="names['dueDate']!.messages!"><hf-date-field formControlName="dueDate" [from]="today()" tooEarly="A due date lies ahead: choose today or later." /></hf-field></div>
      <hf-field label="Reason" [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="reschedule-reason" rows="3" formControlName="reason"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Setting' : 'Set the date' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: './action-dialog.scss',
})
export class RescheduleDialog {
  readonly #session = inject(Session);
  protected readonly reschedules = inject(RESCHEDULES);
  protected readonly own = versionedDialog<Dated>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly form = new FormGroup({
    dueDate: new FormControl<string | null>(null, { validators: [Validators.required] }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `reschedule.${this.own.thing().id}`);

  constructor() {
    this.draft.take();
  }

  protected reschedule(): Promise<void> {
    const request = () => ({ dueDate: this.form.getRawValue().dueDate ?? '', reason: this.form.getRawValue().reason.trim() });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.reschedules.run(id, version, body, context), this.draft);
  }
}

/** The thing as it is then, or null when its date was left. */
export const askForNewDate = <T extends Dated>(injector: Injector, thing: T, reschedules: Reschedules<T>): Promise<T | null> =>
  askAbout(injector, RescheduleDialog, thing, 'reschedule', [{ provide: RESCHEDULES, useValue: reschedules }]);

export function askForDate(injector: Injector, action: ActionView): Promise<ActionView | null> {
  const client = injector.get(ActionClient);
  return askForNewDate(injector, action, { noun: 'action', run: (...asked) => client.reschedule(...asked) });
}
