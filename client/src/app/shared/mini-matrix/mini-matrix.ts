import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { cellOf, type RiskMatrix, type Standing } from '@holdfast/domain';
import { faceOfStanding } from '../level-face';
import { drawnRows } from '../heat-map/heat-map-cells';
import { AssessmentMark, type Marked } from './assessment-mark';

const KINDS: readonly { kind: Marked; label: string }[] = [
  { kind: 'inherent', label: 'Inherent' },
  { kind: 'residual', label: 'Residual' },
  { kind: 'target', label: 'Target' },
  { kind: 'evidenced', label: 'As evidenced' },
];

/** One risk on its matrix: I where it stood before controls, R where it stands, T where it is to get to, E where evidence leaves it. A picture, with words. */
@Component({
  selector: 'hf-mini-matrix',
  imports: [AssessmentMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'img', '[attr.aria-label]': 'words()', '[style.--columns]': 'matrix().impact.length' },
  template: `
    @for (row of rows(); track row.step.code) {
      <span class="head hf-code">{{ row.step.code }}</span>
      @for (cell of row.cells; track cell.key) {
        <span class="cell" [attr.data-step]="cell.face?.step ?? 0" [class.on]="cell.points.length">@for (kind of cell.points; track kind) { <hf-assessment-mark [kind]="kind" /> }</span>
      }
    }
    <span></span>
    @for (step of matrix().impact; track step.code) { <span class="head foot hf-code">{{ step.code }}</span> }
  `,
  styles: `
    :host { display: grid; grid-template-columns: max-content repeat(var(--columns), minmax(22px, 1fr)); gap: 3px; align-content: start; max-width: 320px; }
    .head { font: var(--mat-sys-label-small); font-feature-settings: 'cv08'; color: var(--mat-sys-on-surface-variant); align-self: center; padding-right: 3px; max-width: 72px; overflow-wrap: anywhere; }
    .foot { text-align: center; padding: 2px 0 0; }
    .cell { min-height: 26px; padding: 2px; border-radius: 4px; display: flex; flex-wrap: wrap; align-items: center; justify-content: center; background: var(--step-tint); print-color-adjust: exact; }
    .cell.on { background: var(--step); }
    .cell[data-step='1'] { box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant); }
    hf-assessment-mark + hf-assessment-mark { margin-left: -6px; }
    @media print { .cell { border: 1px solid #000; background: #fff; } .cell.on { background: var(--step-hatch); } }
    @media (forced-colors: active) { .cell { border: 1px solid CanvasText; } }
  `,
})
export class MiniMatrix {
  readonly matrix = input.required<RiskMatrix>();
  readonly inherent = input<Standing | null>(null);
  readonly residual = input<Standing | null>(null);
  readonly target = input<Standing | null>(null);
  /** Only where evidence does not bear the residual out. */
  readonly evidenced = input<Standing | null>(null);

  protected readonly rows = computed(() => {
    const standings = this.#standings();
    return drawnRows(this.matrix(), [], null).map((row) => ({
      step: row.step,
      cells: row.cells.map(({ key, face, likelihood, impact }) => ({
        key,
        face,
        points: standings.flatMap(({ kind, standing }) => {
          const at = standing && cellOf(standing);
          return at?.likelihood === likelihood && at.impact === impact ? [kind] : [];
        }),
      })),
    }));
  });

  /** "Inherent C, I, very high. Residual F, I, medium. Target unscored." */
  protected readonly words = computed(() =>
    this.#standings()
      .map(({ label, standing }) => {
        const face = standing && faceOfStanding(this.matrix(), standing);
        if (!standing || !face) return `${label} unscored.`;
        const at = cellOf(standing);
        return at ? `${label} ${at.likelihood}, ${at.impact}, ${face.label.toLowerCase()}.` : `${label} ${face.label.toLowerCase()}, level only.`;
      })
      .join(' '),
  );

  readonly #standings = computed(() => {
    const standings = { inherent: this.inherent(), residual: this.residual(), target: this.target(), evidenced: this.evidenced() };
    return KINDS.filter(({ kind }) => kind !== 'evidenced' || standings.evidenced !== null).map(({ kind, label }) => ({ kind, label, standing: standings[kind] }));
  });
}
