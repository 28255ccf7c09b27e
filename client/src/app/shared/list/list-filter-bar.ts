import { ChangeDetectionStrategy, Component, computed, ElementRef, input, linkedSignal, output, viewChild } from '@angular/core';
import { FilterChips, type FilterChip } from '../filter-chips/filter-chips';
import { Icon } from '../icons/icon';

/** After the last key, before the list is asked. */
const PAUSE = 300;

/**
 * Above a list: what it is narrowed to, each with its way off, what else it could be narrowed to (`hf-filter-popover`s inside),
 * how many there are, and a search for words where the list has one.
 */
@Component({
  selector: 'hf-list-filter-bar',
  imports: [FilterChips, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-filter-bar.html',
  styleUrl: './list-filter-bar.scss',
})
export class ListFilterBar {
  readonly chips = input.required<readonly FilterChip[]>();
  /** "11 of 47 risks" */
  readonly count = input('');
  /** The words looked for; null where the list cannot be searched. */
  readonly q = input<string | null>(null);
  readonly removed = output<FilterChip>();
  readonly qChange = output<string>();

  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');
  protected readonly searching = linkedSignal(() => Boolean(this.q()));
  /** What is being typed runs ahead of the address. */
  protected readonly typed = linkedSignal(() => this.q() ?? '');
  protected readonly shown = computed<readonly FilterChip[]>(() => (this.q() ? [...this.chips(), { key: 'q', label: `"${this.q()}"` }] : this.chips()));
  #timer?: ReturnType<typeof setTimeout>;

  protected remove(chip: FilterChip): void {
    if (chip.key === 'q') this.endSearch();
    else this.removed.emit(chip);
  }

  protected openSearch(): void {
    this.searching.set(true);
    requestAnimationFrame(() => this.words()?.nativeElement.focus());
  }

  protected onType(event: Event): void {
    const q = (event.target as HTMLInputElement).value;
    this.typed.set(q);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.qChange.emit(q.trim()), PAUSE);
  }

  protected endSearch(): void {
    clearTimeout(this.#timer);
    this.typed.set('');
    this.searching.set(false);
    if (this.q()) this.qChange.emit('');
  }
}
