import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { AcceptancesView, RiskView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Standing } from '../risks/standing';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { AcceptanceClient } from './acceptance-client';

/** What came of it; `risk` when somebody changed the risk meanwhile, whether it was accepted in the end or not. */
export interface Accepted {
  readonly view: AcceptancesView | null;
  readonly risk: RiskView | null;
}

const NAMES: FormNames = {
  reason: { label: 'Reason', target: 'accept-reason', messages: { required: 'Say why it is borne.' } },
  expiresOn: { label: 'Accepted until', target: 'accept-until', messages: { required: 'Say until when. Nothing is accepted for good.' } },
};

@Component({
  selector: 'hf-accept-risk-dialog',
  imports: [DateField, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="accept-risk">Accept {{ risk().reference }} above appetite?</h2>
    <p class="stands"><span class="hf-soft">It stands at</span><hf-standing [of]="risk().residual" /></p>
    <p class="hf-small hf-soft">You bear it as it is scored now. Another score ends the acceptance, and so does its last day.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="accept()">
      <hf-error-summary [lines]="lines()" />
      @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this risk meanwhile.</b> Above is where it stands now. Accept it like that, or leave and look at it first.</hf-notice> }
      <hf-field label="Reason" hint="Why it is borne rather than treated." [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="accept-reason" rows="3" formControlName="reason" cdkFocusInitial></textarea></hf-field>
      <hf-field label="Accepted until" hint="The last day on which it holds, within two years." [group]="true" [messages]="names['expiresOn']!.messages!"><hf-date-field id="accept-until" formControlName="expiresOn" /></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Accepting' : 'Accept ' + risk().reference }}</button><button class="hf-btn quiet" type="button" (click)="leave()">Leave it unaccepted</button></div>
    </form>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; width: min(520px, 94vw); max-height: 92vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    .stands { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; font: var(--mat-sys-body-small); }
    form { margin-top: 8px; }
    @media (max-width: 700px) { :host { padding: 16px; } }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class AcceptRiskDialog {
  readonly #client = inject(AcceptanceClient);
  readonly #submission = new Submission();
  protected readonly dialog = inject<DialogRef<Accepted>>(DialogRef);
  /** As it is now, should somebody change it meanwhile. */
  protected readonly risk = signal(inject<RiskView>(DIALOG_DATA));
  protected readonly most = LIMITS.reason;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    expiresOn: new FormControl<string | null>(null, { validators: [Validators.required] }),
  });
  protected readonly draft = keepDraft(this.form, `accept-risk.${this.risk().id}`);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);

  constructor() {
    this.draft.take();
  }

  protected async accept(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const { reason, expiresOn } = this.form.getRawValue();
    const [{ id, version }, request] = [this.risk(), { reason: reason.trim(), expiresOn: expiresOn ?? '' }];
    try {
      const view = await this.#client.accept(id, version, request, this.#submission.of({ ...request, version }));
      this.draft.saved();
      this.dialog.close({ view, risk: this.changed() ? this.risk() : null });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        this.risk.set(problem.current as RiskView);
        this.changed.set(true);
      } else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    this.dialog.close({ view: null, risk: this.changed() ? this.risk() : null });
  }
}

export async function askToAccept(injector: Injector, risk: RiskView): Promise<Accepted> {
  const dialog = injector.get(Dialog).open<Accepted, RiskView, AcceptRiskDialog>(AcceptRiskDialog, { data: risk, ariaLabelledBy: 'accept-risk', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? { view: null, risk: null };
}
