import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { LIMITS, EXERCISE_LIMITS, readPaperTime, writePaperTime, type LiveStep } from '@holdfast/domain';
import type { SummaryLine } from '../shared/error-summary/error-summary';
import { Icon } from '../shared/icons/icon';
import { addedLine, isTyped, lineOfStep, nameOf, paperId, type PaperLine, type PaperPlace, type PaperTime } from './paper-line';

const COLUMNS = [{ name: 'started', label: 'Started' }, { name: 'finished', label: 'Finished' }, { name: 'skipped', label: 'Skipped at' }] as const satisfies readonly { name: PaperTime; label: string }[];

/** Every step with room for its times: filled by keyboard from one row to the next, or printed and filled in by hand. */
@Component({
  selector: 'hf-paper-steps',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: PaperSteps, multi: true }],
  template: `
    <div class="head" aria-hidden="true"><span>Step</span><span>Started</span><span>Finished</span><span>Skipped at</span><span>Why it was skipped</span></div>
    <ol>
      @for (one of rows(); track $index; let row = $index) {
        @if (planOf(row); as plan) { <li class="plan">{{ plan }}</li> }
        <li class="row">
          <div class="step">
            @if (one.added) {
              <span class="added"><label [for]="id('title', row)">Added on the day</label><input class="hf-input" type="text" autocomplete="off" [id]="id('title', row)" [maxLength]="limits.title" [value]="one.title" [attr.aria-invalid]="fault('title', row) ? true : null" (change)="type(row, 'title', $event)" (keydown.enter)="down($event, 'title', row)" /></span>
              <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take out ' + called(one, row)" (click)="drop(row)"><hf-icon name="close" /></button>
            } @else { <span><b>{{ numbers()[row] }}</b> {{ one.title }}<small>{{ under(row) }}</small></span> }
          </div>
          @for (column of columns; track column.name) {
            <label class="cell"><span class="label">{{ column.label }}</span><input class="hf-input" type="text" inputmode="text" autocomplete="off" maxlength="20" [id]="id(column.name, row)" [attr.aria-label]="called(one, row) + ', ' + column.label.toLowerCase()" [value]="one[column.name]" [attr.aria-invalid]="fault(column.name, row) ? true : null" (change)="type(row, column.name, $event)" (keydown.enter)="down($event, column.name, row)" /></label>
          }
          <label class="cell why"><span class="label">Why it was skipped</span><input class="hf-input" type="text" autocomplete="off" [maxLength]="line" [id]="id('why', row)" [attr.aria-label]="called(one, row) + ', why it was skipped'" [value]="one.why" [attr.aria-invalid]="fault('why', row) ? true : null" (change)="type(row, 'why', $event)" (keydown.enter)="down($event, 'why', row)" /></label>
          @for (message of faultsIn(row); track message) { <p class="fault">{{ message }}</p> }
        </li>
      }
      @for (blank of blanks; track blank) { <li class="row blank" aria-hidden="true"><span class="step">Added:</span><span class="box"></span><span class="box"></span><span class="box"></span><span class="box"></span></li> }
    </ol>
    <button class="hf-btn text" type="button" (click)="add()"><hf-icon name="add" />Add a step that was not planned</button>
  `,
  styleUrl: './paper-steps.scss',
})
export class PaperSteps implements ControlValueAccessor {
  /** Of the versions that were approved when it was held. */
  readonly steps = input.required<readonly LiveStep[]>();
  readonly place = input.required<PaperPlace>();
  readonly planNames = input.required<ReadonlyMap<string, string>>();
  readonly faults = input<readonly SummaryLine[]>([]);

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly columns = COLUMNS;
  protected readonly blanks = [1, 2, 3];
  protected readonly limits = LIMITS;
  protected readonly line = EXERCISE_LIMITS.line;
  protected readonly id = paperId;
  protected readonly called = nameOf;
  readonly #lines = signal<readonly PaperLine[]>([]);
  /** The steps of the plans in their order, then those that were added. */
  readonly rows = computed(() => rowsOf(this.steps(), this.#lines()));
  /** A plan's own numbers: each begins with 1. */
  protected readonly numbers = computed(() => {
    const counts = new Map<string | null, number>();
    return this.rows().map(({ planId, added }) => {
      if (added) return '';
      counts.set(planId, (counts.get(planId) ?? 0) + 1);
      return String(counts.get(planId));
    });
  });
  #changed: (value: readonly PaperLine[]) => void = () => {};

  writeValue(value: readonly PaperLine[] | null): void {
    this.#lines.set(value ?? []);
  }

  registerOnChange(changed: (value: readonly PaperLine[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(): void {}

  /** Above the first step of each plan, where there are several. */
  protected planOf(row: number): string {
    const [one, before] = [this.rows()[row]!, this.rows()[row - 1]];
    if (this.planNames().size < 2 || one.added || before?.planId === one.planId) return '';
    return this.planNames().get(one.planId ?? '') ?? '';
  }

  /** Who does it, and what it took beside what was expected. */
  protected under(row: number): string {
    const [line, step] = [this.rows()[row]!, this.steps()[row]!];
    const [started, finished] = [readPaperTime(line.started, this.place()), readPaperTime(line.finished, this.place())];
    const took = started && finished && started !== 'fault' && finished !== 'fault' ? Math.round((Date.parse(`${finished}Z`) - Date.parse(`${started}Z`)) / 60_000) : null;
    const expected = step.minutes === null ? 'expected time not known' : `expected ${step.minutes} min`;
    return [step.who, took === null || took < 0 ? expected : `${expected}, took ${took} min`].filter(Boolean).join(', ');
  }

  protected fault(column: string, row: number): boolean {
    return this.faults().some(({ target }) => target === paperId(column, row));
  }

  protected faultsIn(row: number): string[] {
    const ids = ['title', 'started', 'finished', 'skipped', 'why'].map((column) => paperId(column, row));
    return this.faults().filter(({ target }) => target !== null && ids.includes(target)).map(({ message }) => message);
  }

  protected type(row: number, name: PaperTime | 'title' | 'why', event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const read = name === 'title' || name === 'why' ? null : readPaperTime(text, this.place());
    const value = read && read !== 'fault' ? writePaperTime(read, this.place()) : text;
    this.#set(this.rows().map((one, at) => (at === row ? { ...one, [name]: value } : one)));
  }

  /** Enter goes down the column, as in a table of figures; the form is sent by its button. */
  protected down(event: Event, column: string, row: number): void {
    event.preventDefault();
    for (let next = row + 1; next < this.rows().length; next++) {
      const field = this.#element.querySelector<HTMLInputElement>(`#${paperId(column, next)}`);
      if (field) return field.focus();
    }
  }

  protected add(): void {
    this.#set([...this.rows(), addedLine()]);
    const row = this.rows().length - 1;
    setTimeout(() => this.#element.querySelector<HTMLInputElement>(`#${paperId('title', row)}`)?.focus());
  }

  protected drop(row: number): void {
    this.#set(this.rows().filter((_, at) => at !== row));
  }

  #set(rows: readonly PaperLine[]): void {
    const lines = rows.filter((one) => one.added || isTyped(one));
    this.#lines.set(lines);
    this.#changed(lines);
  }
}

/** What is typed of steps that these versions do not have is left out. */
export function rowsOf(steps: readonly LiveStep[], lines: readonly PaperLine[]): PaperLine[] {
  const typed = (step: LiveStep): PaperLine | undefined => lines.find(({ planId, stepId, added }) => !added && planId === step.planId && stepId === step.id);
  return [...steps.map((step) => typed(step) ?? lineOfStep(step)), ...lines.filter(({ added }) => added)];
}
