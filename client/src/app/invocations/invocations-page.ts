import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { InvocationRow } from '@holdfast/contracts';
import { pageRows } from '../http/page-rows';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { Shortcuts } from '../shell/shortcuts';
import { InvocationClient } from './invocation-client';
import { InvocationFilterBar } from './invocation-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './invocation-filters';
import { InvocationStateMark } from './invocation-state';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'title', label: 'Invocation', className: 'title', ways: A_TO_Z, below: { sort: 'reference', label: 'Reference', ways: ['lowest number first', 'highest number first'] } },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['running first', 'stood down first'] },
  { sort: 'lead', label: 'Lead', className: 'wraps', ways: A_TO_Z },
  { sort: 'outageAt', label: 'Outage', className: 'right', ways: EARLIEST_FIRST },
];

/** Plans that were used for real: what runs, and what is over. */
@Component({
  selector: 'hf-invocations-page',
  imports: [DayPipe, EmptyState, Icon, InvocationFilterBar, InvocationStateMark, Kbd, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Invocations">
      <ng-container ngProjectAs="[facts]"><span>Recovery plans that were used for real</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/failure-reviews"><hf-icon name="history" />Reviews of failures</a>
      @if (mayDeclare()) { <a actions class="hf-btn primary" routerLink="/declare"><hf-icon name="flag" />Something has happened<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Invocations" [pad]="false">
      <hf-invocation-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="invocation" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Invocations" [busy]="list.loading()" [tableFrom]="760" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title"><span class="hf-ref">{{ row.reference }}</span> <a [routerLink]="['/invocations', row.id]">{{ row.title }}</a><span class="under">{{ scope(row) }}</span></td>
            <td class="wraps roomy"><hf-invocation-state [of]="row" /></td>
            <td class="wraps roomy">{{ row.lead.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
            <td class="right nowrap">{{ row.outageAt | day }}@if (row.stoodDownAt) { <span class="under">to {{ row.stoodDownAt | day }}</span> }</td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end">{{ row.outageAt | day }}</span></div>
            <div class="title"><a [routerLink]="['/invocations', row.id]">{{ row.title }}</a></div>
            <div class="last"><span>{{ row.lead.jobTitle }}</span></div>
            <p class="under"><hf-invocation-state [of]="row" /></p>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="flag" heading="No plan was ever invoked" [why]="mayDeclare() ? 'On the day when something has happened, declare it here or on the page of its plan. Two taps are enough; the rest is filled in on the way.' : 'Whoever a recovery plan names to activate it declares it here, or a continuity manager or risk manager of its unit.'">
          <a class="hf-btn" routerLink="/plans">Look at the recovery plans</a>
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `.under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }`,
})
export class InvocationsPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(InvocationClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  readonly #now = this.#client.now(() => this.#past.asAt() === null);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'invocations');
  protected readonly columns = COLUMNS;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly mayDeclare = computed(() => this.#now.hasValue() && this.#now.value().plans.length > 0);
  protected readonly count = computed(() => countInWords(this.list, 'invocation'));
  protected readonly printed = computed(() => printedAt('Invocations', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Something has happened', run: () => this.mayDeclare() && void this.#router.navigateByUrl('/declare') }]);
  }

  protected scope({ plans, lost }: InvocationRow): string {
    return `${plans === 1 ? '1 plan' : `${plans} plans`}, ${lost === 0 ? 'nothing named as lost' : lost === 1 ? '1 resource lost' : `${lost} resources lost`}`;
  }

  protected open({ id }: InvocationRow): void {
    void this.#router.navigate(['/invocations', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
