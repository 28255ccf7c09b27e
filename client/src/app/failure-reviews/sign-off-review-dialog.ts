import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { FailureReviewView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { FailureReviewClient } from './failure-review-client';

const NAMES: FormNames = {
  note: { label: 'Note', target: 'sign-off-note' }, endedAt: { label: 'End', target: 'sign-off-note' }, summary: { label: 'What happened', target: 'sign-off-note' }, cause: { label: 'Cause', target: 'sign-off-note' },
  rootCause: { label: 'Root cause', target: 'sign-off-note' },
};

@Component({
  selector: 'hf-sign-off-review-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="sign-off-review">Sign off {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">From then on it never changes.@if (own.thing().measured.length) {&ngsp;What it measured counts as proven.} Actions and risks can still answer its lessons.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed the review meanwhile.</b> Leave and look at it before you sign it off.</hf-notice> }
      <hf-field label="Note" [optional]="true" [limit]="most"><textarea hfInput id="sign-off-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Signing off' : 'Sign off' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class SignOffReviewDialog {
  readonly #client = inject(FailureReviewClient);
  protected readonly own = versionedDialog<FailureReviewView>();
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }) });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ note: this.form.getRawValue().note.trim() }), ({ id, version }, body, context) => this.#client.signOff(id, version, body, context));
  }
}

export const askToSignOffReview = (injector: Injector, of: FailureReviewView): Promise<FailureReviewView | null> => askAbout(injector, SignOffReviewDialog, of, 'sign-off-review');
