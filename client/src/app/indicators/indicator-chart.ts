import { AfterViewInit, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, OnDestroy, signal } from '@angular/core';
import { BaseChartComponent } from '@swimlane/ngx-charts';
import { number } from './indicator-words';
import { spanOf, stepsOf, type ReadPeriod } from './indicator-lines';

const [TOP, FOOT, TALL] = [10, 34, 190];
const LETTER = 6.6;

/**
 * Readings period by period against target and tolerance: the line of the target steps where it changes, the band beside it is
 * what is tolerated. Sized by ngx-charts and drawn here, as the chart of levels is. The table beside it says the same.
 */
@Component({
  selector: 'hf-indicator-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg [attr.viewBox]="'0 0 ' + wide() + ' ' + high" [attr.height]="high" focusable="false">
      @for (step of steps(); track step.value) {
        <line class="rule" [attr.x1]="left()" [attr.x2]="right()" [attr.y1]="step.y" [attr.y2]="step.y" />
        <text [attr.x]="left() - 8" [attr.y]="step.y + 4" text-anchor="end">{{ step.label }}</text>
      }
      @for (band of bands(); track $index) { <rect class="band" [attr.x]="band.x" [attr.y]="band.y" [attr.width]="band.width" [attr.height]="band.height" /> }
      @for (line of targets(); track $index) { <line class="target" [attr.x1]="line.x1" [attr.x2]="line.x2" [attr.y1]="line.y" [attr.y2]="line.y" /> }
      @for (path of paths(); track $index) { <path [attr.d]="path" /> }
      @for (point of points(); track point.x) {
        @if (point.y === null) { <text class="none" [attr.x]="point.x" [attr.y]="floor - 4" text-anchor="middle">{{ point.state === 'not-collected' ? '?' : '' }}</text> }
        @else if (point.state === 'outside') { <rect class="dot outside" [attr.x]="point.x - 5" [attr.y]="point.y - 5" width="10" height="10" [attr.transform]="'rotate(45 ' + point.x + ' ' + point.y + ')'" /> }
        @else { <circle class="dot" [class.within]="point.state === 'within-tolerance'" [attr.cx]="point.x" [attr.cy]="point.y" r="4.5" /> }
      }
      @for (tick of ticks(); track tick.x) { <text [attr.x]="tick.x" [attr.y]="high - 10" [attr.text-anchor]="tick.anchor">{{ tick.label }}</text> }
      @if (lastTarget(); as last) { <text class="label" [attr.x]="right() + 8" [attr.y]="last.y + 4">Target</text> }
    </svg>
  `,
  styles: `
    :host { display: block; min-width: 480px; }
    svg { display: block; width: 100%; }
    text { font: 450 0.75rem var(--hf-font); fill: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .rule { stroke: var(--hf-chart-grid); }
    .band { fill: var(--hf-chart-3); opacity: 0.16; }
    .target { stroke: var(--hf-chart-3); stroke-width: 2; stroke-dasharray: 6 3; }
    .label { fill: var(--hf-chart-3); font-weight: 600; }
    path { fill: none; stroke: var(--hf-chart-1); stroke-width: 2; stroke-linejoin: round; }
    .dot { fill: var(--hf-chart-1); stroke: var(--mat-sys-surface); stroke-width: 1.5; }
    .dot.within { fill: var(--mat-sys-surface); stroke: var(--hf-chart-1); stroke-width: 2; }
    .dot.outside { fill: var(--mat-sys-error); }
    .none { font-weight: 700; }
    @media (forced-colors: active) { path, .target, .rule { stroke: CanvasText; } .dot { fill: CanvasText; } text { fill: CanvasText; } }
  `,
})
export class IndicatorChart extends BaseChartComponent implements AfterViewInit, OnDestroy {
  readonly periods = input.required<readonly ReadPeriod[]>();

  override animations = false;
  protected readonly high = TOP + TALL + FOOT;
  protected readonly floor = TOP + TALL;
  protected readonly wide = signal(600);
  readonly #box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #resize?: ResizeObserver;

  readonly #span = computed(() => spanOf(this.periods()));
  protected readonly left = computed(() => Math.max(...stepsOf(this.#span()).map((value) => number(value).length)) * LETTER + 18);
  protected readonly right = computed(() => this.wide() - 58);
  readonly #slot = computed(() => (this.right() - this.left()) / Math.max(this.periods().length, 1));
  readonly #x = (index: number): number => this.left() + (index + 0.5) * this.#slot();
  readonly #y = (value: number): number => {
    const { low, high } = this.#span();
    return TOP + ((high - Math.min(Math.max(value, low), high)) / (high - low)) * TALL;
  };

  protected readonly steps = computed(() => stepsOf(this.#span()).map((value) => ({ value, label: number(value), y: this.#y(value) })));
  protected readonly points = computed(() => this.periods().map(({ value, state }, index) => ({ x: this.#x(index), y: value === null ? null : this.#y(value), state })));
  /** No line over what was not read. */
  protected readonly paths = computed(() => {
    const runs: string[][] = [[]];
    for (const { x, y } of this.points()) {
      if (y === null) runs.push([]);
      else runs.at(-1)!.push(`${round(x)} ${round(y)}`);
    }
    return runs.filter((run) => run.length > 1).map((run) => `M${run.join('L')}`);
  });
  protected readonly targets = computed(() =>
    this.periods().flatMap(({ aim }, index) => (aim ? [aim.from, aim.to].flatMap((end) => (end === null ? [] : [{ x1: this.#x(index) - this.#slot() / 2, x2: this.#x(index) + this.#slot() / 2, y: this.#y(end) }])) : [])),
  );
  protected readonly lastTarget = computed(() => (this.periods().at(-1)?.aim ? this.targets().at(-1) : undefined));
  protected readonly bands = computed(() =>
    this.periods().flatMap(({ aim }, index) => {
      if (!aim || aim.tolerance === 0) return [];
      const of = (from: number, to: number) => ({ x: this.#x(index) - this.#slot() / 2, width: this.#slot(), y: this.#y(to), height: Math.max(this.#y(from) - this.#y(to), 0) });
      return [...(aim.from === null ? [] : [of(aim.from - aim.tolerance, aim.from)]), ...(aim.to === null ? [] : [of(aim.to, aim.to + aim.tolerance)])];
    }),
  );
  /** As many names of periods as there is room for, the last among them. */
  protected readonly ticks = computed(() => {
    const periods = this.periods();
    const every = Math.max(Math.ceil((Math.max(...periods.map(({ label }) => label.length)) * LETTER + 14) / this.#slot()), 1);
    return periods.flatMap(({ label }, index) => ((periods.length - 1 - index) % every === 0 ? [{ label, x: this.#x(index), anchor: 'middle' }] : []));
  });

  override ngAfterViewInit(): void {
    super.ngAfterViewInit();
    this.#resize = new ResizeObserver(() => this.update());
    this.#resize.observe(this.#box);
  }

  override ngOnDestroy(): void {
    this.#resize?.disconnect();
    super.ngOnDestroy();
  }

  override update(): void {
    super.update();
    this.wide.set(Math.max(this.width, 480));
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
