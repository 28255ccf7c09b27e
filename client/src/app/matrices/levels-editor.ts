import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LIMITS, type LevelOfRisk } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { faceOf } from '../shared/level-face';
import { alikeInGrey, bestInk } from './level-colour';
import { MatrixDraft } from './matrix-draft';
import { addLevel, drawable, editLevel, moveLevel, possibleScores, removeLevel, shareOutScores } from './matrix-edits';
import { fieldId, messageAt, type PlacedFault } from './matrix-faults';

/** The levels of risk: code, name, the scores that each covers, its colour with the contrast, and what it requires. */
@Component({
  selector: 'hf-levels-editor',
  imports: [Icon, LevelBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { id: 'mx-levels', '[class.banded]': 'banded()' },
  templateUrl: './levels-editor.html',
  styleUrls: ['./step-rows.scss', './levels-editor.scss'],
})
export class LevelsEditor {
  readonly worstFirst = input.required<boolean>();
  readonly faults = input.required<readonly PlacedFault[]>();
  readonly #draft = inject(MatrixDraft);
  protected readonly limits = LIMITS;

  protected readonly matrix = computed(() => this.#draft.definition()!);
  protected readonly banded = computed(() => this.matrix().rule !== 'table');
  protected readonly mayAdd = computed(() => this.matrix().levels.length < LIMITS.levels.max);
  protected readonly mayRemove = computed(() => this.matrix().levels.length > LIMITS.levels.min);
  protected readonly alike = computed(() => alikeInGrey(this.matrix().levels));
  protected readonly scores = computed(() => possibleScores(this.matrix()));
  protected readonly rows = computed(() => {
    const drawn = drawable(this.matrix());
    const rows = this.matrix().levels.map((level, index) => ({ level, index, face: faceOf(drawn, index), ink: bestInk(level.colour), name: this.#nameOf(level, index) }));
    return this.worstFirst() ? rows.reverse() : rows;
  });

  protected id(index: number, field: string): string {
    return fieldId('levels', index, field);
  }

  protected fault(index: number, field: string): string {
    return messageAt(this.faults(), `levels.${index}.${field}`);
  }

  /** Of the whole level: a band that is missing or upside down. */
  protected bandFault(index: number): string {
    return messageAt(this.faults(), `levels.${index}`);
  }

  protected said(index: number): readonly string[] {
    return [this.fault(index, 'code'), this.fault(index, 'label'), this.bandFault(index), this.fault(index, 'colour'), this.fault(index, 'response')].filter(Boolean);
  }

  protected edit(index: number, field: 'code' | 'label' | 'colour' | 'response', text: string): void {
    this.#draft.change((matrix) => editLevel(matrix, index, { [field]: text }), `levels.${index}.${field}`);
  }

  protected band(index: number, end: 'from' | 'to', box: HTMLInputElement): void {
    // Half a number ("1.") is not one yet: what is typed stays.
    if (box.validity.badInput) return;
    const value = box.value === '' ? undefined : Number(box.value);
    this.#draft.change((matrix) => editLevel(matrix, index, { [end]: value }), `levels.${index}.${end}`);
  }

  protected shareOut(): void {
    this.#draft.change(shareOutScores);
  }

  protected add(): void {
    const index = this.worstFirst() ? 0 : this.matrix().levels.length;
    this.#draft.change((matrix) => addLevel(matrix, index));
    this.#focus(this.id(index, 'code'));
  }

  protected remove(index: number): void {
    this.#draft.change((matrix) => removeLevel(matrix, index));
    this.#focus(this.id(Math.min(index, this.matrix().levels.length - 1), 'code'));
  }

  protected move(index: number, up: boolean): void {
    const to = index + (up === this.worstFirst() ? 1 : -1);
    this.#draft.change((matrix) => moveLevel(matrix, index, to));
    this.#focus(this.id(to, up ? 'up' : 'down'));
  }

  protected round(ratio: number): string {
    return ratio.toFixed(1);
  }

  #nameOf(level: LevelOfRisk, index: number): string {
    return `level ${level.label.trim() || level.code.trim() || index + 1}`;
  }

  #focus(id: string): void {
    requestAnimationFrame(() => {
      const element = document.getElementById(id);
      (element?.matches('[disabled]') ? element.parentElement?.querySelector<HTMLElement>('button:not([disabled])') : element)?.focus();
    });
  }
}
