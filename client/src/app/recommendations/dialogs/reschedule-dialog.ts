import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { RecommendationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { Session } from '../../session/session';
import { DateField } from '../../shared/date-field/date-field';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../../shared/forms/versioned-dialog';
import { Notice } from '../../shared/notice/notice';
import { DayPipe } from '../../shared/words/dates';
import { todayIn } from '../../shared/words/today';
import { RecommendationClient } from '../recommendation-client';

const NAMES: FormNames = {
  dueDate: { label: 'Due', target: 'recommendation-due', messages: { required: 'Give the new date.' } },
  reason: { label: 'Reason', target: 'recommendation-reason', messages: { required: 'Say why the date changes.' } },
};

@Component({
  selector: 'hf-reschedule-recommendation-dialog',
  imports: [DateField, DayPipe, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="reschedule-recommendation">Set another date for {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">@if (own.thing().dueDate; as due) { Due {{ due | day: 'long' }}. } The earlier dates stay, and how far it slips is counted from the first.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="reschedule()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this recommendation meanwhile.</b> Above is its date now. Set yours all the same, or leave it so.</hf-notice> }
      <div id="recommendation-due" tabindex="-1"><hf-field label="Due" hint="Today or later." [group]="true" [messages]="names['dueDate']!.messages!"><hf-date-field formControlName="dueDate" [from]="today()" tooEarly="A due date lies ahead: choose today or later." /></hf-field></div>
      <hf-field label="Reason" [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="recommendation-reason" rows="3" formControlName="reason"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Setting' : 'Set the date' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class RescheduleRecommendationDialog {
  readonly #client = inject(RecommendationClient);
  readonly #session = inject(Session);
  protected readonly own = versionedDialog<RecommendationView>();
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
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.reschedule(id, version, body, context), this.draft);
  }
}

export const askForRecommendationDate = (injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> =>
  askAbout(injector, RescheduleRecommendationDialog, recommendation, 'reschedule-recommendation');
