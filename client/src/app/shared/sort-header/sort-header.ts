import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../icons/icon';

/** The header of a column that a table can be sorted by: `<th scope="col" hfSort="name" [order]="order()" (ordered)="...">Name</th>`. An order is "name", or "-name" for the other way. */
@Component({
  selector: 'th[hfSort]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.aria-sort]': 'way()' },
  template: `<button type="button" (click)="press()"><ng-content />@if (way(); as way) { <hf-icon [name]="way === 'ascending' ? 'arrow-upward' : 'arrow-downward'" /> }</button>`,
  styles: `
    button { all: unset; display: inline-flex; align-items: center; gap: 3px; min-width: 24px; min-height: 24px; cursor: pointer; --hf-icon: 14px; }
    button:hover { color: var(--mat-sys-on-surface); }
    button:focus-visible { outline: 2px solid var(--hf-focus); outline-offset: 2px; border-radius: 4px; }
    @media print { hf-icon { display: none; } }
  `,
})
export class SortHeader {
  readonly column = input.required<string>({ alias: 'hfSort' });
  readonly order = input.required<string>();
  /** Counts begin with the most, words and dates at their beginning. */
  readonly mostFirst = input(false);
  /** Where the table has an order of its own, the third press goes back to it. */
  readonly natural = input(false);
  readonly ordered = output<string>();
  protected readonly way = computed(() => (this.order() === this.column() ? 'ascending' : this.order() === `-${this.column()}` ? 'descending' : null));

  protected press(): void {
    const column = this.column();
    const [first, second] = this.mostFirst() ? [`-${column}`, column] : [column, `-${column}`];
    this.ordered.emit(this.order() === first ? second : this.order() === second && this.natural() ? '' : first);
  }
}
