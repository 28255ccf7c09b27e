import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ExerciseView } from '@holdfast/contracts';
import { localOfMoment } from '@holdfast/domain';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../../shared/forms/versioned-dialog';
import { Notice } from '../../shared/notice/notice';
import { ExerciseClient } from '../exercise-client';

const NAMES: FormNames = { lostAt: { label: 'Time of the loss', target: 'start-lost', messages: { required: 'Give the time of the loss.' } } };

/** When is it to have happened? From then on everything is measured. */
@Component({
  selector: 'hf-start-exercise-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="start-exercise">Start {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">Its clock runs from the stated loss. {{ own.thing().plans.length ? 'Its plans are rehearsed as they are approved now.' : 'No plan is in scope, so there is no checklist: what is done is written in the log.' }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> Leave and look at it before you start it.</hf-notice> }
      <hf-field label="Time of the loss" hint="As the scenario has it; it may have been before now." [messages]="names['lostAt']!.messages!"><input hfInput id="start-lost" type="datetime-local" formControlName="lostAt" cdkFocusInitial /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Starting' : 'Start the rehearsal' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class StartExerciseDialog {
  readonly #client = inject(ExerciseClient);
  protected readonly names = NAMES;
  protected readonly own = versionedDialog<ExerciseView>();
  protected readonly form = new FormGroup({ lostAt: new FormControl(localOfMoment(this.own.thing().timeZone, new Date().toISOString()), { nonNullable: true, validators: [Validators.required] }) });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ lostAt: this.form.getRawValue().lostAt }), ({ id, version }, body, context) => this.#client.start(id, version, body, context));
  }
}

export const askToStart = (injector: Injector, of: ExerciseView): Promise<ExerciseView | null> => askAbout(injector, StartExerciseDialog, of, 'start-exercise');
