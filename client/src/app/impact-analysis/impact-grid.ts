import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, linkedSignal, output } from '@angular/core';
import { ANALYSIS_CATEGORY_WORDS, ANALYSIS_LIMITS, clockInWords, type AxisLevel, type ImpactOverTime } from '@holdfast/domain';
import { codesInWords, levelInWords } from './impact-words';
import { typedCode } from './typed-code';

interface Place {
  readonly row: number;
  readonly band: number;
}

/**
 * Impacts by category and time band, a card for each category where there is no room for columns. A cell is chosen by pointer or
 * arrow keys; its level by the buttons below, by typing its code key after key, or not known by Delete.
 */
@Component({
  selector: 'hf-impact-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Roles are said since a card would not be a row any more.
  template: `
    <div class="hf-scroll">
      <table class="hf-table" role="grid" id="impact-grid" tabindex="-1" aria-label="Impact by category and time" (keydown)="key($event)">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">By</th>@for (band of bands(); track band) { <th role="columnheader" scope="col" class="centre">{{ words(band) }}</th> }</tr></thead>
        <tbody role="rowgroup">
          @for (row of rows(); track row.category; let r = $index) {
            <tr role="row">
              <th role="rowheader" scope="row">{{ names[row.category] }}</th>
              @for (level of row.levels; track $index; let b = $index) {
                <td role="gridcell" class="cell" [class.chosen]="isAt(r, b)" [class.over]="over(level)" [class.none]="level === null" [attr.tabindex]="isAt(r, b) ? 0 : -1" [attr.data-cell]="r + '.' + b" [attr.aria-selected]="isAt(r, b)"
                  [attr.aria-label]="spoken(row, b)" (click)="at.set({ row: r, band: b })" (focus)="at.set({ row: r, band: b })"><span class="by">{{ words(bands()[b] ?? 0) }}</span>{{ level ?? '?' }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (chosen(); as of) {
      <div class="picker" role="group" [attr.aria-label]="of.called">
        <p aria-live="polite"><b>{{ of.called }}:</b>&ngsp;{{ of.level }}</p>
        @for (step of scale(); track step.code) { <button class="hf-btn" type="button" [attr.aria-pressed]="step.code === of.code" (click)="set(step.code)">{{ step.code }}@if (step.label !== step.code) { &ngsp;{{ step.label }} }</button> }
        <button class="hf-btn" type="button" [attr.aria-pressed]="of.code === null" (click)="set(null)">Not known</button>
        @if (unread(); as key) { <p class="unread" role="status">No level is called “{{ key }}”. Type {{ codes() }}.</p> }
        @if (of.meaning) { <p class="meaning">{{ of.meaning }}</p> }
      </div>
    }
    <div class="notes">
      @for (row of rows(); track row.category; let r = $index) {
        <label><span>Note on {{ names[row.category].toLowerCase() }}@if (falls(row)) { <b class="hf-bad">&ngsp;the impact falls: say why</b> }</span><input class="hf-input" type="text" autocomplete="off" [attr.maxlength]="limit" [value]="row.note" (input)="note(r, $event)" /></label>
      }
    </div>
  `,
  styleUrls: ['./rows-as-cards.scss', './impact-grid.scss'],
})
export class ImpactGrid {
  readonly impacts = input.required<readonly ImpactOverTime[]>();
  readonly bands = input.required<readonly number[]>();
  readonly scale = input.required<readonly AxisLevel[]>();
  readonly intolerable = input<string | null>(null);
  readonly changed = output<readonly ImpactOverTime[]>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What was typed stands at once: the next key may come before the form has given it back. */
  protected readonly rows = linkedSignal(() => this.impacts());
  /** On another scale all begins anew. */
  protected readonly at = linkedSignal<unknown, Place>({ source: () => this.scale(), computation: () => ({ row: 0, band: 0 }) });
  /** What was typed of a code that may go on, in the cell that is chosen. */
  readonly #begun = linkedSignal({ source: () => this.at(), computation: () => '' });
  /** The last key, where no level begins with it. */
  protected readonly unread = linkedSignal({ source: () => this.at(), computation: () => '' });
  protected readonly codes = computed(() => codesInWords(this.scale()));
  protected readonly names = ANALYSIS_CATEGORY_WORDS;
  protected readonly words = clockInWords;
  protected readonly limit = ANALYSIS_LIMITS.note;
  readonly #rankOf = computed(() => new Map(this.scale().map(({ code }, rank) => [code, rank])));
  protected readonly chosen = computed(() => {
    const { row, band } = this.at();
    const impact = this.rows()[row];
    if (!impact) return null;
    const code = impact.levels[band] ?? null;
    const step = this.scale().find((one) => one.code === code);
    const meaning = step ? ((impact.category === 'overall' ? undefined : step.categories?.[impact.category]) ?? step.description ?? '') : '';
    return { code, meaning, level: levelInWords(code, this.scale()), called: `${this.names[impact.category]}, by ${clockInWords(this.bands()[band] ?? 0)}` };
  });

