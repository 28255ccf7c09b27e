import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ANALYSIS_CATEGORY_WORDS, clockInWords, mtpdOf, type AxisLevel, type ImpactAnalysis, type WorkingCalendar } from '@holdfast/domain';
import { shortestIn } from './shortest-in';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [260, 132, 8, 28, 18];
/** What is drawn beyond the last end, in bands: the level that is reached by it shows there. */
const TAIL = 0.5;

/**
 * How bad it becomes over time: a step line for each category, with the marks of RTO and MTPD. A level is known by the end of a band:
 * the line rises there, and before the first end there is none. The table says the same in words.
 */
@Component({
  selector: 'hf-impact-curves',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="curves" aria-hidden="true">
      @for (curve of curves(); track curve.name) {
        <figure>
          <figcaption>{{ curve.name }}</figcaption>
          <svg [attr.viewBox]="'0 0 ' + width + ' ' + height">
            @for (line of grid(); track line.y) { <line class="grid" [attr.x1]="left" [attr.x2]="width - left" [attr.y1]="line.y" [attr.y2]="line.y" /> }
            @for (end of ends(); track end) { <line class="end" [attr.x1]="end" [attr.x2]="end" [attr.y1]="height - bottom - 3" [attr.y2]="height - bottom" /> }
            @if (limit(); as y) { <line class="limit" [attr.x1]="left" [attr.x2]="width - left" [attr.y1]="y" [attr.y2]="y" /> }
            @for (gap of curve.gaps; track gap.x) {
              <rect class="unknown" [attr.x]="gap.x" [attr.y]="top" [attr.width]="gap.width" [attr.height]="height - top - bottom" />
              <text class="mark" [attr.x]="gap.x + gap.width / 2" [attr.y]="height / 2" text-anchor="middle">?</text>
            }
            <path class="line" [attr.d]="curve.path" />
            @for (mark of marks(); track mark.name) {
              <line class="time" [class.rto]="mark.name === 'RTO'" [attr.x1]="mark.x" [attr.x2]="mark.x" [attr.y1]="mark.name === 'RTO' ? 2 : 13" [attr.y2]="height - bottom" />
              <text class="mark" [class.end]="mark.end" [attr.x]="mark.end ? mark.x - 3 : mark.x + 3" [attr.y]="mark.name === 'RTO' ? 9 : 20" [attr.text-anchor]="mark.end ? 'end' : 'start'">{{ mark.name }}</text>
            }
            <text class="mark" [attr.x]="left" [attr.y]="height - 4">0</text>
            <text class="mark" [attr.x]="ends().at(-1)" [attr.y]="height - 4" text-anchor="middle">{{ last() }}</text>
          </svg>
        </figure>
      }
    </div>
  `,
  styles: `
    :host { display: block; }
    .curves { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr)); gap: 12px 20px; }
    figcaption { font: var(--mat-sys-title-small); }
    svg { display: block; width: 100%; height: auto; overflow: visible; }
    .grid { stroke: var(--mat-sys-outline-variant); stroke-width: 0.5; }
    .end { stroke: var(--mat-sys-outline); stroke-width: 0.75; }
    .limit { stroke: var(--mat-sys-error); stroke-width: 1; stroke-dasharray: 4 3; }
    .line { fill: none; stroke: var(--mat-sys-on-surface); stroke-width: 2; stroke-linejoin: miter; }
    .time { stroke: var(--mat-sys-error); stroke-width: 1.5; }
    .time.rto { stroke: var(--mat-sys-primary); }
    .mark { font-size: 9px; fill: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .unknown { fill: none; stroke: var(--mat-sys-outline); stroke-width: 0.75; stroke-dasharray: 3 3; }
    @media print { .curves { grid-template-columns: repeat(3, 1fr); } }
  `,
})
export class ImpactCurves {
  readonly content = input.required<ImpactAnalysis>();
  readonly scale = input.required<readonly AxisLevel[]>();
  readonly calendars = input.required<readonly WorkingCalendar[]>();

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly left = LEFT;
  protected readonly top = TOP;
  protected readonly bottom = BOTTOM;
  readonly #mtpd = computed(() => mtpdOf(this.content(), this.scale()));
  protected readonly last = computed(() => clockInWords(this.content().bands.at(-1) ?? 0));
  protected readonly ends = computed(() => this.content().bands.map((end) => this.#x(end)));
  protected readonly grid = computed(() => this.scale().map((_level, rank) => ({ y: this.#y(rank) })));
  readonly #limit = computed(() => this.scale().findIndex(({ code }) => code === this.content().intolerable));
  protected readonly limit = computed(() => (this.#limit() < 0 ? null : this.#y(this.#limit())));
  protected readonly marks = computed(() =>
    [{ name: 'RTO', at: shortestIn(this.content().rto, this.calendars()) }, { name: this.#mtpd()?.atMost ? 'MTPD or less' : 'MTPD', at: shortestIn(this.#mtpd(), this.calendars()) }].filter((mark): mark is { name: string; at: number } => mark.at !== null).map(({ name, at }) => {
      const x = this.#x(at);
      return { name, x, end: x > WIDTH - 70 };
    }),
  );

  protected readonly curves = computed(() =>
    this.content().impacts.map(({ category, levels }) => {
      const ranks = levels.map((level) => this.scale().findIndex(({ code }) => code === level));
      const ends = this.ends();
      const path: string[] = [];
      const gaps: { x: number; width: number }[] = [];
      let pen = false;
      for (const [band, rank] of ranks.entries()) {
        const [from, to] = [ends[band]!, ends[band + 1] ?? WIDTH - LEFT];
        if (rank < 0) gaps.push({ x: from, width: to - from });
        else path.push(pen ? `V${this.#y(rank)}H${to}` : `M${from},${this.#y(rank)}H${to}`);
        pen = rank >= 0;
      }
      return { name: ANALYSIS_CATEGORY_WORDS[category], path: path.join(''), gaps };
    }),
  );

  /** Bands are equally wide, and within one time runs evenly. What is later than all of them stands at the edge. */
  #x(minutes: number): number {
    const { bands } = this.content();
    const band = bands.findIndex((end) => minutes <= end);
    const [start, end] = band < 0 ? [0, 1] : [bands[band - 1] ?? 0, bands[band]!];
    const wide = bands.length + TAIL;
    const place = band < 0 ? wide : band + (minutes - start) / (end - start);
    return LEFT + (place / wide) * (WIDTH - 2 * LEFT);
  }

  #y(rank: number): number {
    const steps = Math.max(1, this.scale().length - 1);
    return HEIGHT - BOTTOM - 6 - (rank / steps) * (HEIGHT - TOP - BOTTOM - 12);
  }
}
