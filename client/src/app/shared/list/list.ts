import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, contentChild, DestroyRef, ElementRef, inject, input, model, output, ViewEncapsulation } from '@angular/core';
import { Icon } from '../icons/icon';
import { columnOf, ordered, orderChoices, type ListColumn, type Order } from './list-order';
import { ListCells, ListItem } from './list-rows';

const NONE = (): string => '';
/** What answers a click, or the key that stands for one, itself. */
const ACTS = 'a, button, summary, label, input, select, textarea';

/**
 * Rows as a table whose columns can be sorted by, or as a list where there is little room. The whole row opens the thing; the
 * link in its title does so by keyboard. Which cells and lines a row has is said by `hfCells` and `hfItem` inside.
 */
@Component({
  selector: 'hf-list',
  imports: [Icon, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  // The rows are other parts' templates: their looks are said once, here.
  encapsulation: ViewEncapsulation.None,
  host: { class: 'hf-list', '[class.busy]': 'busy()' },
  templateUrl: './list.html',
  styleUrl: './list.scss',
})
export class List<T extends { readonly id: string }, S extends string> {
  readonly rows = input.required<readonly T[]>();
  readonly columns = input.required<readonly ListColumn<S>[]>();
  readonly sort = input.required<Order<S>>();
  /** Names the table. */
  readonly label = input.required<string>();
  /** In an order of its own that cannot be changed. */
  readonly sortable = input(true);
  /** Another order is on its way. */
  readonly busy = input(false);
  /** In px: narrower than this, each row is an item of a list. */
  readonly tableFrom = input(640);
  readonly rowClass = input<(row: T) => string>(NONE);
  readonly sorted = output<Order<S>>();
  readonly opened = output<T>();
  /** In px: what there is. */
  readonly width = model(1000);

  protected readonly cells = contentChild.required<ListCells<T>>(ListCells);
  protected readonly item = contentChild.required<ListItem<T>>(ListItem);
  protected readonly asList = computed(() => this.width() < this.tableFrom());
  protected readonly orders = computed(() => orderChoices(this.columns()));
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    const observer = new ResizeObserver(([entry]) => this.width.set(entry?.contentRect.width ?? 1000));
    observer.observe(this.#host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected way(column: ListColumn<S> | undefined): 'ascending' | 'descending' | null {
    if (!column || !this.sortable() || columnOf(this.sort()) !== column.sort) return null;
    return this.sort().startsWith('-') ? 'descending' : 'ascending';
  }

  protected sortBy(column: ListColumn<S>): void {
    this.sorted.emit(ordered(column, this.sort()));
  }

  protected orderBy(event: Event): void {
    this.sorted.emit((event.target as HTMLSelectElement).value as Order<S>);
  }

  /** Anywhere in the row but on what has an act of its own, or text that is being marked. */
  protected onRow(event: MouseEvent, row: T): void {
    const within = event.target instanceof Element ? event.target.closest(ACTS) : null;
    if (within || getSelection()?.isCollapsed === false) return;
    this.opened.emit(row);
  }

  /** The link of the title of a row, for J and K. */
  focus(id: string): void {
    this.#host.querySelector<HTMLElement>(`[data-row="${id}"] .title a`)?.focus();
  }
}
