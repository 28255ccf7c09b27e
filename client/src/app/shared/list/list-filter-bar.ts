import { ChangeDetectionStrategy, Component, computed, ElementRef, input, linkedSignal, output, viewChild } from '@angular/core';
import { FilterChips, type FilterChip } from '../filter-chips/filter-chips';
import { Icon } from '../icons/icon';
import { typedWords } from './typed-words';

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
  protected readonly typed = typedWords(() => this.q() ?? '', (words) => this.qChange.emit(words));
  /** A box that was opened stays until the search is ended, even when emptied to type anew. */
  protected readonly searching = linkedSignal<string | null, boolean>({ source: this.q, computation: (q, before) => Boolean(q) || Boolean(before?.value) });
  protected readonly shown = computed<readonly FilterChip[]>(() => (this.q() ? [...this.chips(), { key: 'q', label: `"${this.q()}"` }] : this.chips()));

  protected remove(chip: FilterChip): void {
    if (chip.key === 'q') this.endSearch();
    else this.removed.emit(chip);
  }

  protected openSearch(): void {
    this.searching.set(true);
    requestAnimationFrame(() => this.words()?.nativeElement.focus());
  }

  protected onType(event: Event): void {
    this.typed.type((event.target as HTMLInputElement).value);
  }

  protected endSearch(): void {
    this.searching.set(false);
    this.typed.clear();
  }
}
