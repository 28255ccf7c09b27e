import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ControlView, PersonRef } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { OwnerField } from '../risks/risk-form/owner-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { sending } from '../shared/forms/sending';
import { ClaimFields } from './claim-fields';
import { CLAIM_NAMES, claimControls, claimOf } from './claim-form';
import { ControlClient } from './control-client';

/** Of which risk, and who will answer for the control unless somebody else is chosen. */
export interface ToControl {
  readonly id: string;
  readonly reference: string | null;
  readonly owner: PersonRef | null;
}

const NAMES: FormNames = {
  title: { label: 'Control', target: 'control-title', messages: { required: 'Say what is in place.' } },
  description: { label: 'Description', target: 'control-description' },
  ownerId: { label: 'Owner', target: 'owner', messages: { required: 'Choose who answers for it.' } },
  ...CLAIM_NAMES,
};

@Component({
  selector: 'hf-add-control-dialog',
  imports: [ClaimFields, DraftNote, ErrorSummary, Field, InputDirective, OwnerField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="add-control">Add a control{{ risk.reference ? ' to ' + risk.reference : '' }}</h2>
    <p class="hf-small hf-soft">Something that is in place and lowers the risk. What is still to be done is an action.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="add()">
      <hf-error-summary [lines]="lines()" />
      <hf-field label="Control" hint="In one line: Nightly backups, kept at the annexe." [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="control-title" autocomplete="off" formControlName="title" cdkFocusInitial /></hf-field>
      <hf-field label="Description" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="control-description" rows="2" formControlName="description"></textarea></hf-field>
      <hf-owner-field [control]="form.controls.ownerId" [known]="risk.owner" hint="Who answers for it, and may say how effective it is." />
      <hf-claim-fields [controls]="form.controls" [fault]="fault()" />
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Adding' : 'Add control' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: './control-dialog.scss',
})
export class AddControlDialog {
  readonly #client = inject(ControlClient);
  readonly #sending = sending();
  protected readonly dialog = inject<DialogRef<ControlView | null>>(DialogRef);
  protected readonly risk = inject<ToControl>(DIALOG_DATA);
  protected readonly limits = LIMITS;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    ownerId: new FormControl<string | null>(this.risk.owner?.id ?? null, { validators: [Validators.required] }),
    ...claimControls({ effectiveness: 'not-assessed', evidenceLink: '' }),
  });
  protected readonly draft = keepDraft(this.form, `add-control.${this.risk.id}`);
  protected readonly lines = this.#sending.lines;
  protected readonly fault = computed(() => this.lines().find(({ label }) => label === 'Effectiveness')?.message ?? '');
  protected readonly busy = this.#sending.busy;

  constructor() {
    this.draft.take();
  }

  protected add(): Promise<void> {
    const { title, description, ownerId } = this.form.getRawValue();
    const request = { title: title.trim(), description: description.trim(), ownerId: ownerId ?? '', ...claimOf(this.form) };
    return this.#sending.send({ form: this.form, names: NAMES, draft: this.draft, run: (submission) => this.#client.add(this.risk.id, request, submission.of(request)), then: (added) => this.dialog.close(added) });
  }
}

/** The new control, or null when none was added. */
export async function askForControl(injector: Injector, risk: ToControl): Promise<ControlView | null> {
  const dialog = injector.get(Dialog).open<ControlView | null, ToControl, AddControlDialog>(AddControlDialog, { data: risk, ariaLabelledBy: 'add-control', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
