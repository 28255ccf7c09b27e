import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { httpResource } from '@angular/common/http';
import type { InvocationView, Page, PlanRow } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { InvocationClient } from './invocation-client';

const NAMES: FormNames = {
  planId: { label: 'Plan', target: 'pull-in-plan', messages: { required: 'Choose the plan.' } },
  reason: { label: 'Reason', target: 'pull-in-reason', messages: { required: 'Say why it is needed.' } },
};

@Component({
  selector: 'hf-pull-in-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="pull-in">Pull a plan into {{ own.data.reference }}</h2>
    <p class="hf-small hf-soft">Its steps join the checklist, and whom it names can write in the log.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Plan" [messages]="names['planId']!.messages!"><select hfInput id="pull-in-plan" formControlName="planId" cdkFocusInitial><option [ngValue]="null">{{ resource.isLoading() ? 'Loading the plans' : 'Choose' }}</option>@for (one of plans(); track one.id) { <option [ngValue]="one.id">{{ one.reference }} {{ one.name }}{{ one.approvedNumber === null ? ', never approved' : '' }}</option> }</select></hf-field>
      @if (resource.error()) { <p class="hf-bad" role="alert">The plans could not be loaded. <button class="hf-btn text" type="button" (click)="resource.reload()">Try again</button></p> }
      <hf-field label="Reason" [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="pull-in-reason" rows="2" formControlName="reason"></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Pulling it in' : 'Pull it in' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class PullInDialog {
  readonly #client = inject(InvocationClient);
  protected readonly own = smallDialog<InvocationView, InvocationView>();
  protected readonly most = LIMITS.reason;
  protected readonly names = NAMES;
  protected readonly resource = httpResource<Page<PlanRow>>(() => '/api/plans?sort=reference');
  protected readonly plans = computed(() => {
    const joined = new Set(this.own.data.invoked.map(({ planId }) => planId));
    return this.resource.hasValue() ? this.resource.value().items.filter(({ id }) => !joined.has(id)) : [];
  });
  protected readonly form = new FormGroup({
    planId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });

  protected send(): Promise<void> {
    const { planId, reason } = this.form.getRawValue();
    const request = { planId: planId ?? '', reason: reason.trim() };
    return this.own.send(this.form, NAMES, request, (context) => this.#client.pullIn(this.own.data.id, request, context));
  }
}

export const askToPullIn = (injector: Injector, of: InvocationView): Promise<InvocationView | null> => askIn<InvocationView, InvocationView>(injector, PullInDialog, of, 'pull-in');
