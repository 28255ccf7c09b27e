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

const NAMES: FormNames = { endedAt: { label: 'Ended at', target: 'end-at', messages: { required: 'Say when it ended.' } } };

/** The clock stops. What the log says stands in the result, which comes next. */
@Component({
  selector: 'hf-end-exercise-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="end-exercise">End {{ own.thing().reference }}?</h2>
    <p class="hf-small hf-soft">The clock stops. The result comes next, begun from the log; each time in it can be corrected until somebody else signs it off.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> Send again to end it all the same.</hf-notice> }
      <hf-field label="Ended at" [messages]="names['endedAt']!.messages!"><input hfInput id="end-at" type="datetime-local" formControlName="endedAt" cdkFocusInitial /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Ending' : 'End the rehearsal' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Go on rehearsing</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class EndExerciseDialog {
  readonly #client = inject(ExerciseClient);
  protected readonly names = NAMES;
  protected readonly own = versionedDialog<ExerciseView>();
  protected readonly form = new FormGroup({ endedAt: new FormControl(localOfMoment(this.own.thing().timeZone, new Date().toISOString()), { nonNullable: true, validators: [Validators.required] }) });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => ({ endedAt: this.form.getRawValue().endedAt }), ({ id, version }, body, context) => this.#client.end(id, version, body, context));
  }
}

export const askToEnd = (injector: Injector, of: ExerciseView): Promise<ExerciseView | null> => askAbout(injector, EndExerciseDialog, of, 'end-exercise');
