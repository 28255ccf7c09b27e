import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { printedAt } from '../../risks/printed-at';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icons/icon';
import { countInWords, ListBody } from '../../shared/list/list-body';
import { filtersInAddress } from '../../shared/list/filters-in-address';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Shortcuts } from '../../shell/shortcuts';
import { ActionFilterBar } from '../action-filter-bar/action-filter-bar';
import { isNarrowed, isUsual, listQuery, NO_FILTERS, readFilters, writeFilters } from '../action-filters';
import { ActionList } from '../action-list/action-list';
import { actionRows } from '../action-rows';

/** What is still to be done about risks, by whom and by when: of the registers that this person reads, and their own. */
@Component({
  selector: 'hf-actions-page',
  imports: [ActionFilterBar, ActionList, EmptyState, Icon, ListBody, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './actions-page.html',
})
export class ActionsPage {
  readonly #session = inject(Session);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = actionRows(this.#query);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly usual = computed(() => isUsual(this.filters()));
  protected readonly mine = computed(() => {
    const me = this.#session.person()?.id;
    return me !== undefined && this.filters().owner.length === 1 && this.filters().owner[0] === me;
  });
  protected readonly count = computed(() => countInWords(this.list, 'action'));
  protected readonly printed = computed(() => printedAt('Actions', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'm', label: 'Show my actions, or everybody’s', run: () => this.toggleMine() }]);
  }

  protected toggleMine(): void {
    const me = this.#session.person()?.id;
    if (me) this.change({ owner: this.mine() ? [] : [me] });
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
