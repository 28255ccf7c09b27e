import { ChangeDetectionStrategy, Component, inject, InjectionToken, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ExerciseView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { AgainstOutcome } from './against-outcome';
import { ExerciseClient } from './exercise-client';

const NAMES: FormNames = { note: { label: 'Note', target: 'sign-off-note' } };

/** What speaks against the outcome. */
const AGAINST = new InjectionToken<readonly string[]>('what speaks against the outcome');

@Component({
  selector: 'hf-sign-off-dialog',
  imports: [AgainstOutcome, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="sign-off-exercise">Sign off {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">From then on its times count as proven and the result never changes.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed the result meanwhile.</b> Leave and look at it before you sign it off.</hf-notice> }
      <hf-against-outcome [outcome]="own.thing().outcome" [told]="against" />
      <hf-field label="Note" [optional]="true" [limit]="most"><textarea hfInput id="sign-off-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Signing off' : 'Sign off' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class SignOffDialog {
  readonly #client = inject(ExerciseClient);
  protected readonly own = versionedDialog<ExerciseView>();
  protected readonly against = inject(AGAINST);
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ note: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }) });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ note: this.form.getRawValue().note.trim() }), ({ id, version }, body, context) => this.#client.signOff(id, version, body, context));
  }
}

export const askToSignOff = (injector: Injector, of: ExerciseView, against: readonly string[]): Promise<ExerciseView | null> =>
  askAbout(injector, SignOffDialog, of, 'sign-off-exercise', [{ provide: AGAINST, useValue: against }]);
