import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ControlView } from '@holdfast/contracts';
import { EVIDENCE_OUTCOMES, LIMITS, type EvidenceOutcome } from '@holdfast/domain';
import { ControlClient } from '../controls/control-client';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { EvidenceMark } from './evidence-mark';

const NAMES: FormNames = {
  outcome: { label: 'Outcome', target: 'check-passed', messages: { required: 'Choose whether it passed or failed.' } },
  heldOn: { label: 'Held on', target: 'check-held-on', messages: { required: 'Say on which day it was looked at.' } },
  note: { label: 'What was looked at', target: 'check-note', messages: { required: 'Say what was looked at and what was found.' } },
  link: { label: 'Link', target: 'check-link', messages: { pattern: 'Write a web address that begins with https://' } },
};

@Component({
  selector: 'hf-record-check-dialog',
  imports: [DateField, DraftNote, ErrorSummary, EvidenceMark, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="record-check">Record a check of "{{ dialog.data.title }}"</h2>
    <p class="hf-small hf-soft">{{ dialog.data.suffices.secondPerson ? 'A failure counts at once. A pass counts once another person has signed it off.' : 'It counts from now on, and stays in the history.' }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="record()">
      <hf-error-summary [lines]="dialog.lines()" />
      <hf-field label="Outcome" [group]="true" [error]="fault()">
        <div class="choices" role="radiogroup" aria-label="Outcome">
          @for (outcome of outcomes; track outcome) { <label><input type="radio" name="outcome" formControlName="outcome" [id]="'check-' + outcome" [value]="outcome" /><hf-evidence-mark [state]="outcome" /></label> }
        </div>
      </hf-field>
      @if (form.controls.outcome.value === 'failed' && dialog.data.leanedOn) { <p class="hf-small" role="status">The residual of the risk leans on this control: it is drawn at its inherent as evidenced, and its review falls due.</p> }
      <hf-field label="Held on" hint="The day on which it was looked at. Its age runs from there." [group]="true"><hf-date-field id="check-held-on" formControlName="heldOn" /></hf-field>
      <hf-field label="What was looked at" hint="And what was found." [limit]="limits.reason" [messages]="names['note']!.messages!"><textarea hfInput id="check-note" rows="3" formControlName="note"></textarea></hf-field>
      <hf-field label="Link" [optional]="true" hint="A report, a ticket. Files go on the page of the control." [messages]="names['link']!.messages!"><input hfInput id="check-link" type="url" inputmode="url" autocomplete="off" formControlName="link" /></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="dialog.busy()">{{ dialog.busy() ? 'Saving' : 'Record the check' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../controls/control-dialog.scss',
  styles: `
    .choices { display: flex; flex-wrap: wrap; gap: 4px 16px; }
    .choices label { display: flex; align-items: center; gap: 8px; min-height: 32px; padding: 2px 8px; border-radius: var(--mat-sys-corner-small); cursor: pointer; }
    .choices label:has(:checked) { background: var(--hf-selected); --hf-on: var(--mat-sys-surface); }
    @media (max-width: 700px) { .choices label { min-height: 44px; } }
  `,
})
export class RecordCheckDialog {
  readonly #client = inject(ControlClient);
  protected readonly dialog = smallDialog<ControlView, ControlView>();
  protected readonly limits = LIMITS;
  protected readonly names = NAMES;
  protected readonly outcomes = EVIDENCE_OUTCOMES;
  protected readonly form = new FormGroup({
    outcome: new FormControl<EvidenceOutcome | null>(null, { validators: [Validators.required] }),
    heldOn: new FormControl<string | null>(null, { validators: [Validators.required] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    link: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.link), Validators.pattern(/^\s*(?:https?:\/\/\S+)?\s*$/i)] }),
  });
  protected readonly draft = keepDraft(this.form, `record-check.${this.dialog.data.id}`);
  protected readonly fault = computed(() => this.dialog.lines().find(({ label }) => label === 'Outcome')?.message ?? '');

  constructor() {
    this.draft.take();
  }

  protected record(): Promise<void> {
    const { outcome, heldOn, note, link } = this.form.getRawValue();
    const request = { outcome: outcome ?? 'failed', heldOn: heldOn ?? '', note: note.trim(), link: link.trim() };
    return this.dialog.send(this.form, NAMES, request, (context) => this.#client.check(this.dialog.data.id, request, context), { draft: this.draft });
  }
}

/** The control as its evidence stands now, or null when nothing was recorded. */
export const askForCheck = (injector: Injector, control: ControlView): Promise<ControlView | null> => askIn<ControlView, ControlView>(injector, RecordCheckDialog, control, 'record-check');
