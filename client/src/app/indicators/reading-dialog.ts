import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { IndicatorView, ReadingView } from '@holdfast/contracts';
import { financialYearOf, LIMITS, periodLabel } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { Switch } from '../shared/switch/switch';
import { IndicatorClient } from './indicator-client';
import { readingInWords, targetInWords, toleranceInWords } from './indicator-words';
import { answered, faultsOfReading, readingForm, stateOf } from './reading-form';
import { StateMark } from './state-mark';

interface Asked {
  readonly indicator: IndicatorView;
  /** The reading that is corrected; null: a new one. */
  readonly corrects: ReadingView | null;
}

const NAMES: FormNames = {
  periodStart: { label: 'Period', target: 'reading-period' }, value: { label: 'Reading', target: 'reading-value' }, notCollected: { label: 'Why it was not collected', target: 'reading-reason' },
  narrative: { label: 'Narrative', target: 'reading-narrative' }, reason: { label: 'Why it is corrected', target: 'reading-correction', messages: { required: 'Say why it is corrected.' } },
};

@Component({
  selector: 'hf-reading-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule, StateMark, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="enter-reading">{{ own.data.corrects ? 'Correct a reading' : 'Enter a reading' }}</h2>
    <p class="hf-small hf-soft">{{ indicator.code }} {{ indicator.title }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.data.corrects; as corrects) {
        <p>{{ label() }}: {{ was(corrects) }} was entered by the {{ corrects.author.jobTitle }}. It stays on show, struck through.</p>
      } @else {
        <hf-field label="Period"><select hfInput id="reading-period" formControlName="periodStart">@for (start of indicator.due; track start) { <option [value]="start">{{ labelOf(start) }}</option> }</select></hf-field>
      }
      @if (typed().collected) {
        <hf-field [label]="'Reading, in ' + indicator.measure" [hint]="aim()"><input hfInput id="reading-value" class="short" type="text" inputmode="decimal" autocomplete="off" formControlName="value" cdkFocusInitial /></hf-field>
        @if (state(); as state) { <p role="status"><hf-indicator-state [state]="state" /></p> }
      } @else {
        <hf-field label="Why it was not collected" [limit]="limits.reason"><textarea hfInput id="reading-reason" rows="2" formControlName="notCollected"></textarea></hf-field>
      }
      <hf-switch [on]="!typed().collected" (onChange)="form.controls.collected.setValue(!$event)">It was not collected</hf-switch>
      <hf-field label="Narrative" [hint]="state() === 'outside' ? 'It is outside tolerance: why, and what is done about it.' : 'What explains it, for whoever reads the report.'" [optional]="state() !== 'outside'" [limit]="limits.reason"><textarea hfInput id="reading-narrative" rows="3" formControlName="narrative"></textarea></hf-field>
      @if (own.data.corrects) { <hf-field label="Why it is corrected" [limit]="limits.reason" [messages]="{ required: 'Say why it is corrected.' }"><textarea hfInput id="reading-correction" rows="2" formControlName="reason"></textarea></hf-field> }
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.data.corrects ? 'Correct the reading' : 'Enter the reading' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
  styles: `.short { max-width: 160px; font-variant-numeric: tabular-nums; }`,
})
export class ReadingDialog {
  readonly #client = inject(IndicatorClient);
  protected readonly own = smallDialog<Asked, IndicatorView>();
  protected readonly limits = LIMITS;
  protected readonly indicator = this.own.data.indicator;
  protected readonly form = new FormGroup({
    ...formOf(this.own.data.corrects).controls,
    periodStart: new FormControl(this.own.data.corrects?.periodStart ?? this.indicator.due[0] ?? '', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true, validators: this.own.data.corrects ? [Validators.required, Validators.maxLength(LIMITS.reason)] : [] }),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: null });
  protected readonly typed = computed(() => (this.#value(), this.form.getRawValue()));
  readonly #target = computed(() => this.indicator.targets.find(({ financialYear }) => financialYear === financialYearOf(this.typed().periodStart)) ?? null);
  protected readonly state = computed(() => stateOf(this.typed(), this.indicator.direction, this.#target()));
  protected readonly label = computed(() => this.labelOf(this.typed().periodStart));
  protected readonly aim = computed(() => {
    const tolerance = toleranceInWords(this.#target(), this.indicator.measure);
    return `Target: ${targetInWords(this.#target(), this.indicator.direction, this.indicator.measure)}${tolerance ? `, ${tolerance}` : ''}.`;
  });

  protected labelOf(start: string): string {
    return periodLabel(this.indicator.period, start);
  }

  protected was(reading: ReadingView): string {
    return readingInWords(reading, this.indicator.measure);
  }

  protected save(): Promise<void> {
    const typed = this.form.getRawValue();
    // What was hung on a field before may be answered by another one.
    for (const control of Object.values(this.form.controls)) control.updateValueAndValidity({ emitEvent: false });
    for (const { field, message } of faultsOfReading(typed, this.indicator.direction, this.#target())) this.form.controls[field].setErrors({ server: message });
    const { corrects } = this.own.data;
    const body = answered(typed);
    return this.own.send(this.form, NAMES, { ...body, of: typed.periodStart, corrects: corrects?.id }, (context) =>
      corrects ? this.#client.correct(corrects.id, { ...body, reason: typed.reason.trim() }, context) : this.#client.enter(this.indicator.id, { ...body, periodStart: typed.periodStart }, context));
  }
}

const formOf = (reading: ReadingView | null) =>
  reading ? readingForm(reading.value === null ? '' : String(reading.value), reading.value !== null, reading.notCollected, reading.narrative) : readingForm();

export const askForReading = (injector: Injector, indicator: IndicatorView, corrects: ReadingView | null = null): Promise<IndicatorView | null> =>
  askIn<Asked, IndicatorView>(injector, ReadingDialog, { indicator, corrects }, 'enter-reading');
