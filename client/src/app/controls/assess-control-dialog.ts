import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { ControlView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { DayPipe } from '../shared/words/dates';
import { ClaimFields } from './claim-fields';
import { CLAIM_NAMES, claimControls, claimOf } from './claim-form';
import { ControlClient } from './control-client';
import { EffectivenessMark } from './effectiveness-mark';

@Component({
  selector: 'hf-assess-control-dialog',
  imports: [ClaimFields, DayPipe, DraftNote, EffectivenessMark, ErrorSummary, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="assess-control">How effective is "{{ control().title }}"?</h2>
    <p class="hf-small hf-row"><span class="hf-soft">So far</span><hf-effectiveness [of]="control().effectiveness" />@if (control().assessedOn; as day) { <span class="hf-soft">on {{ day | day }}</span> }</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="assess()">
      <hf-error-summary [lines]="lines()" />
      @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this control meanwhile.</b> Above is what is said of it now. Record yours on top, or leave it so.</hf-notice> }
      <hf-claim-fields [controls]="form.controls" [fault]="fault()" />
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Recording' : 'Record' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: './control-dialog.scss',
})
export class AssessControlDialog {
  readonly #client = inject(ControlClient);
  readonly #submission = new Submission();
  protected readonly dialog = inject<DialogRef<ControlView | null>>(DialogRef);
  /** As it is now, should somebody change it meanwhile. */
  protected readonly control = signal(inject<ControlView>(DIALOG_DATA));
  protected readonly form = new FormGroup(claimControls({ effectiveness: null, evidenceLink: this.control().evidenceLink }));
  protected readonly draft = keepDraft(this.form, `assess-control.${this.control().id}`);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly fault = computed(() => this.lines().find(({ label }) => label === 'Effectiveness')?.message ?? '');
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);

  constructor() {
    this.draft.take();
  }

  protected async assess(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, CLAIM_NAMES);
    this.lines.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const [{ id, version }, request] = [this.control(), claimOf(this.form)];
    try {
      const assessed = await this.#client.assess(id, version, request, this.#submission.of({ ...request, version }));
      this.draft.saved();
      this.dialog.close(assessed);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        this.control.set(problem.current as ControlView);
        this.changed.set(true);
      } else this.lines.set(hangProblem(this.form, problem, CLAIM_NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

/** The control as it is assessed now, or null when it was left as it is. */
export async function askHowEffective(injector: Injector, control: ControlView): Promise<ControlView | null> {
  const dialog = injector.get(Dialog).open<ControlView | null, ControlView, AssessControlDialog>(AssessControlDialog, { data: control, ariaLabelledBy: 'assess-control', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
