import { ChangeDetectionStrategy, Component, inject, InjectionToken, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { InvocationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { InvocationClient } from './invocation-client';

const NAMES: FormNames = {
  reason: { label: 'Reason', target: 'stand-down-reason', messages: { required: 'Say why it is over.' } },
  stoodDownAt: { label: 'Time', target: 'stand-down-at' },
};

/** Titles of the steps that are still open, as the log has it on this device. */
const OPEN_STEPS = new InjectionToken<readonly string[]>('open steps');

@Component({
  selector: 'hf-stand-down-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="stand-down">Stand {{ own.thing().reference }} down?</h2>
    <p class="hf-small hf-soft">Work goes on as usual from then on. It cannot be taken back; the log stays open until its review is signed off.</p>
    @if (open.length) { <hf-notice kind="warn"><b>{{ open.length === 1 ? '1 step is still open' : open.length + ' steps are still open' }}.</b> They stay on record as left open: {{ open.join(', ') }}.</hf-notice> }
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed the invocation meanwhile.</b> Stand it down all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Reason" [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="stand-down-reason" rows="3" formControlName="reason" cdkFocusInitial></textarea></hf-field>
      <hf-field label="Time" hint="Now, unless it was over earlier. On the organisation's clock." [optional]="true"><input hfInput id="stand-down-at" type="datetime-local" formControlName="stoodDownAt" /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Standing down' : 'Stand down' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class StandDownDialog {
  readonly #client = inject(InvocationClient);
  protected readonly own = versionedDialog<InvocationView>();
  protected readonly open = inject(OPEN_STEPS);
  protected readonly most = LIMITS.reason;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    stoodDownAt: new FormControl('', { nonNullable: true }),
  });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ reason: this.form.getRawValue().reason.trim(), stoodDownAt: this.form.getRawValue().stoodDownAt || null }), ({ id, version }, body, context) => this.#client.standDown(id, version, body, context));
  }
}

export const askToStandDown = (injector: Injector, of: InvocationView, openSteps: readonly string[]): Promise<InvocationView | null> =>
  askAbout(injector, StandDownDialog, of, 'stand-down', [{ provide: OPEN_STEPS, useValue: openSteps }]);
