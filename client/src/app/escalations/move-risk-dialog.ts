import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, resource, signal, viewChild, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { EscalationView, RiskView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { EscalationClient } from './escalation-client';

const NAMES: FormNames = {
  registerId: { label: 'Register', target: 'move-register', messages: { required: 'Choose a register.' } },
  reason: { label: 'Reason', target: 'move-reason', messages: { required: 'Say why.' } },
};

/** Where a risk goes on that outlives its project, and why. */
@Component({
  selector: 'hf-move-risk-dialog',
  imports: [ErrorNotice, ErrorSummary, Field, InputDirective, LoadingShape, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="move-risk">Move {{ risk.reference }} to another register</h2>
    <p class="hf-small hf-soft">It closes here and opens there under a new reference, with its scores, controls and unended actions. Files stay with {{ risk.reference }}, which is linked.</p>
    @if (targets.error(); as error) { <hf-error-notice what="The registers could not be loaded." [error]="error" (again)="targets.reload()" /> }
    @else if (targets.value(); as targets) {
      <form [formGroup]="form" (ngSubmit)="move()" class="hf-stack">
        <hf-error-summary [lines]="lines()" />
        <hf-field label="Register" [hint]="hint(targets)"><select hfInput #registers id="move-register" formControlName="registerId">@for (target of targets; track target.registerId) { <option [value]="target.registerId">{{ target.registerName }}</option> }</select></hf-field>
        <hf-field label="Reason" [limit]="limits.reason" [messages]="{ required: 'Say why.' }"><textarea hfInput id="move-reason" rows="3" formControlName="reason"></textarea></hf-field>
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">Move it</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Leave it here</button></div>
      </form>
    } @else { <hf-loading-shape [lines]="3" /> }
  `,
  styles: `
    :host { display: grid; gap: 10px; width: min(520px, 92vw); max-height: 90vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class MoveRiskDialog {
  readonly #client = inject(EscalationClient);
  readonly #submission = new Submission();
  protected readonly dialog = inject<DialogRef<EscalationView | null>>(DialogRef);
  protected readonly risk = inject<RiskView>(DIALOG_DATA);
  protected readonly limits = LIMITS;
  protected readonly busy = signal(false);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly form = new FormGroup({
    registerId: new FormControl('', { nonNullable: true, validators: Validators.required }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly targets = resource({
    loader: async () => {
      const targets = await this.#client.moveTargets(this.risk.id);
      this.form.controls.registerId.setValue(targets[0]?.registerId ?? '');
      return targets;
    },
  });
  protected readonly registers = viewChild<ElementRef<HTMLSelectElement>>('registers');
  #version = this.risk.version;

  constructor() {
    // The dialog opens before there is a field to go to.
    effect(() => this.registers()?.nativeElement.focus());
  }

  protected hint(targets: readonly { registerId: string; comparable: boolean }[]): string {
    const target = targets.find(({ registerId }) => registerId === this.form.controls.registerId.value);
    return target && !target.comparable ? 'It uses another matrix, and no crosswalk is declared: until it is scored there, it counts as not comparable.' : 'A register above that goes on when this one ends.';
  }

  protected async move(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length || this.busy()) return;
    this.busy.set(true);
    const { registerId, reason } = this.form.getRawValue();
    const request = { registerId, reason: reason.trim() };
    try {
      this.dialog.close(await this.#client.move(this.risk.id, this.#version, request, this.#submission.of({ ...request, version: this.#version })));
    } catch (error) {
      const problem = asProblem(error);
      // It moves as it is: the next try is made on what is there by now.
      if (problem.stale && problem.current) this.#version = (problem.current as RiskView).version;
      this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

/** What the move was recorded as, or null when the risk was left where it is. */
export async function askToMove(injector: Injector, risk: RiskView): Promise<EscalationView | null> {
  const dialog = injector.get(Dialog).open<EscalationView | null, RiskView, MoveRiskDialog>(MoveRiskDialog, { data: risk, ariaLabelledBy: 'move-risk', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
