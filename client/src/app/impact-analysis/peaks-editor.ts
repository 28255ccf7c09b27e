import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import { ANALYSIS_LIMITS, LIMITS, peakFault, type PeakPeriod } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';

/** When the activity is harder to be without, each year or each month. */
@Component({
  selector: 'hf-peaks-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul id="impact-peaks" tabindex="-1">
      @for (peak of rows(); track $index; let at = $index) {
        <li><div class="period" role="group" [attr.aria-label]="'Peak period ' + (at + 1)">
          <label><span>What is at its peak</span><input class="hf-input wide" type="text" autocomplete="off" [attr.maxlength]="title" [value]="peak.what" (input)="set(at, { what: text($event) })" /></label>
          <label><span>Every</span><select class="hf-input" [value]="peak.every" (change)="turn(at, $event)"><option value="year">Year</option><option value="month">Month</option></select></label>
          <label><span>{{ peak.every === 'year' ? 'From (day, month)' : 'From day' }}</span><input class="hf-input day" type="text" autocomplete="off" maxlength="5" [value]="shown(peak, peak.from)" (input)="set(at, { from: read(peak, $event) })" /></label>
          <label><span>{{ peak.every === 'year' ? 'To (day, month)' : 'To day' }}</span><input class="hf-input day" type="text" autocomplete="off" maxlength="5" [value]="shown(peak, peak.to)" (input)="set(at, { to: read(peak, $event) })" /></label>
          <label><span>How much harder it is</span><input class="hf-input wide" type="text" autocomplete="off" [attr.maxlength]="note" [value]="peak.effect" (input)="set(at, { effect: text($event) })" /></label>
          <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take ' + (peak.what || 'this period') + ' away'" (click)="remove(at)"><hf-icon name="close" /></button>
          @if (fault(peak); as fault) { <p class="fault">{{ fault }}{{ peak.every === 'year' ? ': for example 1/12 to 15/1.' : '.' }}</p> }
        </div></li>
      }
    </ul>
    @if (rows().length < most) { <button class="hf-btn" type="button" (click)="add()"><hf-icon name="add" />Add a peak period</button> }
  `,
  styles: `
    :host { display: grid; gap: 8px; justify-items: start; min-width: 0; }
    ul { display: grid; gap: 12px; width: 100%; }
    ul:empty { display: none; }
    .period { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
    span { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); margin-bottom: 2px; }
    label:has(.wide) { flex: 1 1 200px; min-width: 0; }
    .wide { width: 100%; }
    .day { width: 92px; font-variant-numeric: tabular-nums; }
    .fault { flex: 1 1 100%; color: var(--mat-sys-error); font: var(--mat-sys-label-medium); }
  `,
})
export class PeaksEditor {
  readonly peaks = input.required<readonly PeakPeriod[]>();
  readonly changed = output<readonly PeakPeriod[]>();

  /** What was typed stands at once: the next key may come before the form has given it back. */
  protected readonly rows = linkedSignal(() => this.peaks());

  protected readonly title = LIMITS.title;
  protected readonly note = ANALYSIS_LIMITS.note;
  protected readonly most = ANALYSIS_LIMITS.peaks;

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  /** "1/12" is kept as "12-01"; what is neither stays as it is typed. */
  protected read({ every }: PeakPeriod, event: Event): string {
    const typed = this.text(event).trim();
    const parts = /^(\d{1,2})[/. ](\d{1,2})$/.exec(typed);
    return every === 'year' && parts ? `${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}` : typed;
  }

  protected shown({ every }: PeakPeriod, day: string): string {
    const parts = every === 'year' ? /^(\d{2})-(\d{2})$/.exec(day) : null;
    return parts ? `${Number(parts[2])}/${Number(parts[1])}` : day;
  }

  protected fault(peak: PeakPeriod): string | null {
    return peak.from && peak.to ? peakFault(peak) : null;
  }

  protected set(at: number, change: Partial<PeakPeriod>): void {
    this.#change(this.rows().map((one, index) => (index === at ? { ...one, ...change } : one)));
  }

  protected turn(at: number, event: Event): void {
    this.set(at, { every: (event.target as HTMLSelectElement).value === 'month' ? 'month' : 'year', from: '', to: '' });
  }

  protected add(): void {
    this.#change([...this.rows(), { every: 'year', from: '', to: '', what: '', effect: '' }]);
  }

  protected remove(at: number): void {
    this.#change(this.rows().filter((_one, index) => index !== at));
  }

  #change(peaks: readonly PeakPeriod[]): void {
    this.rows.set(peaks);
    this.changed.emit(peaks);
  }
}
