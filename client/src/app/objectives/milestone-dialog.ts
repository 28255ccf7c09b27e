import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { MilestoneView, ObjectiveDetailView } from '@holdfast/contracts';
import { financialYearOf, LIMITS, REPORTING_RHYTHMS, type ReportingRhythm } from '@holdfast/domain';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { Notice } from '../shared/notice/notice';
import { ObjectiveClient } from './objective-client';
import { REPORTING_WORDS } from './objective-words';

interface Asked {
  readonly objective: ObjectiveDetailView;
  /** The one that is changed; null: a new one. */
  readonly milestone: MilestoneView | null;
}

const NAMES: FormNames = {
  title: { label: 'Milestone', target: 'milestone-title', messages: { required: 'Say what is to be there by then.' } }, dueDate: { label: 'Due', target: 'milestone-due', messages: { required: 'Choose a day.' } },
  reporting: { label: 'Reported', target: 'milestone-reporting' },
};

@Component({
  selector: 'hf-milestone-dialog',
  imports: [DateField, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="plan-milestone">{{ milestone() ? 'Change a milestone' : 'Add a milestone' }}</h2>
    <p class="hf-small hf-soft">{{ own.data.objective.code }} {{ own.data.objective.title }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this milestone meanwhile.</b> It is now "{{ milestone()?.title }}". Save yours on top, or leave it so.</hf-notice> }
      <hf-field label="Milestone" hint="What is there when it is reached." [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="milestone-title" type="text" autocomplete="off" formControlName="title" cdkFocusInitial /></hf-field>
      <div id="milestone-due" tabindex="-1"><hf-field label="Due" hint="It counts in the financial year of this day." [group]="true" [messages]="names['dueDate']!.messages!"><hf-date-field formControlName="dueDate" /></hf-field></div>
      <hf-field label="Reported"><select hfInput id="milestone-reporting" formControlName="reporting"><option [ngValue]="null">As the objective: {{ words[own.data.objective.reporting].toLowerCase() }}</option>@for (one of rhythms; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ milestone() ? 'Save' : 'Add milestone' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class MilestoneDialog {
  readonly #client = inject(ObjectiveClient);
  protected readonly own = smallDialog<Asked, MilestoneView>();
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly rhythms = REPORTING_RHYTHMS;
  protected readonly words = REPORTING_WORDS;
  protected readonly milestone = signal(this.own.data.milestone);
  protected readonly changed = computed(() => this.milestone() !== this.own.data.milestone);
  protected readonly form = new FormGroup({
    title: new FormControl(this.own.data.milestone?.title ?? '', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    dueDate: new FormControl<string | null>(this.own.data.milestone?.dueDate ?? null, { validators: Validators.required }),
    reporting: new FormControl<ReportingRhythm | null>(this.own.data.milestone?.reporting ?? null),
  });

  protected save(): Promise<void> {
    const { title, dueDate, reporting } = this.form.getRawValue();
    const milestone = this.milestone();
    const body = { title: title.trim(), dueDate: dueDate ?? '', financialYear: dueDate ? financialYearOf(dueDate) : this.own.data.objective.financialYear, reporting };
    return this.own.send(this.form, NAMES, { ...body, version: milestone?.version }, (context) => (milestone ? this.#client.editMilestone(milestone, body) : this.#client.addMilestone(this.own.data.objective.id, body, context)), {
      stale: (current) => this.milestone.set(current as MilestoneView),
    });
  }
}

export const askForMilestone = (injector: Injector, objective: ObjectiveDetailView, milestone: MilestoneView | null): Promise<MilestoneView | null> =>
  askIn<Asked, MilestoneView>(injector, MilestoneDialog, { objective, milestone }, 'plan-milestone');

