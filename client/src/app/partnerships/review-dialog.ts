import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { PartnershipView } from '@holdfast/contracts';
import { LIMITS, SIGNIFICANCE_REVIEW_MONTHS } from '@holdfast/domain';
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
import { todayIn } from '../shared/words/today';
import { PartnershipClient } from './partnership-client';

const NAMES: FormNames = {
  heldOn: { label: 'Reviewed on', target: 'reviewed-on', messages: { required: 'Give the day of the review.' } },
  note: { label: 'What came of it', target: 'review-note', messages: { required: 'Say what came of it.' } },
  nextReview: { label: 'Next review', target: 'next-review', messages: { required: 'Give the day of the next review.' } },
};

@Component({
  selector: 'hf-review-partnership-dialog',
  imports: [DateField, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="review-partnership">Review {{ own.thing().name }}</h2>
    <p class="hf-small hf-soft">What is recorded stays as it is. {{ rhythm() }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="record()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this partnership meanwhile.</b> Record the review all the same, or leave and look at it first.</hf-notice> }
      <div id="reviewed-on" tabindex="-1"><hf-field label="Reviewed on" [group]="true" [messages]="names['heldOn']!.messages!"><hf-date-field formControlName="heldOn" /></hf-field></div>
      <hf-field label="What came of it" hint="Does it still do what it is for, and do its risks stand where they are said to?" [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="review-note" rows="4" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div id="next-review" tabindex="-1"><hf-field label="Next review" [group]="true" [messages]="names['nextReview']!.messages!"><hf-date-field formControlName="nextReview" /></hf-field></div>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Recording' : 'Record the review' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class ReviewPartnershipDialog {
  readonly #client = inject(PartnershipClient);
  protected readonly own = versionedDialog<PartnershipView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly rhythm = computed(() => {
    const { level } = this.own.thing();
    return level === null ? 'Its significance is not scored yet, so how often it is reviewed is up to you.' : `At ${level} significance it is reviewed at least every ${SIGNIFICANCE_REVIEW_MONTHS[level]} months.`;
  });
  protected readonly form = new FormGroup({
    heldOn: new FormControl<string | null>(todayIn(inject(Session).organisation()?.timeZone), { validators: [Validators.required] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    nextReview: new FormControl<string | null>(null, { validators: [Validators.required] }),
  });
  protected readonly draft = keepDraft(this.form, `review-partnership.${this.own.thing().id}`);

  constructor() {
    this.draft.take();
  }

  protected record(): Promise<void> {
    const request = () => {
      const { heldOn, note, nextReview } = this.form.getRawValue();
      return { heldOn: heldOn ?? '', note: note.trim(), nextReview: nextReview ?? '' };
    };
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.review(id, version, body, context), this.draft);
  }
}

export const askForPartnershipReview = (injector: Injector, partnership: PartnershipView): Promise<PartnershipView | null> => askAbout(injector, ReviewPartnershipDialog, partnership, 'review-partnership');
