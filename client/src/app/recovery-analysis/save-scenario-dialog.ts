import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ScenarioView, WhatIfRequest } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { RecoveryClient } from './recovery-client';

interface ToKeep {
  readonly request: WhatIfRequest;
  readonly suggested: string;
}

const NAMES: FormNames = { name: { label: 'Name', target: 'scenario-name', messages: { required: 'Give it a name.' } }, note: { label: 'Note', target: 'scenario-note' } };

@Component({
  selector: 'hf-save-scenario-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="save-scenario">Save as scenario</h2>
    <p class="hf-small hf-soft">The question is kept, not the answer: asked again, it is reckoned from what is recorded then. Scenarios stay, and everybody who reads continuity sees them.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="keep()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="scenario-name" formControlName="name" cdkFocusInitial /></hf-field>
      <hf-field label="Note" [optional]="true" hint="What it is for, and what is taken for granted." [limit]="limits.reason"><textarea hfInput id="scenario-note" rows="3" formControlName="note"></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Saving' : 'Save scenario' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class SaveScenarioDialog {
  readonly #client = inject(RecoveryClient);
  protected readonly own = smallDialog<ToKeep, ScenarioView>();
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly form = new FormGroup({
    name: new FormControl(this.own.data.suggested.slice(0, LIMITS.title), { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
  });

  protected keep(): Promise<void> {
    const { name, note } = this.form.getRawValue();
    const request = { ...this.own.data.request, name: name.trim(), note: note.trim() };
    return this.own.send(this.form, NAMES, request, (context) => this.#client.save(request, context));
  }
}

export const askToSaveScenario = (injector: Injector, about: ToKeep): Promise<ScenarioView | null> => askIn(injector, SaveScenarioDialog, about, 'save-scenario');
