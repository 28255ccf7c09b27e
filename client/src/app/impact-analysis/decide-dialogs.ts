import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ImpactAnalysisView } from '@holdfast/contracts';
import { addMonths, ANALYSIS_REVIEW_MONTHS, LIMITS } from '@holdfast/domain';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { todayIn } from '../shared/words/today';
import { ImpactClient } from './impact-client';

const NAMES: FormNames = {
  note: { label: 'Note', target: 'impact-note', messages: { required: 'Say what came of it.' } },
  nextReview: { label: 'Next review', target: 'impact-next-review', messages: { required: 'Give the day of the next review.' } },
};

const note = (needed: boolean) => new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason), ...(needed ? [Validators.required] : [])] });
/** A year from today, unless somebody chooses sooner. */
const nextReview = () => new FormControl<string | null>(addMonths(todayIn(inject(Session).organisation()?.timeZone), ANALYSIS_REVIEW_MONTHS), { validators: [Validators.required] });

@Component({
  selector: 'hf-submit-impact-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="submit-impact">Submit version {{ own.thing().number }} for approval</h2>
    <p class="hf-small hf-soft">Somebody who has not written in it approves it: the owner of the activity, or a continuity or risk manager of its unit.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> Submit it all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Note" hint="What whoever approves it should know." [optional]="true" [limit]="most"><textarea hfInput id="impact-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Submitting' : 'Submit for approval' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class SubmitImpactDialog {
  readonly #client = inject(ImpactClient);
  protected readonly own = versionedDialog<ImpactAnalysisView>();
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: note(false) });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ note: this.form.getRawValue().note.trim() }), ({ id, version }, body, context) => this.#client.submit(id, version, body, context));
  }
}

@Component({
  selector: 'hf-approve-impact-dialog',
  imports: [DateField, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="approve-impact">Approve version {{ own.thing().number }}</h2>
    <p class="hf-small hf-soft">From then on it is in force and does not change; the version before it is superseded.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> Leave and look at it before you approve it.</hf-notice> }
      <div id="impact-next-review" tabindex="-1"><hf-field label="Next review" hint="Within 12 months." [group]="true" [messages]="names['nextReview']!.messages!"><hf-date-field formControlName="nextReview" /></hf-field></div>
      <hf-field label="Note" [optional]="true" [limit]="most"><textarea hfInput id="impact-note" rows="3" formControlName="note"></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Approving' : 'Approve' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class ApproveImpactDialog {
  readonly #client = inject(ImpactClient);
  protected readonly own = versionedDialog<ImpactAnalysisView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ nextReview: nextReview(), note: note(false) });

  protected send(): Promise<void> {
    const request = () => ({ nextReview: this.form.getRawValue().nextReview ?? '', note: this.form.getRawValue().note.trim() });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.approve(id, version, body, context));
  }
}

@Component({
  selector: 'hf-review-impact-dialog',
  imports: [DateField, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="review-impact">Review the impact analysis</h2>
    <p class="hf-small hf-soft">For what is still right. If something has changed, start a new version instead.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> Record the review all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="What came of it" [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="impact-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div id="impact-next-review" tabindex="-1"><hf-field label="Next review" hint="Within 12 months." [group]="true" [messages]="names['nextReview']!.messages!"><hf-date-field formControlName="nextReview" /></hf-field></div>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Recording' : 'Record the review' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class ReviewImpactDialog {
  readonly #client = inject(ImpactClient);
  protected readonly own = versionedDialog<ImpactAnalysisView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: note(true), nextReview: nextReview() });

  protected send(): Promise<void> {
    const request = () => ({ note: this.form.getRawValue().note.trim(), nextReview: this.form.getRawValue().nextReview ?? '' });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.review(id, version, body, context));
  }
}

export const askToSubmit = (injector: Injector, of: ImpactAnalysisView): Promise<ImpactAnalysisView | null> => askAbout(injector, SubmitImpactDialog, of, 'submit-impact');
export const askToApprove = (injector: Injector, of: ImpactAnalysisView): Promise<ImpactAnalysisView | null> => askAbout(injector, ApproveImpactDialog, of, 'approve-impact');
export const askToReview = (injector: Injector, of: ImpactAnalysisView): Promise<ImpactAnalysisView | null> => askAbout(injector, ReviewImpactDialog, of, 'review-impact');
