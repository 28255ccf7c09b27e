import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { LevelSummary } from '@holdfast/domain';
import { MatrixVersions } from '../matrices/matrix-versions';
import { faceOfCode } from '../shared/level-face';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { openRisks } from './objective-words';

/** The worst level of the risks in the way of an objective. Where none has a level it is said what is known: nothing. */
@Component({
  selector: 'hf-objective-level',
  imports: [LevelBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (worded()) { {{ face()?.label ?? (of().worst ? '' : of().unscored ? 'Unscored' : words()) }} }
    @else if (of().worst) { @if (face(); as face) { <hf-level-badge [level]="face" /> } }
    @else if (of().unscored) { <hf-level-badge [level]="null" /> }
    @else { <span class="none">{{ words() }}</span> }
  `,
  styles: `.none { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }`,
})
export class ObjectiveLevel {
  readonly of = input.required<LevelSummary>();
  readonly matrixVersionId = input.required<string | null>();
  /** In words alone, beside the level that counts more. */
  readonly worded = input(false);
  readonly #versions = inject(MatrixVersions);
  protected readonly face = computed(() => {
    const [id, { worst }] = [this.matrixVersionId(), this.of()];
    const version = id === null ? undefined : this.#versions.known().get(id);
    return version && worst ? faceOfCode(version.definition, worst) : null;
  });
  protected readonly words = computed(() => (openRisks(this.of()) === 0 ? 'No open risk' : this.of().cannotBeDrawn ? 'Cannot be drawn' : 'Not comparable'));

  constructor() {
    effect(() => this.#versions.need(this.matrixVersionId() ?? undefined));
  }
}
