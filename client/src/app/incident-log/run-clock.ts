import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { clockFace, clockInWords, EVEN_AT_ONCE, limitInWords, spanInWords, type PlannedSpan } from '@holdfast/domain';
import { MomentPipe } from '../shared/words/dates';
import { ticking } from './ticking';

/** Time since the loss, on a clock; beside it the bar to the RTO, and when it will be over if all goes as planned from here. */
@Component({
  selector: 'hf-run-clock',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="time"><b role="timer" aria-label="Time since the loss">{{ face() }}</b><span>{{ endedAt() ? 'from ' : 'since ' }}{{ startedAt() | moment }}</span></p>
    @if (rtoMinutes() !== null || forecast()) {
      <div class="rto">
        <p class="words">
          @if (rtoMinutes() !== null) { <span><b [class]="tone()">{{ stands()[0] }}</b> {{ stands()[1] }}</span> } @else { <span>No RTO is known</span> }
          @if (forecastWords(); as words) { <span class="forecast">Forecast <b [class.bad]="late()">{{ words }}</b></span> }
        </p>
        @if (rtoMinutes() !== null) {
          <div class="bar" role="progressbar" aria-label="Time used of the RTO" aria-valuemin="0" aria-valuemax="100" [attr.aria-valuenow]="used()" [attr.aria-valuetext]="stands().join(' ').trim()">
            <i [class]="tone()" [style.width.%]="used()"></i>
            @if (expected(); as at) { <u [style.left.%]="at" title="Where the plan expected to be"></u> }
          </div>
        }
      </div>
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: auto minmax(260px, 420px); gap: 32px; align-items: center; }
    .time { display: grid; text-align: right; }
    .time b { font: 600 44px/48px var(--hf-font); letter-spacing: -.03em; font-variant-numeric: tabular-nums; }
    .time span, .words { font: var(--mat-sys-body-small); }
    .time span { color: var(--mat-sys-on-surface-variant); }
    .words { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 12px; }
    .words b { font-weight: 600; }
    .bar { position: relative; height: 10px; margin-top: 8px; border-radius: 5px; background: var(--mat-sys-surface-container-highest); }
    .bar i { position: absolute; inset: 0 auto 0 0; border-radius: 5px; background: var(--mat-sys-primary); }
    .bar i.warn { background: var(--hf-warn); }
    .bar i.bad { background: var(--mat-sys-error); }
    .bar u { position: absolute; top: -3px; bottom: -3px; width: 3px; border-radius: 1px; background: var(--mat-sys-on-surface); box-shadow: 0 0 0 1.5px var(--mat-sys-surface); }
    .warn { color: var(--hf-warn); }
    .bad { color: var(--mat-sys-error); }
    @media (max-width: 700px) {
      :host { grid-template-columns: minmax(0, 1fr); gap: 10px; }
      .time { text-align: left; }
      .time b { font-size: 36px; line-height: 40px; }
    }
    @media (forced-colors: active) { .bar { border: 1px solid CanvasText; } .bar i { background: CanvasText; } .bar u { background: Highlight; } }
  `,
})
export class RunClock {
  /** The stated loss of a rehearsal, the start of an outage. */
  readonly startedAt = input.required<string>();
  /** Then the clock stands. */
  readonly endedAt = input<string | null>(null);
  /** The shortest of what is in scope; null: not known. */
  readonly rtoMinutes = input<number | null>(null);
  /** Even at once is too late: no time was ever left. */
  readonly tooLateAtOnce = input(false);
  readonly forecast = input<PlannedSpan | null>(null);
  /** Planned minutes of what is done so far: where the plan expected to be; null: it does not say. */
  readonly plannedSoFar = input<number | null>(null);
  /** How far the server's clock is ahead, in milliseconds. */
  readonly ahead = input(0);

  readonly #now = ticking();
  readonly #until = computed(() => this.endedAt() ?? new Date(this.#now().getTime() + this.ahead()).toISOString());
  readonly #minutes = computed(() => Math.max(0, Math.floor((Date.parse(this.#until()) - Date.parse(this.startedAt())) / 60_000)));
  protected readonly face = computed(() => clockFace(this.startedAt(), this.#until()));
  protected readonly over = computed(() => this.tooLateAtOnce() || this.#minutes() > (this.rtoMinutes() ?? Infinity));
  /** How much is left of the RTO or was overrun, and that it is of the RTO. */
  protected readonly stands = computed((): readonly [string, string] => {
    const rto = this.rtoMinutes() ?? 0;
    return this.tooLateAtOnce() ? [EVEN_AT_ONCE, ''] : [clockInWords(Math.abs(rto - this.#minutes())), `${this.over() ? 'over' : 'left to'} the ${limitInWords('RTO', rto)}`];
  });
  protected readonly used = computed(() => (this.tooLateAtOnce() ? 100 : Math.min(100, Math.round((this.#minutes() / Math.max(1, this.rtoMinutes() ?? 1)) * 100))));
  protected readonly tone = computed(() => (this.over() ? 'bad' : this.used() >= 75 ? 'warn' : ''));
  protected readonly expected = computed(() => {
    const [planned, rto] = [this.plannedSoFar(), this.rtoMinutes()];
    return planned === null || rto === null || rto === 0 ? null : Math.min(100, (planned / rto) * 100);
  });
  protected readonly forecastWords = computed(() => {
    const span = this.forecast();
    return span && this.endedAt() === null ? spanInWords(span) : '';
  });
  protected readonly late = computed(() => this.tooLateAtOnce() || (this.forecast()?.minutes ?? 0) > (this.rtoMinutes() ?? Infinity));
}
