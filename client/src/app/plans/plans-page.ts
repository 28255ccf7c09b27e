import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PlanRow } from '@holdfast/contracts';
import { PLAN_KIND_WORDS } from '@holdfast/domain';
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
import { Segmented } from '../shared/segmented/segmented';
import { Shortcuts } from '../shell/shortcuts';
import { PlanClient } from './plan-client';
import { PlanFilterBar } from './plan-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './plan-filters';
import { PlanStandingMark } from './plan-standing';
import { PlanTree } from './plan-tree';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Plan', className: 'title half', ways: ['first first', 'last first'], below: { sort: 'kind', label: 'Kind', ways: ['corporate first', 'ICT first'] } },
  { sort: 'unit', label: 'Unit', className: 'wraps', ways: A_TO_Z, below: { sort: 'owner', label: 'Owner', ways: A_TO_Z } },
  { sort: 'nextReview', label: 'State and next review', className: 'nowrap', ways: EARLIEST_FIRST },
];

type View = 'tree' | 'list';

/** What the council does when something is lost: each plan, whose it is, and whether it still holds. */
@Component({
  selector: 'hf-plans-page',
  imports: [EmptyState, Icon, Kbd, List, ListBody, ListCells, ListItem, PageHead, Panel, PlanFilterBar, PlanStandingMark, PlanTree, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Recovery plans">
      <ng-container ngProjectAs="[facts]"><span>What is done, by whom and in which order, when something is lost</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/plans/verify"><hf-icon name="fact-check" />Check a copy</a>
      @if (mayStart()) { <a actions class="hf-btn primary" routerLink="/plans/new"><hf-icon name="add" />Start a plan<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <p class="hf-no-print switch"><hf-segmented label="View" [segments]="views" [value]="view()" (valueChange)="view.set($event)" /></p>
    <hf-panel label="Recovery plans" [pad]="false">
      <hf-plan-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="plan" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        @if (view() === 'tree') { <hf-plan-tree [rows]="list.rows() ?? []" /> } @else {
          <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Recovery plans" [busy]="list.loading()" [tableFrom]="720" (sorted)="change({ sort: $event })" (opened)="open($event)">
            <ng-template [hfCells]="list.rows() ?? []" let-row>
              <td class="title half"><a [routerLink]="['/plans', row.id]"><span class="hf-ref">{{ row.reference }}</span> {{ row.name }}</a><span class="under">{{ kinds[row.kind] }}</span></td>
              <td class="wraps">{{ row.unitName }}<span class="under">{{ row.owner.jobTitle }}</span></td>
              <td class="nowrap"><hf-plan-standing [of]="row" [worded]="true" />@if (row.left) { <span class="under late">Names {{ row.left === 1 ? 'somebody' : row.left + ' people' }} who left</span> }@if (row.contactsChanged) { <span class="under late">{{ changed(row.contactsChanged) }}</span> }</td>
            </ng-template>
            <ng-template [hfItem]="list.rows() ?? []" let-row>
              <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end">{{ row.unitName }}</span></div>
              <div class="title"><a [routerLink]="['/plans', row.id]">{{ row.name }}</a></div>
              <hf-plan-standing [of]="row" [worded]="true" />
              @if (row.left) { <p class="under late">Names {{ row.left === 1 ? 'somebody' : row.left + ' people' }} who left</p> }
              @if (row.contactsChanged) { <p class="under late">{{ changed(row.contactsChanged) }}</p> }
            </ng-template>
          </hf-list>
        }
        <hf-empty-state empty icon="description" heading="No recovery plan is kept here yet" [why]="mayStart() ? 'Start with the corporate plan; departments and teams hang theirs below it.' : 'A continuity manager or risk manager of the unit starts plans.'">
          @if (mayStart()) { <a class="hf-btn" routerLink="/plans/new">Start a plan</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .switch { margin-bottom: 12px; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    .under.late { color: var(--mat-sys-error); font-weight: 500; }
  `,
})
export class PlansPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(PlanClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'plans');
  protected readonly columns = COLUMNS;
  protected readonly kinds = PLAN_KIND_WORDS;
  protected readonly views: { value: View; label: string }[] = [{ value: 'tree', label: 'Tree' }, { value: 'list', label: 'List' }];
  protected readonly view = signal<View>('tree');
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly mayStart = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('plan.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'plan'));
  protected readonly printed = computed(() => printedAt('Recovery plans', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Start a plan', run: () => this.mayStart() && void this.#router.navigateByUrl('/plans/new') }]);
  }

  protected readonly changed = (many: number): string => `${many} ${many === 1 ? 'contact has' : 'contacts have'} changed since approval`;

  protected open({ id }: PlanRow): void {
    void this.#router.navigate(['/plans', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
