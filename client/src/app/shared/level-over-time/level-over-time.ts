import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { ASSESSMENT_KINDS, type AssessmentKind, type RiskMatrix } from '@holdfast/domain';
import { faceOf, facesOf } from '../level-face';
import { ScrollCue } from '../scroll-cue/scroll-cue';
import { day } from '../words/dates';
import { LevelChart, type Line } from './level-chart';
import { levelThen, pointsOf, type DatedStanding, type LevelPoint, type LevelThen } from './level-lines';

const KIND_WORDS = { inherent: 'Inherent', residual: 'Residual', target: 'Target' } as const satisfies Record<AssessmentKind, string>;

/** The level of a risk at each assessment, as a chart or as a table of the same numbers. Takes `AssessmentView[]` as it comes. */
@Component({
  selector: 'hf-level-over-time',
  imports: [LevelChart, ScrollCue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (view() === 'chart') {
      <div class="scroll" hfScrollCue="end" #cue="scrollCue" tabindex="0" role="group" [attr.aria-label]="'Chart. ' + summary()">
        <hf-level-chart [faces]="faces()" [lines]="lines()" [until]="until()" [scrolled]="cue.offset()" />
      </div>
      @if (cue.aside()) { <p class="hf-caption hf-soft" aria-hidden="true">The newest is at the right. Scroll sideways for what was before.</p> }
      @if (apart()) { <p class="hf-caption hf-soft">{{ apart() }}</p> }
    } @else {
      <div class="scroll" hfScrollCue tabindex="0" role="region" aria-label="Level over time, as a table">
        <table class="hf-table">
          <thead><tr><th scope="col">Date</th><th scope="col">Assessment</th><th scope="col">Level</th><th scope="col">Why</th></tr></thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr><td class="date">{{ row.date }}</td><td>{{ row.kind }}@if (row.by) { <span class="hf-soft">, by {{ row.by }}</span> }</td><td>{{ row.level }}</td><td>{{ row.rationale }}</td></tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    :host { display: block; min-width: 0; }
    .scroll { position: relative; overflow-x: auto; }
    .date { white-space: nowrap; }
    p { margin-top: 8px; }
  `,
})
export class LevelOverTime {
  readonly matrix = input.required<RiskMatrix>();
  readonly matrixVersionId = input.required<string>();
  readonly assessments = input.required<readonly DatedStanding[]>();
  /** The right end of the chart: now, or the date looked at. */
  readonly now = input<Date>(new Date());
  /** Where it stands as evidenced, since when and why: only where evidence does not bear the residual out. */
  readonly evidenced = input<{ standing: DatedStanding; why: string } | null>(null);
  readonly view = model<'chart' | 'table'>('chart');

  protected readonly until = computed(() => this.now().getTime());
  protected readonly faces = computed(() => facesOf(this.matrix()));
  readonly #points = computed(() => {
    const [matrix, version, history] = [this.matrix(), this.matrixVersionId(), this.assessments()];
    return { inherent: pointsOf(matrix, version, history, 'inherent'), residual: pointsOf(matrix, version, history, 'residual'), target: pointsOf(matrix, version, history, 'target') };
  });
  readonly #proof = computed<LevelPoint[]>(() => {
    const evidenced = this.evidenced();
    return evidenced ? [{ at: Math.min(Date.parse(evidenced.standing.recordedAt), this.until()), level: levelThen(this.matrix(), this.matrixVersionId(), evidenced.standing), rationale: evidenced.why, targetDate: null }] : [];
  });
  protected readonly lines = computed<Line[]>(() => {
    const { inherent, residual, target } = this.#points();
    const by = target.at(-1)?.targetDate;
    const lines: Line[] = [
      { name: 'Residual', role: 'main', points: residual },
      { name: 'As evidenced', role: 'proof', points: this.#proof() },
      { name: by ? `Target, ${day(by, { now: this.now() })}` : 'Target', role: 'aim', points: target },
      { name: 'Inherent', role: 'quiet', points: inherent },
    ];
    return lines.filter(({ points }) => points.some(({ level }) => typeof level === 'number'));
  });
  protected readonly rows = computed(() =>
    [...ASSESSMENT_KINDS.flatMap((kind) => this.#points()[kind].map((point) => ({ kind: KIND_WORDS[kind] as string, point }))), ...this.#proof().map((point) => ({ kind: 'As evidenced', point }))]
      .sort((one, other) => other.point.at - one.point.at)
      .map(({ kind, point }) => ({
        date: day(new Date(point.at), { now: this.now() }),
        kind,
        level: this.#name(point.level),
        rationale: point.rationale,
        by: point.targetDate ? day(point.targetDate, { now: this.now() }) : '',
      })),
  );
  /** "Residual: High since 14 Apr 2024, Medium since 3 Jan. Target: Low." */
  protected readonly summary = computed(() =>
    [...ASSESSMENT_KINDS.map((kind) => ({ kind: KIND_WORDS[kind] as string, points: this.#points()[kind] })), { kind: 'As evidenced', points: this.#proof() }].flatMap(({ kind, points }) => {
      if (!points.length) return [];
      const steps = points.map((point) => `${this.#name(point.level)} since ${day(new Date(point.at), { now: this.now() })}`);
      return [`${kind}: ${steps.join(', ')}.`];
    }).join(' '),
  );
  protected readonly apart = computed(() => {
    const count = Object.values(this.#points()).flat().filter(({ level }) => level === 'not comparable').length;
    return count ? `${count} ${count === 1 ? 'assessment was' : 'assessments were'} made on another version of the matrix: in the table, not on the chart.` : '';
  });

  #name(level: LevelThen): string {
    if (typeof level === 'number') return faceOf(this.matrix(), level)?.label ?? '';
    return level === 'unscored' ? 'Unscored' : 'Not comparable';
  }
}
