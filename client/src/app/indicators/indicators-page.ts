import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { pageRows } from '../http/page-rows';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { countInWords, ListBody } from '../shared/list/list-body';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { IndicatorClient } from './indicator-client';
import { IndicatorFilterBar } from './indicator-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters } from './indicator-filters';
import { IndicatorList } from './indicator-list';

/** How far the plan is met, in numbers. */
@Component({
  selector: 'hf-indicators-page',
  imports: [EmptyState, Icon, IndicatorFilterBar, IndicatorList, Kbd, ListBody, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Indicators">
      <ng-container ngProjectAs="[facts]"><span>How far the plan is met, in numbers</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      @if (today) { <a actions class="hf-btn" routerLink="/indicators/due"><hf-icon name="schedule" />Readings due<hf-kbd>D</hf-kbd></a> }
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/indicators/new"><hf-icon name="add" />Add indicator<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Indicators" [pad]="false">
      <hf-indicator-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="indicator" [narrowed]="narrowed()" (widen)="change(none)">
        <hf-indicator-list [rows]="list.rows() ?? []" [sort]="filters().sort" [busy]="list.loading()" (sorted)="change({ sort: $event })" />
        <hf-empty-state empty icon="trending-up" heading="There are no indicators yet" [why]="mayAdd() ? 'An indicator says in a number how far an objective is met, and can watch a risk.' : 'Register owners, risk managers and administrators add them.'">
          @if (mayAdd()) { <a class="hf-btn primary" routerLink="/indicators/new">Add the first indicator</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
})
export class IndicatorsPage {
  readonly #session = inject(Session);
  readonly #client = inject(IndicatorClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  protected readonly none = NO_FILTERS;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'indicators');
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'indicator'));
  protected readonly today = inject(Past).asAt() === null;
  protected readonly mayAdd = computed(() => this.#session.canAnywhere('indicator.manage'));
  protected readonly printed = computed(() => printedAt('Indicators', this.#session.organisation()));

  constructor() {
    const router = inject(Router);
    inject(Shortcuts).add([
      { keys: 'c', label: 'Add an indicator', run: () => this.mayAdd() && void router.navigateByUrl('/indicators/new') },
      { keys: 'd', label: 'Readings due', run: () => this.today && void router.navigateByUrl('/indicators/due') },
    ]);
  }
}
