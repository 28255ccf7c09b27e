import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ActionRow, RiskView } from '@holdfast/contracts';
import { isUnended, LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ActionClient } from '../../actions/action-client';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { faultsOf, hangProblem, type FormNames } from '../../shared/forms/problem-errors';
import { Notice } from '../../shared/notice/notice';
import { moment } from '../../shared/words/dates';
import { RiskClient } from '../risk-client';

const NAMES: FormNames = { reason: { label: 'Reason', target: 'close-reason', messages: { required: 'Say why it is closed.' } } };

@Component({
  selector: 'hf-close-risk-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="close-risk">Close {{ risk().reference }}?</h2>
    <p>It stays in the history and leaves the counts. A closed risk does not open again.</p>
    @if (left(); as left) {
      @if (left.length) {
        <hf-notice kind="warn"><b>{{ left.length === 1 ? '1 action that has not ended serves' : left.length + ' actions that have not ended serve' }} no other open risk.</b> {{ left.length === 1 ? 'It stays' : 'They stay' }} to be finished or cancelled: {{ named() }}.</hf-notice>
      }
    }
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="close()">
      <hf-error-summary [lines]="faults()" />
      @if (changed(); as at) { <hf-notice kind="warn"><b>Somebody changed this risk at {{ at }}.</b> Close it all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Reason" hint="For example: it can no longer happen." [limit]="most" [messages]="{ required: 'Say why it is closed.' }"><textarea hfInput id="close-reason" rows="3" formControlName="reason" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn danger" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Closing' : 'Close ' + risk().reference }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Leave it open</button></div>
    </form>
  `,
  styles: `
    :host { display: grid; gap: 8px; width: min(460px, 92vw); padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    form { margin-top: 8px; }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class CloseRiskDialog {
  readonly #client = inject(RiskClient);
  readonly #submission = new Submission();
  protected readonly dialog = inject<DialogRef<RiskView | null>>(DialogRef);
  /** As it is now, should somebody change it meanwhile. */
  protected readonly risk = signal(inject<RiskView>(DIALOG_DATA));
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({ reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }) });
  readonly #actions = inject(ActionClient).ofRisk(() => this.risk().id);
  /** Unended actions that would serve no open risk any more. */
  protected readonly left = computed(() => (this.#actions.hasValue() ? leftBy(this.risk().id, this.#actions.value()) : null));
  protected readonly named = computed(() => (this.left() ?? []).map(({ reference, owner }) => `${reference} of the ${owner.jobTitle}`).join(', '));
  readonly #draft = keepDraft(this.form, `close-risk.${this.risk().id}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly changed = signal<string | null>(null);

  constructor() {
    this.#draft.take();
  }

  protected async close(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const [{ id, version }, request] = [this.risk(), { reason: this.form.getRawValue().reason.trim() }];
    try {
      const closed = await this.#client.close(id, version, request, this.#submission.of({ ...request, version }));
      this.#draft.saved();
      this.dialog.close(closed);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        const current = problem.current as RiskView;
        this.risk.set(current);
        this.changed.set(moment(current.updatedAt));
      } else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

const leftBy = (riskId: string, actions: readonly ActionRow[]): ActionRow[] =>
  actions.filter(({ status, risks, otherRisks }) => isUnended(status) && otherRisks === 0 && risks.every((risk) => risk.id === riskId || risk.status !== 'open'));

/** The closed risk, or null when it was left open. */
export async function askToClose(injector: Injector, risk: RiskView): Promise<RiskView | null> {
  const dialog = injector.get(Dialog).open<RiskView | null, RiskView, CloseRiskDialog>(CloseRiskDialog, { data: risk, ariaLabelledBy: 'close-risk', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
