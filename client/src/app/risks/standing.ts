import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { StandingView } from '@holdfast/contracts';
import { cellOf } from '@holdfast/domain';
import { MatrixVersions } from '../matrices/matrix-versions';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { faceOfCode } from '../shared/level-face';
import { Position } from '../shared/position/position';

/** Where a risk stands: its level and, beside it, its cell. Drawn on the matrix that it was assessed on. */
@Component({
  selector: 'hf-standing',
  imports: [LevelBadge, Position],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (face(); as known) {
      <hf-level-badge [level]="known.face" [markOnly]="markOnly()" />
      @if (cell(); as cell) {
        @if (position()) { <hf-position [likelihood]="cell.likelihood" [impact]="cell.impact" /> }
      } @else if (known.face) { <span class="only">level only</span> }
    }
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 8px; min-height: 22px; white-space: nowrap; }
    .only { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class Standing {
  readonly of = input.required<StandingView>();
  readonly position = input(true);
  /** The level by its mark, its word read aloud: where another badge stands beside it. */
  readonly markOnly = input(false);
  readonly #matrices = inject(MatrixVersions);

  protected readonly cell = computed(() => cellOf(this.of()));
  /** Nothing until the matrix is here: "unscored" is said only of a risk without a score. */
  protected readonly face = computed(() => {
    const { matrixVersionId, level } = this.of();
    if (level === null || matrixVersionId === null) return { face: null };
    const version = this.#matrices.known().get(matrixVersionId);
    return version ? { face: faceOfCode(version.definition, level) } : null;
  });

  constructor() {
    effect(() => this.#matrices.need(this.of().matrixVersionId));
  }
}
