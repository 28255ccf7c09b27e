import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { LIMITS } from '@holdfast/domain';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import type { WordingControls } from './wording-form';

/** Cause, event and consequence. */
@Component({
  selector: 'hf-risk-story-fields',
  imports: [Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field label="Cause" hint="What would bring it about." [optional]="true" [limit]="most"><textarea hfInput id="cause" rows="2" [formControl]="controls().cause"></textarea></hf-field>
    <hf-field label="Event" hint="What would happen." [optional]="true" [limit]="most"><textarea hfInput id="event" rows="2" [formControl]="controls().event"></textarea></hf-field>
    <hf-field label="Consequence" hint="What it would mean, and for whom." [optional]="true" [limit]="most"><textarea hfInput id="consequence" rows="2" [formControl]="controls().consequence"></textarea></hf-field>
  `,
  styles: `:host { display: grid; gap: 16px; }`,
})
export class RiskStoryFields {
  readonly controls = input.required<Pick<WordingControls, 'cause' | 'event' | 'consequence'>>();
  protected readonly most = LIMITS.narrative;
}
