import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { addMonths, LIMITS, type Effectiveness } from '@holdfast/domain';
import { EffectivenessMark } from '../controls/effectiveness-mark';
import { DateField } from '../shared/date-field/date-field';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { day } from '../shared/words/dates';
import { monthsInWords } from './exception-words';
import { TERMS_NAMES, type TermsControls } from './terms-form';

/** Policy, deviation, reason, what keeps the risk down meanwhile, and until when. */
@Component({
  selector: 'hf-terms-fields',
  imports: [DateField, EffectivenessMark, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="hf-stack" [formGroup]="form()">
      <hf-field label="Policy" hint="As the organisation calls it. Policies asked about before are suggested." [limit]="limits.title" [messages]="names['policy']!.messages!"><input hfInput id="terms-policy" formControlName="policy" autocomplete="off" list="terms-policies" /></hf-field>
      <datalist id="terms-policies">@for (name of policies(); track name) { <option [value]="name"></option> }</datalist>
      <hf-field label="What deviates" hint="What is done otherwise than the policy says, where, and by whom." [limit]="limits.narrative" [messages]="names['deviation']!.messages!"><textarea hfInput id="terms-deviation" rows="3" formControlName="deviation"></textarea></hf-field>
      <hf-field label="Why" hint="Why the policy cannot be kept." [limit]="limits.reason" [messages]="names['reason']!.messages!"><textarea hfInput id="terms-reason" rows="3" formControlName="reason"></textarea></hf-field>
      <hf-field label="Controls" hint="Of the risk, those that keep it down meanwhile." [group]="true" [optional]="true" [error]="controlError()">
        <ul id="terms-controls" tabindex="-1">
          @for (control of controls(); track control.id) {
            <li><label><input type="checkbox" [checked]="chosen(control.id)" (change)="toggle(control.id)" /><span>{{ control.title }}</span><hf-effectiveness [of]="control.effectiveness" /></label></li>
          } @empty { <li class="none">No control is in place against this risk. Write below what keeps it down.</li> }
        </ul>
      </hf-field>
      <hf-field label="Compensating measures" hint="What else keeps the risk down while the policy is not kept." [optional]="controls().length > 0" [limit]="limits.narrative"><textarea hfInput id="terms-compensating" rows="3" formControlName="compensating"></textarea></hf-field>
      <hf-field label="Asked until" [hint]="untilHint()" [group]="true" [messages]="names['askedUntil']!.messages!"><hf-date-field id="terms-until" formControlName="askedUntil" /></hf-field>
    </div>
  `,
  styles: `
    ul { display: grid; gap: 2px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); }
    label { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; min-height: 40px; padding: 6px 12px; font: var(--mat-sys-body-medium); cursor: pointer; }
    label:hover { background: var(--hf-hover); }
    label span { flex: 1; min-width: 140px; overflow-wrap: anywhere; }
    .none { padding: 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class TermsFields {
  readonly form = input.required<FormGroup<TermsControls>>();
  /** In place against the risk. */
  readonly controls = input.required<readonly { id: string; title: string; effectiveness: Effectiveness }[]>();
  readonly policies = input<readonly string[]>([]);
  readonly months = input.required<number>();
  /** "2026-03-02" */
  readonly today = input.required<string>();
  readonly controlError = input('');
  protected readonly limits = LIMITS;
  protected readonly names = TERMS_NAMES;
  protected readonly untilHint = computed(() => `The last day on which it is to hold, ${day(addMonths(this.today(), this.months()), { long: true })} at the latest: the register allows ${monthsInWords(this.months())} at a time.`);

  protected chosen(id: string): boolean {
    return this.form().controls.controlIds.value.includes(id);
  }

  protected toggle(id: string): void {
    const { controlIds } = this.form().controls;
    controlIds.setValue(this.chosen(id) ? controlIds.value.filter((one) => one !== id) : [...controlIds.value, id]);
    controlIds.markAsDirty();
  }
}
