import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ReadingDue } from '@holdfast/contracts';
import { periodLabel, type IndicatorState } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Icon } from '../shared/icons/icon';
import { IndicatorClient } from './indicator-client';
import { measured, readingInWords, targetInWords, toleranceInWords } from './indicator-words';
import { answered, faultsOfReading, readingForm, stateOf, type ReadingFault } from './reading-form';
import { StateMark } from './state-mark';

/** One reading that is due: a number and Enter; more is asked only where it is outside tolerance or was not collected. */
@Component({
  selector: 'hf-reading-due-row',
  imports: [Icon, ReactiveFormsModule, RouterLink, StateMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="what">
      <a [routerLink]="['/indicators', due().indicator.id]"><span class="hf-ref">{{ due().indicator.code }}</span> {{ due().indicator.title }}</a>
      <span class="under"><b>{{ period() }}</b>@if (due().overdue) {, <span class="late">overdue</span>}. {{ aim() }}.@if (before(); as before) { Before: {{ before }}. }@if (!due().mine) { Owner: {{ due().indicator.owner.jobTitle }}. }</span>
    </div>
    @if (done(); as entered) {
      <p class="done" role="status"><hf-icon name="check" /><b>{{ entered.words }}</b> <hf-indicator-state [state]="entered.state" /></p>
    } @else {
      <form [formGroup]="form" (ngSubmit)="enter()" [attr.aria-label]="name()">
        @if (typed().collected) {
          <label class="value"><span class="hf-hidden">{{ name() }}, in {{ due().indicator.measure }}</span><input class="hf-input" type="text" inputmode="decimal" autocomplete="off" formControlName="value" data-entry [attr.aria-invalid]="fault('value') ? true : null" [attr.aria-describedby]="fault('value') ? id + 'value' : null" /><span aria-hidden="true">{{ due().indicator.measure }}</span></label>
        } @else {
          <label class="words">Why it was not collected<textarea class="hf-input" rows="2" formControlName="notCollected" data-entry [attr.aria-invalid]="fault('notCollected') ? true : null" [attr.aria-describedby]="fault('notCollected') ? id + 'notCollected' : null"></textarea></label>
        }
        <span class="state">@if (state(); as state) { <hf-indicator-state [state]="state" /> }</span>
        <span class="acts"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">Enter<span class="hf-hidden">&ngsp;{{ name() }}</span></button><button class="hf-btn text" type="button" (click)="turn()">{{ typed().collected ? 'Not collected' : 'It was collected' }}<span class="hf-hidden">&ngsp;{{ name() }}</span></button></span>
        @if (state() === 'outside') {
          <label class="words">Outside tolerance: why, and what is done about it<textarea class="hf-input" rows="2" formControlName="narrative" [attr.aria-invalid]="fault('narrative') ? true : null" [attr.aria-describedby]="fault('narrative') ? id + 'narrative' : null"></textarea></label>
        }
        @for (one of faults(); track one.field) { <p class="fault" role="alert" [id]="id + one.field"><hf-icon name="error-filled" />{{ one.message }}</p> }
      </form>
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 440px); gap: 8px 24px; align-items: start; padding: 12px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    .what { display: grid; gap: 2px; }
    .what a { min-height: 24px; color: inherit; font-weight: 500; text-decoration: none; }
    .what a:hover { text-decoration: underline; }
    .under { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .late { color: var(--mat-sys-error); font-weight: 500; }
    form { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 8px 12px; align-items: center; }
    .value { display: flex; align-items: center; gap: 6px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .value input { width: 112px; text-align: right; font-variant-numeric: tabular-nums; }
    .words { grid-column: 1 / -1; display: grid; gap: 4px; font: var(--mat-sys-label-medium); }
    .acts { display: flex; gap: 4px; justify-self: end; }
    .fault { grid-column: 1 / -1; display: flex; gap: 4px; margin: 0; color: var(--mat-sys-error); font: var(--mat-sys-label-medium); --hf-icon: 14px; }
    .done { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0; justify-self: end; --hf-icon: 16px; }
    @media (max-width: 900px) { :host { grid-template-columns: minmax(0, 1fr); } .done { justify-self: start; } form { grid-template-columns: auto minmax(0, 1fr); } .acts { grid-column: 1 / -1; justify-self: start; } }
    @media print { form { display: none; } }
  `,
})
export class ReadingDueRow {
  readonly due = input.required<ReadingDue>();
  /** It has been entered. */
  readonly entered = output<void>();

  readonly #client = inject(IndicatorClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #submission = new Submission();
  protected readonly id = `hf-due-${++rows}-`;
  protected readonly form = readingForm();
  readonly #value = toSignal(this.form.valueChanges, { initialValue: null });
  protected readonly typed = computed(() => (this.#value(), this.form.getRawValue()));
  protected readonly state = computed(() => stateOf(this.typed(), this.due().indicator.direction, this.due().target));
  protected readonly busy = signal(false);
  protected readonly faults = signal<readonly ReadingFault[]>([]);
  protected readonly done = signal<{ words: string; state: IndicatorState } | null>(null);
  protected readonly period = computed(() => periodLabel(this.due().indicator.period, this.due().periodStart));
  protected readonly name = computed(() => `${this.due().indicator.code} ${this.period()}`);
  protected readonly aim = computed(() => {
    const { target, indicator } = this.due();
    return [targetInWords(target, indicator.direction, indicator.measure), toleranceInWords(target, indicator.measure)].filter(Boolean).join(', ');
  });
  protected readonly before = computed(() => {
    const { last, indicator } = this.due();
    return last && readingInWords(last, indicator.measure);
  });

  protected fault(field: ReadingFault['field']): string {
    return this.faults().find((one) => one.field === field)?.message ?? '';
  }

  /** Into the box that is to be filled in. */
  focus(): void {
    this.#host.querySelector<HTMLElement>('[data-entry]')?.focus();
  }

  get open(): boolean {
    return this.done() === null;
  }

  protected turn(): void {
    this.form.controls.collected.setValue(!this.form.getRawValue().collected);
    this.faults.set([]);
    setTimeout(() => this.focus());
  }

  protected async enter(): Promise<void> {
    if (this.busy()) return;
    const { indicator, periodStart, target } = this.due();
    const faults = faultsOfReading(this.form.getRawValue(), indicator.direction, target);
    this.faults.set(faults);
    if (faults.length) return this.#toFault(faults[0]!);
    this.busy.set(true);
    const body = { ...answered(this.form.getRawValue()), periodStart };
    try {
      const view = await this.#client.enter(indicator.id, body, this.#submission.of(body));
      const reading = view.readings.find((one) => one.periodStart === periodStart);
      this.done.set({ words: body.value === null ? 'Entered' : `${measured(body.value, indicator.measure)} entered`, state: reading?.state ?? 'no-target' });
      this.entered.emit();
    } catch (error) {
      const problem = asProblem(error);
      this.faults.set(problem.errors.length ? problem.errors.map(({ field, message }) => ({ field: field as ReadingFault['field'], message })) : [{ field: 'value', message: problem.title }]);
    } finally {
      this.busy.set(false);
    }
  }

  #toFault({ field }: ReadingFault): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(`[formcontrolname="${field}"]`)?.focus());
  }
}

let rows = 0;
