import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { RecommendationView } from '@holdfast/contracts';
import { LIMITS, RESPONSES, type RecommendationResponse } from '@holdfast/domain';
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
import { todayIn } from '../../shared/words/today';
import { RecommendationClient } from '../recommendation-client';
import { RESPONSE_WORDS } from '../recommendation-words';

const NAMES: FormNames = {
  response: { label: 'Response', target: 'response', messages: { required: 'Choose a response.' } },
  note: { label: 'Reason', target: 'response-note', messages: { required: 'Say what will be done, or why it is not agreed.' } },
  dueDate: { label: 'Due', target: 'response-due', messages: { required: 'Give the date by which it will be done.' } },
};

@Component({
  selector: 'hf-respond-dialog',
  imports: [DateField, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="respond">Respond to {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">{{ own.thing().title }}. It is responded to once; what is said here stays on record.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="respond()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this recommendation meanwhile.</b> It now says: {{ own.thing().title }}. Send your response all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Response" [messages]="names['response']!.messages!">
        <select hfInput id="response" formControlName="response" cdkFocusInitial><option [ngValue]="null">Choose</option>@for (one of responses; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select>
      </hf-field>
      <hf-field [label]="agreed() ? 'What will be done' : 'Why it is not agreed'" [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="response-note" rows="3" formControlName="note"></textarea></hf-field>
      @if (agreed()) {
        <div id="response-due" tabindex="-1"><hf-field label="Due" hint="By when. Another date is set by an auditor or a risk manager, and this one stays on record." [group]="true" [messages]="names['dueDate']!.messages!"><hf-date-field formControlName="dueDate" [from]="today()" tooEarly="A due date lies ahead: choose today or later." /></hf-field></div>
      }
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Sending' : 'Respond' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class RespondDialog {
  readonly #client = inject(RecommendationClient);
  readonly #session = inject(Session);
  protected readonly own = versionedDialog<RecommendationView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly responses = RESPONSES;
  protected readonly words = RESPONSE_WORDS;
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly form = new FormGroup({
    response: new FormControl<RecommendationResponse | null>(null, { validators: [Validators.required] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    dueDate: new FormControl<string | null>(null, { validators: [Validators.required] }),
  });
  readonly #response = toSignal(this.form.controls.response.valueChanges, { initialValue: null });
  protected readonly agreed = computed(() => this.#response() !== 'not-agreed');
  protected readonly draft = keepDraft(this.form, `respond.${this.own.thing().id}`);

  constructor() {
    // What is not agreed has no date to be missing.
    this.form.controls.response.valueChanges.subscribe((response) => (response === 'not-agreed' ? this.form.controls.dueDate.disable({ emitEvent: false }) : this.form.controls.dueDate.enable({ emitEvent: false })));
    this.draft.take();
  }

  protected respond(): Promise<void> {
    const request = () => {
      const { response, note, dueDate } = this.form.getRawValue();
      return { response: response ?? 'agreed', note: note.trim(), dueDate: response === 'not-agreed' ? null : dueDate };
    };
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.respond(id, version, body, context), this.draft);
  }
}

export const askToRespond = (injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> => askAbout(injector, RespondDialog, recommendation, 'respond');