  protected isAt(row: number, band: number): boolean {
    return this.at().row === row && this.at().band === band;
  }

  protected over(level: string | null): boolean {
    const limit = this.#rankOf().get(this.intolerable() ?? '');
    return limit !== undefined && level !== null && (this.#rankOf().get(level) ?? -1) >= limit;
  }

  protected spoken({ category, levels }: ImpactOverTime, band: number): string {
    return `${this.names[category]}, by ${clockInWords(this.bands()[band] ?? 0)}: ${levelInWords(levels[band] ?? null, this.scale())}`;
  }

  protected falls({ levels, note }: ImpactOverTime): boolean {
    let highest = -1;
    return note.trim() === '' && levels.some((level) => {
      const rank = this.#rankOf().get(level ?? '') ?? -1;
      const fell = rank >= 0 && rank < highest;
      highest = Math.max(highest, rank);
      return fell;
    });
  }

  protected set(code: string | null): void {
    const { row, band } = this.at();
    this.#begun.set('');
    this.#change(row, ({ levels }) => ({ levels: levels.map((level, index) => (index === band ? code : level)) }));
  }

  protected note(row: number, event: Event): void {
    const note = (event.target as HTMLInputElement).value;
    this.#change(row, () => ({ note }));
  }

  #change(row: number, to: (impact: ImpactOverTime) => Partial<ImpactOverTime>): void {
    this.rows.update((rows) => rows.map((impact, at) => (at === row ? { ...impact, ...to(impact) } : impact)));
    this.changed.emit(this.rows());
  }

  protected key(event: KeyboardEvent): void {
    const { row, band } = this.at();
    const [rows, bands] = [this.rows().length, this.bands().length];
    const moves: Readonly<Record<string, Place>> = {
      ArrowRight: { row, band: Math.min(band + 1, bands - 1) }, ArrowLeft: { row, band: Math.max(band - 1, 0) },
      ArrowDown: { row: Math.min(row + 1, rows - 1), band }, ArrowUp: { row: Math.max(row - 1, 0), band }, Home: { row, band: 0 }, End: { row, band: bands - 1 },
    };
    const to = moves[event.key];
    if (to) this.#go(to);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.set(null);
    else if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey || !this.#type(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether a level begins with what was typed. */
  #type(key: string): boolean {
    const typed = typedCode(this.#begun(), key, this.scale().map(({ code }) => code));
    this.unread.set(!typed && /^[\p{L}\p{N}]$/u.test(key) ? key : '');
    if (!typed) return false;
    if (typed.inNext) this.#goOn();
    if (typed.code !== null) this.set(typed.code);
    this.#begun.set(typed.begun);
    if (typed.whole) this.#goOn();
    return true;
  }

  #goOn(): void {
    const { row, band } = this.at();
    this.#go({ row, band: Math.min(band + 1, this.bands().length - 1) });
  }

  #go(place: Place): void {
    this.at.set(place);
    this.#host.querySelector<HTMLElement>(`[data-cell="${place.row}.${place.band}"]`)?.focus();
  }
}
