import { AfterViewInit, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, OnDestroy, signal } from '@angular/core';
import { BaseChartComponent } from '@swimlane/ngx-charts';
import type { LevelFace } from '../level-face';
import { stepPath, ticksOf, type LevelPoint } from './level-lines';

const BAND = 27;
const TOP = 8;
const FOOT = 34;
const LETTER = 6.6;

export interface Line {
  readonly name: string;
  readonly role: 'main' | 'quiet' | 'aim' | 'proof';
  readonly points: readonly LevelPoint[];
}

/**
 * The picture of a level over time: bands of the levels behind, a stepped line for each kind, labels at the line ends.
 * Sized by ngx-charts; drawn here, because its line series needs an animations provider that nothing else here does.
 */
@Component({
  selector: 'hf-level-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg [attr.viewBox]="'0 0 ' + wide() + ' ' + high()" [attr.height]="high()" focusable="false">
      @for (band of bands(); track band.face.code) {
        <rect [attr.x]="left()" [attr.y]="band.y" [attr.width]="right() - left() + margin()" [attr.height]="step" [attr.fill]="'var(--hf-level-' + band.face.step + ')'" opacity="0.15" />
        <line [attr.x1]="left()" [attr.x2]="right() + margin()" [attr.y1]="band.y + step" [attr.y2]="band.y + step" class="rule" />
      }
      @for (tick of ticks(); track tick.at) { <text [attr.x]="tick.x" [attr.y]="high() - 8" [attr.text-anchor]="tick.anchor">{{ tick.label }}</text> }
      @for (line of drawn(); track line.name) {
        <path [attr.d]="line.path" [class]="line.role" />
        @for (dot of line.dots; track $index) { <circle [attr.cx]="dot.x" [attr.cy]="dot.y" r="4" [class]="line.role" /> }
      }
      <g [attr.transform]="'translate(' + scrolled() + ' 0)'">
        @if (scrolled() > 0) { <rect x="0" y="0" [attr.width]="left() - 4" [attr.height]="high()" fill="var(--mat-sys-surface)" /> }
        @for (band of bands(); track band.face.code) { <text [attr.x]="left() - 10" [attr.y]="band.y + step / 2 + 4" text-anchor="end">{{ band.face.label }}</text> }
      </g>
      @for (label of labels(); track label.text) { <text [attr.x]="label.x" [attr.y]="label.y" [class]="'label ' + label.role">{{ label.text }}</text> }
    </svg>
  `,
  styles: `
    :host { display: block; min-width: 520px; }
    svg { display: block; width: 100%; }
    text { font: 450 0.75rem var(--hf-font); fill: var(--mat-sys-on-surface-variant); }
    .rule { stroke: var(--hf-chart-grid); }
    path { fill: none; stroke-linejoin: round; }
    path.main { stroke: var(--hf-chart-1); stroke-width: 2.5; }
    path.quiet { stroke: var(--hf-chart-2); stroke-width: 1.5; stroke-dasharray: 2 3; }
    path.proof { stroke: var(--mat-sys-error); stroke-width: 2.5; stroke-dasharray: 7 4; }
    circle.proof { fill: var(--mat-sys-surface); stroke: var(--mat-sys-error); stroke-width: 2; }
    circle.main { fill: var(--hf-chart-1); stroke: var(--mat-sys-surface); stroke-width: 1.5; }
    circle.quiet { display: none; }
    circle.aim { fill: var(--mat-sys-surface); stroke: var(--hf-chart-1); stroke-width: 2; }
    .label { fill: var(--mat-sys-on-surface); font-weight: 500; paint-order: stroke; stroke: var(--mat-sys-surface); stroke-width: 3px; stroke-linejoin: round; }
    .label.proof { fill: var(--mat-sys-error); font-weight: 600; }
    .label.main { fill: var(--hf-chart-1); font-weight: 600; }
    @media (forced-colors: active) { path, circle { stroke: CanvasText; } text, .label { fill: CanvasText; } }
  `,
})
export class LevelChart extends BaseChartComponent implements AfterViewInit, OnDestroy {
  /** Levels, the worst first. */
  readonly faces = input.required<readonly LevelFace[]>();
  readonly lines = input.required<readonly Line[]>();
  readonly until = input.required<number>();

  /** How far the box around it is scrolled: the names of the levels go along. */
  readonly scrolled = input(0);

  override animations = false;
  protected readonly step = BAND;
  protected readonly wide = signal(600);
  readonly #box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #resize?: ResizeObserver;

  protected readonly high = computed(() => TOP + this.faces().length * BAND + FOOT);
  protected readonly left = computed(() => Math.max(...this.faces().map(({ label }) => label.length)) * LETTER + 16);
  /** Room for the labels at the line ends. */
  protected readonly margin = computed(() => Math.max(...this.lines().map(({ name }) => name.length), 4) * LETTER + 18);
  protected readonly right = computed(() => Math.max(this.wide() - this.margin() - 2, this.left() + 80));
  protected readonly bands = computed(() => this.faces().map((face, index) => ({ face, y: TOP + index * BAND })));

  readonly #span = computed(() => {
    const moments = this.lines().flatMap(({ points, role }) => (role === 'aim' ? [] : points.map(({ at }) => at)));
    const until = this.until();
    const from = Math.min(until, ...moments);
    return { from, until: until > from ? until : from + 1 };
  });
  readonly #x = computed(() => {
    const { from, until } = this.#span();
    const [left, right] = [this.left() + 12, this.right()];
    return (at: number) => left + ((at - from) / (until - from)) * (right - left);
  });
  readonly #y = computed(() => {
    const count = this.faces().length;
    return (level: number) => TOP + (count - 1 - level) * BAND + BAND / 2;
  });

  protected readonly ticks = computed(() => {
    const { from, until } = this.#span();
    const x = this.#x();
    return ticksOf(from, until, Math.max(Math.floor((this.right() - this.left()) / 66), 2)).map((tick, index, all) => ({
      ...tick,
      x: x(tick.at),
      anchor: index === all.length - 1 && all.length > 1 && x(tick.at) > this.right() - 20 ? 'end' : index === 0 ? 'start' : 'middle',
    }));
  });
  protected readonly drawn = computed(() => {
    const [x, y] = [this.#x(), this.#y()];
    return this.lines().map(({ name, role, points }) => {
      const last = points.at(-1);
      // An aim is a point ahead, at the end of the line; its date is in its label.
      const aimed = role === 'aim' && typeof last?.level === 'number' ? [{ x: this.right(), y: y(last.level) }] : [];
      const dots = points.flatMap(({ at, level }) => (typeof level === 'number' ? [{ x: x(at), y: y(level) }] : []));
      return { name, role, path: role === 'aim' ? '' : stepPath(points, this.#span().until, x, y), dots: role === 'aim' ? aimed : dots };
    });
  });
  protected readonly labels = computed(() => {
    const y = this.#y();
    const taken: number[] = [];
    return this.lines().flatMap(({ name, role, points }) => {
      const level = points.at(-1)?.level;
      if (typeof level !== 'number') return [];
      let at = y(level) + 4;
      // Two lines at one level: the second label goes under the first.
      while (taken.some((other) => Math.abs(other - at) < 13)) at += 13;
      taken.push(at);
      return [{ text: name, role, x: this.right() + 12, y: at }];
    });
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
    this.wide.set(Math.max(this.width, 520));
  }
}
