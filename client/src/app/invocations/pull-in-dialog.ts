import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { InvocationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ThingChooser } from '../plans/thing-chooser';
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
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="pull-in" tabindex="-1" cdkFocusInitial>Pull a plan into {{ own.data.reference }}</h2>
    <p class="hf-small hf-soft">Its steps join the checklist, and whom it names can write in the log.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Plan" [group]="true" [messages]="names['planId']!.messages!"><div id="pull-in-plan" tabindex="-1"><hf-thing-chooser label="Find a plan" address="/api/plans" [chosen]="form.controls.planId.value ? [form.controls.planId.value] : []" (chosenChange)="form.controls.planId.setValue($event.at(-1) ?? null)" /></div></hf-field>
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
