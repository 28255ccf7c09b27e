import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormGroup } from '@angular/forms';
import { LIMITS, type RiskMatrix } from '@holdfast/domain';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { ScorePicker } from '../shared/score-picker/score-picker';

/** The words of a proposal, and its place on the matrix of the register that is to take it. */
@Component({
  selector: 'hf-words-fields',
  imports: [Field, InputDirective, LoadingShape, ReactiveFormsModule, ScorePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container [formGroup]="form()">
      <hf-field label="Title" hint="What could happen, in one line, as that register would say it." [limit]="limits.title" [messages]="{ required: 'Write a title.' }"><input hfInput id="words-title" formControlName="title" /></hf-field>
      <hf-field label="Cause" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="words-cause" rows="2" formControlName="cause"></textarea></hf-field>
      <hf-field label="Event" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="words-event" rows="2" formControlName="event"></textarea></hf-field>
      <hf-field label="Consequence" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="words-consequence" rows="2" formControlName="consequence"></textarea></hf-field>
      <div id="words-residual">
        <p class="hf-small place">{{ placeLabel() }}</p>
        @if (why(); as why) { <p class="hf-small hf-soft">{{ why }}</p> }
        @if (matrix(); as matrix) { <hf-score-picker formControlName="residual" [matrix]="matrix" [appetite]="appetite()" [levelOnlyAllowed]="true" /> } @else { <hf-loading-shape [lines]="3" /> }
      </div>
    </ng-container>
  `,
  styles: `:host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; } .place { font: var(--mat-sys-title-small); margin-bottom: 4px; }`,
})
export class WordsFields {
  readonly form = input.required<FormGroup>();
  readonly matrix = input.required<RiskMatrix | null>();
  readonly appetite = input<string | null>(null);
  readonly placeLabel = input('Where it would stand there');
  /** Why no place is proposed. */
  readonly why = input<string | null>(null);
  protected readonly limits = LIMITS;
}
