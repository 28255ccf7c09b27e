import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { EFFECTIVENESS, LIMITS } from '@holdfast/domain';
import { DateField } from '../shared/date-field/date-field';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { CLAIM_NAMES, type ClaimControls } from './claim-form';
import { EFFECTIVENESS_MEANING } from './control-words';
import { EffectivenessMark } from './effectiveness-mark';

/** How effective it is, since when that is known, by what evidence, and why. */
@Component({
  selector: 'hf-claim-fields',
  imports: [DateField, EffectivenessMark, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field label="Effectiveness" hint="As its owner claims it. A claim is not evidence." [group]="true" [error]="fault()">
      <div class="choices" role="radiogroup" aria-label="Effectiveness">
        @for (word of words; track word) {
          <label><input type="radio" name="effectiveness" [formControl]="controls().effectiveness" [id]="'effectiveness-' + word" [value]="word" /><span><hf-effectiveness [of]="word" /><small>{{ meaning[word] }}</small></span></label>
        }
      </div>
    </hf-field>
    @if (controls().effectiveness.value !== 'not-assessed') {
      <hf-field label="Assessed on" [optional]="true" hint="The day on which it was looked at. Today, if you leave it out." [group]="true"><hf-date-field id="assessed-on" [formControl]="controls().assessedOn" /></hf-field>
    }
    <hf-field label="Link to the evidence" [optional]="true" hint="A test report, an audit. It begins with https://" [messages]="names['evidenceLink']!.messages!"><input hfInput id="evidence-link" type="url" inputmode="url" autocomplete="off" [formControl]="controls().evidenceLink" /></hf-field>
    <hf-field label="Reason" [optional]="true" hint="What makes you say so." [limit]="limits.reason"><textarea hfInput id="claim-reason" rows="2" [formControl]="controls().rationale"></textarea></hf-field>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 4px 16px; }
    label { display: flex; gap: 10px; padding: 6px 8px; border-radius: var(--mat-sys-corner-small); cursor: pointer; }
    label:hover { background: var(--hf-hover); }
    label:has(:checked) { background: var(--hf-selected); }
    input[type='radio'] { margin-top: 2px; }
    small { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { label { min-height: 44px; } }
  `,
})
export class ClaimFields {
  readonly controls = input.required<ClaimControls>();
  /** What is wrong with the choice of effectiveness: several buttons have no one field to hang it on. */
  readonly fault = input('');
  protected readonly words = EFFECTIVENESS;
  protected readonly meaning = EFFECTIVENESS_MEANING;
  protected readonly names = CLAIM_NAMES;
  protected readonly limits = LIMITS;
}
