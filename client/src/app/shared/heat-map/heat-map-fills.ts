import { AfterViewInit, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, OnDestroy, signal } from '@angular/core';
import { BaseChartComponent, HeatMapModule } from '@swimlane/ngx-charts';

export interface HeatMapFill {
  readonly key: string;
  readonly fill: string;
  readonly count: number;
}

/** Between two cells, as in the grid above it. */
const GAP = 4;

/**
 * The painted part of the heat map: ngx-charts' sizing and its rectangles, one fill per level. Text, marks, focus and names
 * are the grid's that lies over it. Without animation or gradient, so that paper and pictures catch it finished.
 */
@Component({
  selector: 'hf-heat-map-fills',
  imports: [HeatMapModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg [attr.viewBox]="'0 0 ' + size().width + ' ' + size().height" preserveAspectRatio="none" focusable="false">
      @for (cell of drawn(); track cell.key) {
        <svg:g
          ngx-charts-heat-map-cell
          [x]="cell.x" [y]="cell.y" [width]="cell.width" [height]="cell.height" [fill]="cell.fill" [data]="cell.count"
          [gradient]="false" [animations]="false"
        />
      }
    </svg>
  `,
  styles: `
    :host { position: absolute; inset: 0; display: block; }
    svg { display: block; width: 100%; height: 100%; }
    @media print { :host { display: none; } }
    @media (forced-colors: active) { :host { display: none; } }
  `,
})
export class HeatMapFills extends BaseChartComponent implements AfterViewInit, OnDestroy {
  /** Row by row, the worst likelihood first. */
  readonly rows = input.required<readonly (readonly HeatMapFill[])[]>();

  override animations = false;
  protected readonly size = signal({ width: 600, height: 400 });
  readonly #box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #resize?: ResizeObserver;

  protected readonly drawn = computed(() => {
    const rows = this.rows();
    const { width, height } = this.size();
    const columns = rows[0]?.length ?? 1;
    const cellWidth = Math.max((width - GAP * (columns - 1)) / columns, 0);
    const cellHeight = Math.max((height - GAP * (rows.length - 1)) / rows.length, 0);
    return rows.flatMap((row, y) =>
      row.map((cell, x) => ({ ...cell, x: x * (cellWidth + GAP), y: y * (cellHeight + GAP), width: cellWidth, height: cellHeight })),
    );
  });

  override ngAfterViewInit(): void {
    super.ngAfterViewInit();
    // The library looks at the window alone; a panel also changes its width when something beside it opens.
    this.#resize = new ResizeObserver(() => this.update());
    this.#resize.observe(this.#box);
  }

  override ngOnDestroy(): void {
    this.#resize?.disconnect();
    super.ngOnDestroy();
  }

  override update(): void {
    super.update();
    this.size.set({ width: this.width, height: this.height });
  }
}
