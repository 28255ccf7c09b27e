import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, Injectable, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../../http/problem';
import { ErrorSummary, type SummaryLine } from '../error-summary/error-summary';
import { Field } from '../field/field';
import { InputDirective } from '../field/input';
import { faultsOf, hangProblem, type FormNames } from '../forms/problem-errors';

export interface ReasonQuestion {
  /** "Close ICT-009?" */
  readonly question: string;
  readonly detail?: string;
  /** The act in its own words: "Close ICT-009". */
  readonly act: string;
  /** Does it. What is thrown is shown in the dialog, where the reason stays. */
  readonly run: (reason: string) => Promise<unknown>;
}

const NAMES: FormNames = { reason: { label: 'Reason', target: 'hf-reason', messages: { required: 'Say why.' } } };

@Component({
  selector: 'hf-reason-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="hf-reason-question">{{ data.question }}</h2>
    @if (data.detail) { <p>{{ data.detail }}</p> }
    <form [formGroup]="form" (ngSubmit)="act()" class="hf-stack">
      <hf-error-summary [lines]="lines()" />
      <hf-field label="Reason" [limit]="limits.reason" [messages]="{ required: 'Say why.' }"><textarea hfInput id="hf-reason" formControlName="reason" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn danger" type="submit" [attr.aria-disabled]="busy()">{{ data.act }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(false)">Cancel</button></div>
    </form>
  `,
  styles: `
    :host { display: grid; gap: 8px; width: min(480px, 92vw); max-height: 90vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    form { margin-top: 8px; }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class ReasonDialog {
  protected readonly data = inject<ReasonQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly limits = LIMITS;
  protected readonly busy = signal(false);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly form = new FormGroup({ reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }) });

  protected async act(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length || this.busy()) return;
    this.busy.set(true);
    try {
      await this.data.run(this.form.controls.reason.value);
      this.dialog.close(true);
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

/** One question that needs a reason, and the act itself. True when it was done. */
@Injectable({ providedIn: 'root' })
export class AskReason {
  readonly #dialog = inject(Dialog);

  async ask(question: ReasonQuestion): Promise<boolean> {
    const dialog = this.#dialog.open<boolean, ReasonQuestion, ReasonDialog>(ReasonDialog, { data: question, ariaLabelledBy: 'hf-reason-question', ariaModal: true });
    return (await firstValueFrom(dialog.closed)) ?? false;
  }
}
