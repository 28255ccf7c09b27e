import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, inject, Injector, input, linkedSignal, output } from '@angular/core';
import { ANALYSIS_LIMITS, LIMITS, peakFault, readPeakDay, WEEKDAY_NAMES, type PeakPeriod, type PeakRecurrence } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';

const RECURRENCES: readonly { readonly of: PeakRecurrence; readonly name: string; readonly asked: string; readonly example: string }[] = [
  { of: 'year', name: 'Each year', asked: ' (day, month)', example: '1/12' },
  { of: 'month', name: 'Each month', asked: ' day', example: '25' },
  { of: 'week', name: 'Each week', asked: '', example: '' },
  { of: 'once', name: 'Once', asked: ' (day, month, year)', example: '6/5/2027' },
];

/** When the activity is harder to be without: each year, month or week, or once. */
@Component({
  selector: 'hf-peaks-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul id="impact-peaks" tabindex="-1">
      @for (peak of rows(); track $index; let at = $index) {
        <li><div class="period" role="group" [attr.aria-label]="'Peak period ' + (at + 1)">
          <label><span>What is at its peak</span><input class="hf-input wide" type="text" autocomplete="off" [attr.maxlength]="title" [value]="peak.what" (input)="set(at, { what: text($event) })" /></label>
          <label class="when"><span>When</span><select class="hf-input" (change)="turn(at, $event)">@for (one of recurrences; track one.of) { <option [value]="one.of" [selected]="one.of === peak.every">{{ one.name }}</option> }</select></label>
          @for (end of ends; track end.field) {
            @if (peak.every === 'week') {
              <label><span>{{ end.name }}</span><select class="hf-input" (change)="setDay(at, end.field, text($event))">@for (name of weekdays; track name; let place = $index) { <option [value]="place + 1" [selected]="peak[end.field] === '' + (place + 1)">{{ name }}</option> }</select></label>
            } @else {
              <label><span>{{ end.name + recurrence(peak).asked }}</span><input class="hf-input day" type="text" autocomplete="off" maxlength="30" [placeholder]="end.field === 'to' ? 'same day' : recurrence(peak).example" [value]="shown(peak, peak[end.field])" (input)="setDay(at, end.field, text($event))" (change)="setDay(at, end.field, read(peak, $event))" /></label>
            }
          }
          <label><span>How much harder it is</span><input class="hf-input wide" type="text" autocomplete="off" [attr.maxlength]="note" [value]="peak.effect" (input)="set(at, { effect: text($event) })" /></label>
          <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take ' + (peak.what || 'this period') + ' away'" (click)="remove(at)"><hf-icon name="close" /></button>
          @if (fault(peak); as fault) { <p class="fault">{{ fault }}</p> }
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
    .day { width: 112px; font-variant-numeric: tabular-nums; }
    @media (max-width: 700px) {
      .when { flex: 1 1 100%; }
      .when select { width: 100%; }
    }
    .fault { flex: 1 1 100%; color: var(--mat-sys-error); font: var(--mat-sys-label-medium); }
  `,
})
export class PeaksEditor {
  readonly peaks = input.required<readonly PeakPeriod[]>();
  readonly changed = output<readonly PeakPeriod[]>();

  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What was typed stands at once: the next key may come before the form has given it back. */
  protected readonly rows = linkedSignal(() => this.peaks());

  protected readonly title = LIMITS.title;
  protected readonly note = ANALYSIS_LIMITS.note;
  protected readonly most = ANALYSIS_LIMITS.peaks;

  protected readonly recurrences = RECURRENCES;
  protected readonly ends = [{ field: 'from', name: 'From' }, { field: 'to', name: 'To' }] as const;
  protected readonly weekdays = WEEKDAY_NAMES;

  protected recurrence({ every }: PeakPeriod): (typeof RECURRENCES)[number] {
    return RECURRENCES.find(({ of }) => of === every)!;
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  /** What was typed is read once it is left: "6/5/20" may become "6/5/2027". */
  protected read({ every }: PeakPeriod, event: Event): string {
    return readPeakDay(every, this.text(event));
  }

  protected shown({ every }: PeakPeriod, day: string): string {
    const parts = (every === 'year' ? /^(\d{2})-(\d{2})$/ : every === 'once' ? /^(\d{4})-(\d{2})-(\d{2})$/ : null)?.exec(day);
    return parts ? parts.slice(1).reverse().map(Number).join('/') : day;
  }

  protected fault(peak: PeakPeriod): string | null {
    const [from, to] = [readPeakDay(peak.every, peak.from), readPeakDay(peak.every, peak.to || peak.from)];
    const fault = from ? peakFault({ ...peak, from, to }) : null;
    return fault && `${fault}.`;
  }

  protected set(at: number, change: Partial<PeakPeriod>): void {
    this.#change(this.rows().map((one, index) => (index === at ? { ...one, ...change } : one)));
  }

  protected setDay(at: number, end: 'from' | 'to', day: string): void {
    this.set(at, { [end]: day });
  }

  protected turn(at: number, event: Event): void {
    const every = RECURRENCES.find(({ of }) => of === this.text(event))?.of ?? 'year';
    const day = every === 'week' ? '1' : '';
    this.set(at, { every, from: day, to: day });
  }

  protected add(): void {
    this.#change([...this.rows(), { every: 'year', from: '', to: '', what: '', effect: '' }]);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('li:last-child input')?.focus(), { injector: this.#injector });
  }

  protected remove(at: number): void {
    this.#change(this.rows().filter((_one, index) => index !== at));
  }

  #change(peaks: readonly PeakPeriod[]): void {
    this.rows.set(peaks);
    this.changed.emit(peaks);
  }
}
