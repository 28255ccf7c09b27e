import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { PlanVersionView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { PlanClient } from './plan-client';

const NAMES: FormNames = { note: { label: 'Note', target: 'approve-plan-note' } };

@Component({
  selector: 'hf-approve-plan-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="approve-plan">Approve version {{ own.thing().number }} of {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">From then on it is in force and does not change; the version before it is superseded. The time to its next review begins today.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> Leave and look at it before you approve it.</hf-notice> }
      <hf-field label="Note" [optional]="true" [limit]="most"><textarea hfInput id="approve-plan-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Approving' : 'Approve' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class ApprovePlanDialog {
  readonly #client = inject(PlanClient);
  protected readonly own = versionedDialog<PlanVersionView>();
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }) });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ note: this.form.getRawValue().note.trim() }), ({ planId, version }, body, context) => this.#client.say(planId, 'approval', version, body, context));
  }
}

export const askToApprove = (injector: Injector, of: PlanVersionView): Promise<PlanVersionView | null> => askAbout(injector, ApprovePlanDialog, of, 'approve-plan');
