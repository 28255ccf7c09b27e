import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CellPosition, MapArrow, RiskMatrix } from '@holdfast/domain';

/** Where in a cell arrows meet, from its left and its top: beside its numbers, which stand at the left. In cells, as what follows. */
const MEET = { x: 0.66, y: 0.55 };
/** How far from there an arrow begins and ends. */
const SHORT = 0.24;
/** How far beside the straight line, so that there and back are two. */
const ASIDE = 0.09;

interface DrawnArrow {
  readonly key: string;
  readonly x1: string;
  readonly y1: string;
  readonly x2: string;
  readonly y2: string;
  /** The middle, for the number of risks. */
  readonly x: string;
  readonly y: string;
  readonly count: number;
  readonly up: boolean;
}

/** Ways across a heat map, over its cells: `<hf-map-arrows over>` inside of one. The list beside says the same in words. */
@Component({
  selector: 'hf-map-arrows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg focusable="false">
      <defs>
        @for (way of ways; track way) {
          <marker [attr.id]="'hf-arrow-' + way" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="5" markerHeight="5" orient="auto"><path [class]="way" d="M0 0.5 L7 4 L0 7.5 z" /></marker>
        }
      </defs>
      @for (arrow of drawn(); track arrow.key) {
        <line class="halo" [attr.x1]="arrow.x1" [attr.y1]="arrow.y1" [attr.x2]="arrow.x2" [attr.y2]="arrow.y2" />
        <line [class]="arrow.up ? 'up' : 'down'" [attr.marker-end]="'url(#hf-arrow-' + (arrow.up ? 'up' : 'down') + ')'" [attr.x1]="arrow.x1" [attr.y1]="arrow.y1" [attr.x2]="arrow.x2" [attr.y2]="arrow.y2" />
      }
      @for (arrow of drawn(); track arrow.key) {
        @if (arrow.count > 1) { <circle [attr.cx]="arrow.x" [attr.cy]="arrow.y" r="9" /><text [attr.x]="arrow.x" [attr.y]="arrow.y" dy="0.36em">{{ arrow.count }}</text> }
      }
    </svg>
  `,
  styles: `
    :host { display: block; width: 100%; height: 100%; }
    svg { display: block; width: 100%; height: 100%; overflow: visible; }
    line { stroke: var(--mat-sys-on-surface); stroke-width: 2; }
    line.down { stroke-dasharray: 5 3; }
    line.halo { stroke: var(--mat-sys-surface); stroke-width: 5; stroke-opacity: 0.85; }
    marker path { fill: var(--mat-sys-on-surface); }
    circle { fill: var(--mat-sys-surface); stroke: var(--mat-sys-on-surface); }
    text { fill: var(--mat-sys-on-surface); font: 600 0.75rem/1 var(--hf-font); text-anchor: middle; }
    @media print { line { stroke: #000; } line.halo { stroke: #fff; } marker path { fill: #000; } circle { fill: #fff; stroke: #000; } text { fill: #000; } }
    @media (forced-colors: active) { line { stroke: CanvasText; } line.halo { stroke: Canvas; } marker path { fill: CanvasText; } circle { fill: Canvas; stroke: CanvasText; } text { fill: CanvasText; } }
  `,
})
export class MapArrows {
  readonly matrix = input.required<RiskMatrix>();
  readonly arrows = input.required<readonly MapArrow[]>();
  protected readonly ways = ['up', 'down'] as const;
  protected readonly drawn = computed(() => drawnArrows(this.matrix(), this.arrows()));
}

/** In percent of the map: cells are of one size, so their middles are known without measuring. */
export function drawnArrows(matrix: RiskMatrix, arrows: readonly MapArrow[]): DrawnArrow[] {
  const [rows, columns] = [matrix.likelihood.length, matrix.impact.length];
  const meets = ({ likelihood, impact }: CellPosition): readonly [number, number] => [
    matrix.impact.findIndex(({ code }) => code === impact) + MEET.x, rows - 1 - matrix.likelihood.findIndex(({ code }) => code === likelihood) + MEET.y,
  ];
  const x = (value: number): string => `${((value * 100) / columns).toFixed(2)}%`;
  const y = (value: number): string => `${((value * 100) / rows).toFixed(2)}%`;
  return arrows.map(({ from, to, riskIds }) => {
    const [[fromX, fromY], [toX, toY]] = [meets(from), meets(to)];
    const length = Math.hypot(toX - fromX, toY - fromY) || 1;
    const [stepX, stepY] = [(toX - fromX) / length, (toY - fromY) / length];
    const [asideX, asideY] = [-stepY * ASIDE, stepX * ASIDE];
    const [x1, y1, x2, y2] = [fromX + stepX * SHORT + asideX, fromY + stepY * SHORT + asideY, toX - stepX * SHORT + asideX, toY - stepY * SHORT + asideY];
    return {
      key: JSON.stringify([from, to]), x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2), x: x((x1 + x2) / 2), y: y((y1 + y2) / 2), count: riskIds.length,
      // Towards the worst corner: further right, or further up.
      up: toX - fromX + (fromY - toY) > 0,
    };
  });
}
