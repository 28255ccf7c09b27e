import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LIMITS, type AxisLevel } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { addStep, CODINGS, editStep, mayAddStep, mayRemoveStep, moveStep, recode, removeStep, usualValue, type Axis } from './matrix-edits';
import { MatrixDraft } from './matrix-draft';
import { fieldId, messageAt, type PlacedFault } from './matrix-faults';

/** The steps of one axis: code, name, what it counts for, what it means; added, removed and put in order. */
@Component({
  selector: 'hf-axis-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[id]': 'id("")', '[class.valued]': 'valued()' },
  templateUrl: './axis-editor.html',
  styleUrl: './step-rows.scss',
})
export class AxisEditor {
  readonly axis = input.required<Axis>();
  readonly worstFirst = input.required<boolean>();
  readonly faults = input.required<readonly PlacedFault[]>();
  readonly #draft = inject(MatrixDraft);
  protected readonly limits = LIMITS;
  protected readonly codings = CODINGS;

  protected readonly matrix = computed(() => this.#draft.definition()!);
  protected readonly steps = computed(() => this.matrix()[this.axis()]);
  /** A table reads no values. */
  protected readonly valued = computed(() => this.matrix().rule !== 'table');
  protected readonly mayAdd = computed(() => mayAddStep(this.matrix(), this.axis()));
  protected readonly mayRemove = computed(() => mayRemoveStep(this.matrix(), this.axis()));
  protected readonly rows = computed(() => {
    const rows = this.steps().map((step, rank) => ({ step, rank, name: this.#nameOf(step, rank), usual: usualValue(this.steps(), rank) }));
    return this.worstFirst() ? rows.reverse() : rows;
  });

  protected id(rank: number | string, field = ''): string {
    return field ? fieldId(this.axis(), rank, field) : fieldId(this.axis());
  }

  protected fault(rank: number, field: string): string {
    return messageAt(this.faults(), `${this.axis()}.${rank}.${field}`);
  }

  protected said(rank: number): readonly string[] {
    return ['code', 'label', 'value', 'description'].map((field) => this.fault(rank, field)).filter(Boolean);
  }

  protected edit(rank: number, field: 'code' | 'label' | 'description', text: string): void {
    const value = field === 'description' && text === '' ? undefined : text;
    this.#draft.change((matrix) => editStep(matrix, this.axis(), rank, { [field]: value }), `${this.axis()}.${rank}.${field}`);
  }

  protected count(rank: number, box: HTMLInputElement): void {
    // Half a number ("1.") is not one yet: what is typed stays.
    if (box.validity.badInput) return;
    const value = box.value === '' ? undefined : Number(box.value);
    this.#draft.change((matrix) => editStep(matrix, this.axis(), rank, { value }), `${this.axis()}.${rank}.value`);
  }

  /** At the end that the list shows last. */
  protected add(): void {
    const rank = this.worstFirst() ? 0 : this.steps().length;
    this.#draft.change((matrix) => addStep(matrix, this.axis(), rank));
    this.#focus(this.id(rank, 'code'));
  }

  protected remove(rank: number): void {
    this.#draft.change((matrix) => removeStep(matrix, this.axis(), rank));
    this.#focus(this.id(Math.min(rank, this.steps().length - 1), 'code'));
  }

  protected move(rank: number, up: boolean): void {
    const to = rank + (up === this.worstFirst() ? 1 : -1);
    this.#draft.change((matrix) => moveStep(matrix, this.axis(), rank, to));
    this.#focus(this.id(to, up ? 'up' : 'down'));
  }

  protected code(select: HTMLSelectElement): void {
    const coding = this.codings[Number(select.value)];
    select.value = '';
    if (coding) this.#draft.change((matrix) => recode(matrix, this.axis(), coding.codes(matrix[this.axis()].length)));
  }

  #nameOf(step: AxisLevel, rank: number): string {
    return `${this.axis()} ${step.code.trim() || `step ${rank + 1}`}`;
  }

  #focus(id: string): void {
    requestAnimationFrame(() => {
      const element = document.getElementById(id);
      (element?.matches('[disabled]') ? element.parentElement?.querySelector<HTMLElement>('button:not([disabled])') : element)?.focus();
    });
  }
}
