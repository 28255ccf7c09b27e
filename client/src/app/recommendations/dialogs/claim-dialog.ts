import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { RecommendationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../../shared/forms/versioned-dialog';
import { Notice } from '../../shared/notice/notice';
import { RecommendationClient } from '../recommendation-client';

const NAMES: FormNames = { note: { label: 'What was done', target: 'claim-note', messages: { required: 'Say what was done, and where that can be seen.' } } };

@Component({
  selector: 'hf-claim-dialog',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="claim">Say that {{ own.thing().reference }} is implemented</h2>
    <p class="hf-small hf-soft">That closes nothing: it stays outstanding until an auditor has looked.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="claim()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this recommendation meanwhile.</b> Say it all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="What was done" hint="And where an auditor can see it. Attach what shows it to the files of the recommendation." [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="claim-note" rows="4" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Sending' : 'It is implemented' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class ClaimDialog {
  readonly #client = inject(RecommendationClient);
  protected readonly own = versionedDialog<RecommendationView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }) });
  protected readonly draft = keepDraft(this.form, `claim.${this.own.thing().id}`);

  constructor() {
    this.draft.take();
  }

  protected claim(): Promise<void> {
    const request = () => ({ note: this.form.getRawValue().note.trim() });
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.claim(id, version, body, context), this.draft);
  }
}

export const askToClaim = (injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> => askAbout(injector, ClaimDialog, recommendation, 'claim');
