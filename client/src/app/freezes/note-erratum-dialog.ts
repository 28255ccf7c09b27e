import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { FreezeView } from '@holdfast/contracts';
import { ERRATUM_FIELDS, LIMITS, type ErratumField } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { FreezeClient } from './freeze-client';
import { ERRATUM_FIELD_WORDS } from './freeze-words';

interface About {
  readonly freeze: { readonly id: string; readonly name: string };
  /** Null: the whole freeze. */
  readonly risk: { readonly id: string; readonly reference: string; readonly title: string } | null;
  /** What the freeze says, where one field is known to say it. */
  readonly says: Readonly<Partial<Record<ErratumField, string>>>;
}

const NAMES: FormNames = {
  field: { label: 'What is wrong', target: 'erratum-field', messages: { required: 'Choose what of the risk is wrong.' } },
  says: { label: 'It says', target: 'erratum-says', messages: {} },
  shouldSay: { label: 'It should say', target: 'erratum-should-say', messages: { required: 'Write what it should say.' } },
  reason: { label: 'Reason', target: 'erratum-reason', messages: { required: 'Say how it came about, or how you know.' } },
};

/** Notes beside a freeze what is wrong in it. */
@Component({
  selector: 'hf-note-erratum-dialog',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="note-erratum">{{ about.risk ? 'What is wrong in ' + about.risk.reference + '?' : 'What is wrong in this freeze?' }}</h2>
    <p class="hf-small hf-soft">@if (about.risk; as risk) { {{ risk.title }}. }What was frozen in {{ about.freeze.name }} stays as it is, and so does its digest. The erratum is shown beside it with your job title, and cannot be taken back.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="note()">
      <hf-error-summary [lines]="lines()" />
      @if (about.risk) {
        <hf-field label="What is wrong" [messages]="names['field']!.messages!">
          <select hfInput id="erratum-field" formControlName="field" cdkFocusInitial (change)="quote()">
            <option [ngValue]="null">Choose</option>
            @for (field of fields; track field) { <option [ngValue]="field">{{ words[field] }}</option> }
          </select>
        </hf-field>
      }
      <hf-field label="It says" [optional]="true" [limit]="most"><textarea hfInput id="erratum-says" rows="2" formControlName="says"></textarea></hf-field>
      <hf-field label="It should say" [limit]="most" [messages]="names['shouldSay']!.messages!"><textarea hfInput id="erratum-should-say" rows="2" formControlName="shouldSay"></textarea></hf-field>
      <hf-field label="Reason" [limit]="mostReason" [messages]="names['reason']!.messages!"><textarea hfInput id="erratum-reason" rows="2" formControlName="reason"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Noting' : 'Note the erratum' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class NoteErratumDialog {
  readonly #client = inject(FreezeClient);
  protected readonly dialog = inject<DialogRef<FreezeView | null>>(DialogRef);
  protected readonly about = inject<About>(DIALOG_DATA);
  protected readonly names = NAMES;
  protected readonly words = ERRATUM_FIELD_WORDS;
  protected readonly fields = ERRATUM_FIELDS;
  protected readonly most = LIMITS.narrative;
  protected readonly mostReason = LIMITS.reason;
  protected readonly form = new FormGroup({
    field: new FormControl<ErratumField | null>(null, { validators: this.about.risk ? [Validators.required] : [] }),
    says: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    shouldSay: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.narrative)] }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `erratum.${this.about.freeze.id}.${this.about.risk?.id ?? 'all'}`);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  readonly #submission = new Submission();

  constructor() {
    this.draft.take();
  }

  /** What the freeze says there, unless something was written already. */
  protected quote(): void {
    const { field } = this.form.getRawValue();
    if (field && this.form.controls.says.pristine) this.form.controls.says.setValue(this.about.says[field] ?? '');
  }

  protected async note(): Promise<void> {
    if (this.busy()) return;
    this.lines.set(faultsOf(this.form, NAMES));
    if (this.lines().length) return;
    this.busy.set(true);
    const { field, says, shouldSay, reason } = this.form.getRawValue();
    try {
      const freeze = await this.#client.note(this.about.freeze.id, { riskId: this.about.risk?.id ?? null, field, says: says.trim(), shouldSay: shouldSay.trim(), reason: reason.trim() }, this.#submission);
      this.draft.saved();
      this.dialog.close(freeze);
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

/** The freeze with the erratum, or null. */
export async function askForErratum(injector: Injector, about: About): Promise<FreezeView | null> {
  const dialog = injector.get(Dialog).open<FreezeView | null, About>(NoteErratumDialog, { data: about, ariaLabelledBy: 'note-erratum', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
