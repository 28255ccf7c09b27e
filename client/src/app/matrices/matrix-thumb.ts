import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { levelOf, type RiskMatrix } from '@holdfast/domain';
import { faceOf } from '../shared/level-face';

/** A matrix the size of a stamp, to be recognised by. Decoration: its name stands beside it. */
@Component({
  selector: 'hf-matrix-thumb',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.grid-template-columns]': '"repeat(" + (matrix()?.impact?.length ?? 5) + ", 1fr)"' },
  template: `@for (step of steps(); track $index) { <i [attr.data-step]="step"></i> }`,
  styles: `
    :host { display: grid; gap: 1px; width: 72px; height: 56px; flex: none; }
    i { border-radius: 1px; background: var(--step); }
    i[data-step='1'] { box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant); }
    @media print { :host { display: none; } }
  `,
})
export class MatrixThumb {
  readonly matrix = input.required<RiskMatrix | null>();
  protected readonly steps = computed(() => {
    const matrix = this.matrix();
    if (!matrix) return [];
    return [...matrix.likelihood].reverse().flatMap((likelihood) =>
      matrix.impact.map((impact) => {
        const level = levelOf(matrix, { likelihood: likelihood.code, impact: impact.code });
        return level.ok ? (faceOf(matrix, level.index)?.step ?? 0) : 0;
      }),
    );
  });
}
