import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { FreezeView } from '@holdfast/contracts';
import { ERRATUM_FIELD_WORDS, ERRATUM_FIELDS, LIMITS, type ErratumField } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { FreezeClient } from './freeze-client';

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
    <h2 id="note-erratum">{{ own.data.risk ? 'What is wrong in ' + own.data.risk.reference + '?' : 'What is wrong in this freeze?' }}</h2>
    <p class="hf-small hf-soft">@if (own.data.risk; as risk) { {{ risk.title }}. }What was frozen in {{ own.data.freeze.name }} stays as it is, and so does its digest. The erratum is shown beside it with your job title, and cannot be taken back.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="note()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.data.risk) {
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
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Noting' : 'Note the erratum' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class NoteErratumDialog {
  readonly #client = inject(FreezeClient);
  protected readonly own = smallDialog<About, FreezeView>();
  protected readonly names = NAMES;
  protected readonly words = ERRATUM_FIELD_WORDS;
  protected readonly fields = ERRATUM_FIELDS;
  protected readonly most = LIMITS.narrative;
  protected readonly mostReason = LIMITS.reason;
  protected readonly form = new FormGroup({
    field: new FormControl<ErratumField | null>(null, { validators: this.own.data.risk ? [Validators.required] : [] }),
    says: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    shouldSay: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.narrative)] }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `erratum.${this.own.data.freeze.id}.${this.own.data.risk?.id ?? 'all'}`);

  constructor() {
    this.draft.take();
  }

  /** What the freeze says there, unless something was written already. */
  protected quote(): void {
    const { field } = this.form.getRawValue();
    if (field && this.form.controls.says.pristine) this.form.controls.says.setValue(this.own.data.says[field] ?? '');
  }

  protected note(): Promise<void> {
    const { freeze, risk } = this.own.data;
    const { field, says, shouldSay, reason } = this.form.getRawValue();
    const request = { riskId: risk?.id ?? null, field, says: says.trim(), shouldSay: shouldSay.trim(), reason: reason.trim() };
    return this.own.send(this.form, NAMES, request, (context) => this.#client.note(freeze.id, request, context), { draft: this.draft });
  }
}

/** The freeze with the erratum, or null. */
export const askForErratum = (injector: Injector, about: About): Promise<FreezeView | null> => askIn(injector, NoteErratumDialog, about, 'note-erratum');
