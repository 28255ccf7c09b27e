import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EscalationRow } from '@holdfast/contracts';
import { Standing } from '../risks/standing';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { columnOf, sortedBy, type Sort, type SortColumn } from './escalation-filters';
import { KIND_WORDS, STATE_WORDS } from './escalation-words';

/** Narrower than this, a row cannot be read: each proposal is an item of a list. */
const TABLE_FROM = 720;

interface Column {
  readonly sort: SortColumn;
  readonly label: string;
  readonly className: string;
}

/** Proposals as a table, or as a list where there is little room. The whole row opens the proposal; its title is the link. */
@Component({
  selector: 'hf-escalation-list',
  imports: [DayPipe, Icon, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.busy]': 'busy()' },
  template: `
    @if (asList()) {
      @if (sortable()) {
        <label class="order hf-no-print">Sort by
          <select class="hf-input" (change)="orderBy($event)">@for (order of orders; track order.sort) { <option [value]="order.sort" [selected]="order.sort === sort()">{{ order.label }}</option> }</select>
        </label>
      }
      <ul class="items" [attr.aria-label]="label()" [attr.aria-busy]="busy()">
        @for (row of rows(); track row.id) {
          <li [class.waits]="row.waitsForMe">
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span>{{ stateWords[row.state] }}</span></div>
            <div class="title"><a [routerLink]="['/escalations', row.id]">{{ row.title }}</a></div>
            <div class="first"><hf-standing [of]="row.residual" [position]="false" /><span>{{ row.changedAt | day }}</span></div>
            <p>{{ kindWords[row.kind] }} from {{ row.from.registerName }} to {{ row.to.registerName }}</p>
          </li>
        }
      </ul>
    } @else {
      <table class="hf-table" [attr.aria-busy]="busy()">
        <caption class="hf-hidden">{{ label() }}</caption>
        <thead>
          <tr>
            @for (column of columns; track column.sort) {
              <th scope="col" [class]="column.className" [attr.aria-sort]="order(column)">
                @if (sortable()) { <button type="button" (click)="sorted.emit(next(column))">{{ column.label }}@if (order(column); as order) { <hf-icon [name]="order === 'descending' ? 'arrow-downward' : 'arrow-upward'" /> }</button> } @else { {{ column.label }} }
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr (click)="onRow($event, row)" [class.waits]="row.waitsForMe">
              <td><span class="hf-ref">{{ row.reference }}</span></td>
              <td class="title"><a [routerLink]="['/escalations', row.id]">{{ row.title }}</a><span class="under">{{ kindWords[row.kind] }}@if (row.proposer; as proposer) {, proposed by the {{ proposer.jobTitle }}}</span></td>
              <td class="end">{{ row.from.registerName }}<span class="under"><hf-standing [of]="row.sourceResidual" [position]="false" /></span></td>
              <td class="end">{{ row.to.registerName }}<span class="under">@if (row.residual.level) { <hf-standing [of]="row.residual" [position]="false" /> } @else { Place left open }</span></td>
              <td class="state">{{ stateWords[row.state] }}@if (row.decidedBy; as by) { <span class="under">by the {{ by.jobTitle }}</span> }</td>
              <td class="right">{{ row.changedAt | day }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styleUrl: './escalation-list.scss',
})
export class EscalationList {
  readonly rows = input.required<readonly EscalationRow[]>();
  readonly sort = input<Sort>('changed');
  readonly sortable = input(true);
  readonly label = input('Proposals');
  readonly busy = input(false);
  readonly sorted = output<Sort>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #router = inject(Router);
  readonly #width = signal(1000);
  protected readonly asList = computed(() => this.#width() < TABLE_FROM);
  protected readonly kindWords = KIND_WORDS;
  protected readonly stateWords = STATE_WORDS;
  protected readonly columns: readonly Column[] = [
    { sort: 'reference', label: 'Ref', className: '' },
    { sort: 'title', label: 'Proposed as', className: 'title' },
    { sort: 'from', label: 'From', className: '' },
    { sort: 'to', label: 'To', className: '' },
    { sort: 'state', label: 'State', className: '' },
    { sort: 'changed', label: 'Since', className: 'right' },
  ];
  protected readonly orders: readonly { sort: Sort; label: string }[] = [
    { sort: 'changed', label: 'Longest first' }, { sort: '-changed', label: 'Latest first' }, { sort: 'title', label: 'Title' }, { sort: 'reference', label: 'Reference' },
    { sort: 'from', label: 'Register it comes from' }, { sort: 'to', label: 'Register it goes to' }, { sort: 'state', label: 'State' },
  ];

  constructor() {
    const observer = new ResizeObserver(([entry]) => this.#width.set(entry?.contentRect.width ?? 1000));
    observer.observe(this.#host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected order(column: Column): 'ascending' | 'descending' | null {
    if (!this.sortable() || columnOf(this.sort()) !== column.sort) return null;
    return this.sort().startsWith('-') ? 'descending' : 'ascending';
  }

  protected next(column: Column): Sort {
    return sortedBy(column.sort, this.sort());
  }

  protected orderBy(event: Event): void {
    this.sorted.emit((event.target as HTMLSelectElement).value as Sort);
  }

  /** Anywhere in the row but on its links, or text that is being marked. */
  protected onRow(event: MouseEvent, row: EscalationRow): void {
    const within = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (within || getSelection()?.isCollapsed === false) return;
    void this.#router.navigate(['/escalations', row.id]);
  }
}
