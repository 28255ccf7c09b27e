import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EscalationRow } from '@holdfast/contracts';
import { Standing } from '../risks/standing';
import { List } from '../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { DayPipe } from '../shared/words/dates';
import type { Sort, SortColumn } from './escalation-filters';
import { KIND_WORDS, STATE_WORDS } from './escalation-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Proposed as', className: 'title', ways: A_TO_Z },
  { sort: 'from', label: 'From', className: 'wraps', ways: A_TO_Z },
  { sort: 'to', label: 'To', className: 'wraps', ways: A_TO_Z },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['waiting first', 'withdrawn first'] },
  { sort: 'changed', label: 'Since', className: 'right', ways: EARLIEST_FIRST },
];

/** What one register proposes to another, and what came of it. */
@Component({
  selector: 'hf-escalation-list',
  imports: [DayPipe, List, ListCells, ListItem, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list [rows]="rows()" [columns]="columns" [sort]="sort()" [sortable]="sortable()" [label]="label()" [busy]="busy()" [tableFrom]="720" (sorted)="sorted.emit($event)" (opened)="open($event)">
      <ng-template [hfCells]="rows()" let-row>
        <td><span class="hf-ref">{{ row.reference }}</span></td>
        <td class="title"><a [routerLink]="['/escalations', row.id]">{{ row.title }}</a><span class="under">{{ kindWords[row.kind] }}@if (row.proposer; as proposer) {, proposed by the {{ proposer.jobTitle }}}</span></td>
        <td class="wraps">{{ row.from.registerName }}<span class="under"><hf-standing [of]="row.sourceResidual" [position]="false" /></span></td>
        <td class="wraps">{{ row.to.registerName }}<span class="under">@if (row.residual.level) { <hf-standing [of]="row.residual" [position]="false" /> } @else { Place left open }</span></td>
        <td class="wraps">{{ stateWords[row.state] }}@if (row.decidedBy; as by) { <span class="under">by the {{ by.jobTitle }}</span> }</td>
        <td class="right">{{ row.changedAt | day }}</td>
      </ng-template>
      <ng-template [hfItem]="rows()" let-row>
        <div class="first"><span class="hf-ref">{{ row.reference }}</span><span>{{ stateWords[row.state] }}</span></div>
        <div class="title"><a [routerLink]="['/escalations', row.id]">{{ row.title }}</a></div>
        <div class="first"><hf-standing [of]="row.residual" [position]="false" /><span>{{ row.changedAt | day }}</span></div>
        <p class="under">{{ kindWords[row.kind] }} from {{ row.from.registerName }} to {{ row.to.registerName }}</p>
      </ng-template>
    </hf-list>
  `,
})
export class EscalationList {
  readonly rows = input.required<readonly EscalationRow[]>();
  readonly sort = input<Sort>('changed');
  readonly sortable = input(true);
  readonly label = input('Proposals');
  readonly busy = input(false);
  readonly sorted = output<Sort>();

  readonly #router = inject(Router);
  protected readonly columns = COLUMNS;
  protected readonly kindWords = KIND_WORDS;
  protected readonly stateWords = STATE_WORDS;

  protected open({ id }: EscalationRow): void {
    void this.#router.navigate(['/escalations', id]);
  }
}
