import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
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
import { RecommendationFilterBar } from './recommendation-filter-bar';
import { isNarrowed, isUsual, listQuery, NO_FILTERS, readFilters, writeFilters } from './recommendation-filters';
import { RecommendationList } from './recommendation-list';
import { recommendationRows } from './recommendation-rows';

/** What auditors and inspectors recommend, and what has come of it: of the units that this person reads, and their own. */
@Component({
  selector: 'hf-recommendations-page',
  imports: [EmptyState, Icon, Kbd, ListBody, PageHead, Panel, RecommendationFilterBar, RecommendationList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Recommendations">
      <ng-container ngProjectAs="[facts]"><span>What audits, health checks and inspections recommend, and what has come of it</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <button actions class="hf-btn" type="button" [attr.aria-pressed]="mine()" (click)="toggleMine()"><hf-icon name="person" />{{ mine() ? 'Everybody’s' : 'Mine' }}</button>
      @if (mayRaise()) { <a actions class="hf-btn primary" routerLink="/recommendations/new"><hf-icon name="add" />Enter a recommendation<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Recommendations" [pad]="false">
      <hf-recommendation-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="recommendation" [narrowed]="narrowed()" [whyNone]="usual() ? 'What has ended is left out unless you ask for it.' : 'Take a filter away to see more.'" (widen)="widen()">
        <hf-recommendation-list [rows]="list.rows() ?? []" [sort]="filters().sort" [busy]="list.loading()" (sorted)="change({ sort: $event })" />
        <hf-empty-state empty icon="fact-check" heading="No recommendation is outstanding" [why]="mayRaise() ? 'Enter what an audit, a health check or an inspection recommends. Its owner is asked to respond.' : 'What an auditor recommends stands here until an auditor finds it implemented.'">
          @if (mayRaise()) { <a class="hf-btn" routerLink="/recommendations/new">Enter a recommendation</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
})
export class RecommendationsPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = recommendationRows(this.#query);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly usual = computed(() => isUsual(this.filters()));
  protected readonly mayRaise = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('recommendation.raise'));
  protected readonly mine = computed(() => {
    const me = this.#session.person()?.id;
    return me !== undefined && this.filters().owner.length === 1 && this.filters().owner[0] === me;
  });
  protected readonly count = computed(() => countInWords(this.list, 'recommendation'));
  protected readonly printed = computed(() => printedAt('Recommendations', this.#session.organisation()));

  constructor() {
    const router = inject(Router);
    inject(Shortcuts).add([
      { keys: 'm', label: 'Show my recommendations, or everybody’s', run: () => this.toggleMine() },
      { keys: 'c', label: 'Enter a recommendation', run: () => this.mayRaise() && void router.navigateByUrl('/recommendations/new') },
    ]);
  }

  protected toggleMine(): void {
    const me = this.#session.person()?.id;
    if (me) this.change({ owner: this.mine() ? [] : [me] });
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
