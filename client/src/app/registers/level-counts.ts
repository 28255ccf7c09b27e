import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { RegisterSummary } from '@holdfast/contracts';
import { MatrixVersions } from '../matrices/matrix-versions';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { facesOf, type LevelFace } from '../shared/level-face';

interface Count {
  readonly face: LevelFace | null;
  readonly count: number;
}

/** How many open risks of a register stand at each level, the worst first; levels without any are left out. */
@Component({
  selector: 'hf-level-counts',
  imports: [LevelBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (entry of counts(); track entry.face?.code ?? '') {
      <span class="count"><hf-level-badge [level]="entry.face" [markOnly]="true" /><span>{{ entry.count }}</span></span>
    }
    @if (apart(); as apart) { <span class="apart">{{ apart }} not comparable</span> }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; gap: 4px 10px; }
    .count { position: relative; display: inline-flex; align-items: center; gap: 4px; font: var(--mat-sys-label-small); font-variant-numeric: tabular-nums; }
    .apart { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class LevelCounts {
  readonly register = input.required<RegisterSummary>();
  readonly #matrices = inject(MatrixVersions);

  protected readonly counts = computed<Count[]>(() => {
    const { matrixVersionId, openByLevel } = this.register();
    const version = this.#matrices.known().get(matrixVersionId);
    if (!version) return [];
    const scored = facesOf(version.definition).map((face) => ({ face, count: openByLevel[face.code] ?? 0 }));
    return [...scored, { face: null, count: openByLevel[''] ?? 0 }].filter(({ count }) => count > 0);
  });
  protected readonly apart = computed(() => {
    const { open, openByLevel } = this.register();
    return open - Object.values(openByLevel).reduce((sum, count) => sum + count, 0);
  });

  constructor() {
    effect(() => this.#matrices.need(this.register().matrixVersionId));
  }
}
