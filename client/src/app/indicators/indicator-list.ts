import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { IndicatorRow } from '@holdfast/contracts';
import { periodLabel } from '@holdfast/domain';
import { List } from '../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import type { Sort, SortColumn } from './indicator-filters';
import { PERIOD_WORDS, readingInWords, targetInWords, toleranceInWords } from './indicator-words';
import { StateMark } from './state-mark';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'code', label: 'Code', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Indicator', className: 'title', ways: A_TO_Z, below: { sort: 'unit', label: 'Unit', ways: A_TO_Z } },
  { sort: 'state', label: 'State', ways: ['outside tolerance first', 'not due first'] },
  { sort: 'read', label: 'Latest reading', className: 'right', ways: EARLIEST_FIRST },
  { sort: 'period', label: 'Read', className: 'nowrap', ways: ['monthly first', 'yearly first'] },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z },
];

/** Indicators: how they stand, what was read last, and what is aimed at. */
@Component({
  selector: 'hf-indicator-list',
  imports: [List, ListCells, ListItem, RouterLink, StateMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list [rows]="rows()" [columns]="columns" [sort]="sort()" [sortable]="sortable()" [label]="label()" [busy]="busy()" [tableFrom]="720" (sorted)="sorted.emit($event)" (opened)="open($event)">
      <ng-template [hfCells]="rows()" let-row>
        <td><span class="hf-ref">{{ row.code }}</span></td>
        <td class="title"><a [routerLink]="['/indicators', row.id]">{{ row.title }}</a><span class="under">{{ row.unitName }}</span></td>
        <td class="state"><hf-indicator-state [state]="row.state" /><span class="under">{{ target(row) }}{{ tolerance(row) ? ', ' + tolerance(row) : '' }}</span>@if (row.due.length && row.state !== 'due') { <span class="under late">{{ dueInWords(row) }}</span> }</td>
        <td class="right">@if (row.latest; as latest) { <b class="read">{{ read(row) }}</b><span class="under">{{ label1(row) }}</span> } @else { <span class="hf-soft">None yet</span> }</td>
        <td class="nowrap">{{ periodWords[row.period] }}</td>
        <td class="wraps">{{ row.owner.jobTitle }}</td>
      </ng-template>
      <ng-template [hfItem]="rows()" let-row>
        <div class="first"><span class="hf-ref">{{ row.code }}</span><span class="end"><hf-indicator-state [state]="row.state" /></span></div>
        <div class="title"><a [routerLink]="['/indicators', row.id]">{{ row.title }}</a></div>
        <div class="last"><span>@if (row.latest) { {{ read(row) }}, {{ label1(row) }} } @else { Nothing read yet }</span><span>{{ target(row) }}</span></div>
        @if (row.due.length && row.state !== 'due') { <p class="under late">{{ dueInWords(row) }}</p> }
      </ng-template>
    </hf-list>
  `,
  styles: `
    :host { display: block; }
    .read { font-weight: 500; font-variant-numeric: tabular-nums; }
    td.right { white-space: nowrap; }
    td.state { min-width: 176px; }
    td .under.late, p.under.late { color: var(--hf-warn); }
  `,
})
export class IndicatorList {
  readonly rows = input.required<readonly IndicatorRow[]>();
  readonly sort = input<Sort>('code');
  /** In an order of its own that cannot be changed. */
  readonly sortable = input(true);
  readonly label = input('Indicators');
  readonly busy = input(false);
  readonly sorted = output<Sort>();

  readonly #router = inject(Router);
  protected readonly columns = COLUMNS;
  protected readonly periodWords = PERIOD_WORDS;

  protected read = ({ latest, measure }: IndicatorRow): string => (latest ? readingInWords(latest, measure) : '');
  protected label1 = ({ latest, period }: IndicatorRow): string => (latest ? periodLabel(period, latest.periodStart) : '');
  protected target = ({ target, direction, measure }: IndicatorRow): string => targetInWords(target, direction, measure);
  protected tolerance = ({ target, measure }: IndicatorRow): string => toleranceInWords(target, measure);
  protected dueInWords = ({ due }: IndicatorRow): string => (due.length === 1 ? '1 reading due' : `${due.length} readings due`);

  protected open({ id }: IndicatorRow): void {
    void this.#router.navigate(['/indicators', id]);
  }
}
