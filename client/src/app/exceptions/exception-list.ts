import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ExceptionRow } from '@holdfast/contracts';
import { Past } from '../past/past';
import { Standing } from '../risks/standing';
import { Session } from '../session/session';
import { List } from '../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { DayPipe } from '../shared/words/dates';
import type { Sort, SortColumn } from './exception-filters';
import { ExceptionState } from './exception-state';
import { endInWords, isEndingSoon } from './exception-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Ref', className: 'nowrap', ways: ['lowest first', 'highest first'] },
  { sort: 'policy', label: 'Policy', className: 'title', ways: A_TO_Z },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['waiting first', 'lapsed first'] },
  { sort: 'requester', label: 'Asked by', className: 'wraps', ways: A_TO_Z },
  { sort: 'until', label: 'Until', className: 'right', ways: EARLIEST_FIRST },
  { sort: 'changed', label: 'Changed', className: 'right', ways: EARLIEST_FIRST },
];

/** Exceptions to policy: which risk each lets be, where it stands, who asked and decided, and until when. */
@Component({
  selector: 'hf-exception-list',
  imports: [DayPipe, ExceptionState, List, ListCells, ListItem, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list [rows]="rows()" [columns]="columns" [sort]="sort()" label="Exceptions to policy" [busy]="busy()" [tableFrom]="760" (sorted)="sorted.emit($event)" (opened)="open($event)">
      <ng-template [hfCells]="rows()" let-row>
        <td class="nowrap"><span class="hf-ref">{{ row.reference }}</span></td>
        <td class="title"><a [routerLink]="['/exceptions', row.id]">{{ row.policy }}</a><span class="under">{{ row.title }}</span><span class="under"><hf-standing [of]="row.residualNow" [position]="false" /></span></td>
        <td class="state"><hf-exception-state [of]="row.state" />@if (end(row); as words) { <span class="under" [class.hf-warn]="soon(row)">{{ words }}</span> }</td>
        <td class="who">{{ row.requester.jobTitle }}@if (row.decidedBy; as by) { <span class="under">decided by the {{ by.jobTitle }}</span> }</td>
        <td class="right">@if (row.expiresOn; as until) { {{ until | day }} } @else { {{ row.askedUntil | day }}<span class="under">asked for</span> }</td>
        <td class="right">{{ row.changedAt | day }}</td>
      </ng-template>
      <ng-template [hfItem]="rows()" let-row>
        <div class="first"><span class="hf-ref">{{ row.reference }}</span><hf-exception-state [of]="row.state" /></div>
        <div class="title"><a [routerLink]="['/exceptions', row.id]">{{ row.policy }}</a></div>
        <p class="under">{{ row.title }}</p>
        <div class="first"><hf-standing [of]="row.residualNow" [position]="false" /><span [class.hf-warn]="soon(row)">{{ row.expiresOn ? 'Until' : 'Asked until' }} {{ row.expiresOn ?? row.askedUntil | day }}@if (end(row); as words) {, {{ words.toLowerCase() }}}</span></div>
        <p class="under">Asked by the {{ row.requester.jobTitle }}@if (row.decidedBy; as by) {, decided by the {{ by.jobTitle }}}</p>
      </ng-template>
    </hf-list>
  `,
  styles: `
    td { vertical-align: top; }
    .state { min-width: 148px; }
    .who { min-width: 210px; white-space: normal; }
    .right { white-space: nowrap; }
  `,
})
export class ExceptionList {
  readonly rows = input.required<readonly ExceptionRow[]>();
  readonly sort = input<Sort>('until');
  readonly busy = input(false);
  readonly sorted = output<Sort>();

  readonly #router = inject(Router);
  readonly #past = inject(Past);
  readonly #session = inject(Session);
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly columns = COLUMNS;

  protected end(row: ExceptionRow): string {
    return endInWords(row, this.#today());
  }

  protected soon(row: ExceptionRow): boolean {
    return isEndingSoon(row, this.#today());
  }

  protected open({ id }: ExceptionRow): void {
    void this.#router.navigate(['/exceptions', id]);
  }
}
