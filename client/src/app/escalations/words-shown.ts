import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { WordsView } from '@holdfast/contracts';
import { cellOf } from '@holdfast/domain';
import { MatrixVersions } from '../matrices/matrix-versions';
import { Standing } from '../risks/standing';
import { MiniMatrix } from '../shared/mini-matrix/mini-matrix';

/** One side of a proposal: its words, and where it stands on that side's matrix. */
@Component({
  selector: 'hf-words-shown',
  imports: [MiniMatrix, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="title">{{ words().title }}</p>
    @if (words().residual.level) { <hf-standing [of]="words().residual" /> } @else { <p class="hf-soft hf-small">{{ none() }}</p> }
    @if (matrix(); as matrix) { @if (placed()) { <hf-mini-matrix [matrix]="matrix" [residual]="words().residual" /> } }
    <dl>
      @for (part of parts(); track part.label) { <div><dt>{{ part.label }}</dt><dd [class.hf-soft]="!part.text">{{ part.text || 'Not written' }}</dd></div> }
    </dl>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; align-content: start; justify-items: start; }
    .title { font: var(--mat-sys-title-medium); text-wrap: pretty; overflow-wrap: anywhere; }
    hf-mini-matrix { width: 240px; max-width: 100%; }
    dl { display: grid; gap: 10px; width: 100%; }
    dt { font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    dd { font: var(--mat-sys-body-medium); white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
  `,
})
export class WordsShown {
  readonly words = input.required<WordsView>();
  /** What is said where no place is given. */
  readonly none = input('Unscored');
  readonly #matrices = inject(MatrixVersions);
  protected readonly placed = computed(() => cellOf(this.words().residual) !== null);
  protected readonly matrix = computed(() => this.#matrices.known().get(this.words().residual.matrixVersionId ?? '')?.definition ?? null);
  protected readonly parts = computed(() => {
    const { cause, event, consequence } = this.words();
    return [{ label: 'Cause', text: cause }, { label: 'Event', text: event }, { label: 'Consequence', text: consequence }];
  });

  constructor() {
    effect(() => this.#matrices.need(this.words().residual.matrixVersionId));
  }
}
