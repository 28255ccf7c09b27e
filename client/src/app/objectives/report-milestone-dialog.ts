import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { MilestoneView } from '@holdfast/contracts';
import { LIMITS, MILESTONE_PROGRESS, narrativeFault, type MilestoneProgress } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { Notice } from '../shared/notice/notice';
import { DayPipe } from '../shared/words/dates';
import { ObjectiveClient } from './objective-client';
import { MILESTONE_WORDS, PROGRESS_WORDS } from './objective-words';

const NAMES: FormNames = {
  progress: { label: 'Progress', target: 'milestone-progress', messages: { required: 'Choose how far it is.' } }, narrative: { label: 'Narrative', target: 'milestone-narrative' },
};

@Component({
  selector: 'hf-report-milestone-dialog',
  imports: [DayPipe, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="report-milestone">How far is it?</h2>
    <p>{{ milestone().title }}</p>
    <p class="hf-small hf-soft">Due {{ milestone().dueDate | day: 'long' }}. So far: {{ stateWords[milestone().state].toLowerCase() }}.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      @if (changed()) { <hf-notice kind="warn"><b>Somebody reported or changed this milestone meanwhile.</b> Above is how it stands now. Report yours on top, or leave it so.</hf-notice> }
      <fieldset id="milestone-progress" tabindex="-1">
        <legend>Progress</legend>
        @for (one of all; track one) { <label><input type="radio" formControlName="progress" [value]="one" [attr.cdkFocusInitial]="$first ? '' : null" />{{ words[one] }}</label> }
        @if (form.controls.progress.touched && form.controls.progress.invalid) { <p class="hf-bad hf-small">Choose how far it is.</p> }
      </fieldset>
      <hf-field label="Narrative" [hint]="asks() ? 'What is missing, and what is done about it.' : 'What was done, for whoever reads the report.'" [optional]="!asks()" [limit]="limits.reason"><textarea hfInput id="milestone-narrative" rows="3" formControlName="narrative"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">Report</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
  styles: `
    fieldset { display: grid; gap: 2px; margin: 0; padding: 0; border: 0; }
    legend { padding: 0 0 4px; font: var(--mat-sys-title-small); }
    fieldset label { display: flex; align-items: center; gap: 8px; min-height: 32px; cursor: pointer; }
    fieldset input { width: 18px; height: 18px; accent-color: var(--mat-sys-primary); }
  `,
})
export class ReportMilestoneDialog {
  readonly #client = inject(ObjectiveClient);
  protected readonly own = smallDialog<MilestoneView, MilestoneView>();
  protected readonly limits = LIMITS;
  protected readonly all = MILESTONE_PROGRESS;
  protected readonly words = PROGRESS_WORDS;
  protected readonly stateWords = MILESTONE_WORDS;
  protected readonly milestone = signal(this.own.data);
  protected readonly changed = computed(() => this.milestone() !== this.own.data);
  protected readonly form = new FormGroup({
    progress: new FormControl<MilestoneProgress | null>(null, { validators: Validators.required }),
    narrative: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.reason) }),
  });
  readonly #progress = toSignal(this.form.controls.progress.valueChanges, { initialValue: null });
  protected readonly asks = computed(() => this.#progress() !== null && narrativeFault(this.#progress()!, '') !== null);
  protected readonly draft = keepDraft(this.form, `milestone.${this.own.data.id}`);

  constructor() {
    this.draft.take();
  }

  protected save(): Promise<void> {
    const { progress, narrative } = this.form.getRawValue();
    this.form.controls.narrative.updateValueAndValidity({ emitEvent: false });
    const fault = progress && narrativeFault(progress, narrative.trim());
    if (fault) this.form.controls.narrative.setErrors({ server: `${fault}.` });
    const [milestone, body] = [this.milestone(), { progress: progress ?? 'not-due', narrative: narrative.trim() }];
    return this.own.send(this.form, NAMES, { ...body, version: milestone.version }, (context) => this.#client.reportMilestone(milestone, body, context), {
      draft: this.draft, stale: (current) => this.milestone.set(current as MilestoneView),
    });
  }
}

export const askForReport = (injector: Injector, milestone: MilestoneView): Promise<MilestoneView | null> => askIn<MilestoneView, MilestoneView>(injector, ReportMilestoneDialog, milestone, 'report-milestone');
