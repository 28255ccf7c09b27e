import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FailureReviewRow } from '@holdfast/contracts';
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
import { FailureReviewClient } from './failure-review-client';
import { FailureReviewFilterBar } from './failure-review-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './failure-review-filters';
import { lastedWords, stateWords } from './failure-review-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'title', label: 'Failure', className: 'title', ways: A_TO_Z, below: { sort: 'reference', label: 'Reference', ways: ['lowest number first', 'highest number first'] } },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['being written first', 'signed off first'] },
  { sort: 'lead', label: 'Lead', className: 'wraps', ways: A_TO_Z },
  { sort: 'lasted', label: 'Lasted', className: 'right', ways: ['shortest first', 'longest first'] },
  { sort: 'startedAt', label: 'Began', className: 'right', ways: EARLIEST_FIRST },
];

/** What failed, why, and what was learnt: with and without a plan invoked for it. */
@Component({
  selector: 'hf-failure-reviews-page',
  imports: [DayPipe, EmptyState, FailureReviewFilterBar, Icon, Kbd, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Reviews of failures">
      <ng-container ngProjectAs="[facts]"><span>What failed, what lay behind it, and what came of it</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/invocations"><hf-icon name="flag" />Invocations</a>
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/failure-reviews/new"><hf-icon name="add" />Review a failure<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Reviews of failures" [pad]="false">
      <hf-failure-review-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="review" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Reviews of failures" [busy]="list.loading()" [tableFrom]="760" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title"><span class="hf-ref">{{ row.reference }}</span> <a [routerLink]="['/failure-reviews', row.id]">{{ row.title }}</a><span class="under">{{ row.subject.reference }} {{ row.subject.name }}</span></td>
            <td class="wraps roomy">{{ state(row) }}@if (row.unanswered) { <span class="under">{{ row.unanswered === 1 ? '1 lesson' : row.unanswered + ' lessons' }} without an action</span> }</td>
            <td class="wraps roomy">{{ row.lead.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
            <td class="right nowrap">{{ lasted(row) }}</td>
            <td class="right nowrap">{{ row.startedAt | day }}</td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end">{{ row.startedAt | day }}</span></div>
            <div class="title"><a [routerLink]="['/failure-reviews', row.id]">{{ row.title }}</a></div>
            <div class="last"><span>{{ row.subject.name }}</span><span class="end">{{ lasted(row) }}</span></div>
            <p class="under">{{ state(row) }}, {{ row.lead.jobTitle }}</p>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="history" heading="No failure was looked back at yet" [why]="mayAdd() ? 'When a service was out without notice, say what happened, what lay behind it and what is to change. An invocation gets its review once it is stood down.' : 'A continuity manager or risk manager of the unit reviews failures, or the owner of what failed.'">
          @if (mayAdd()) { <a class="hf-btn" routerLink="/failure-reviews/new">Review a failure</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `.under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }`,
})
export class FailureReviewsPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(FailureReviewClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'failure-reviews');
  protected readonly columns = COLUMNS;
  protected readonly state = stateWords;
  protected readonly lasted = lastedWords;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  // Who owns what failed may review it too: which things those are, the form finds out.
  protected readonly mayAdd = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('continuity.read'));
  protected readonly count = computed(() => countInWords(this.list, 'review'));
  protected readonly printed = computed(() => printedAt('Reviews of failures', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Review a failure', run: () => this.mayAdd() && void this.#router.navigateByUrl('/failure-reviews/new') }]);
  }

  protected open({ id }: FailureReviewRow): void {
    void this.#router.navigate(['/failure-reviews', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
