import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PartnershipRow } from '@holdfast/contracts';
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
import { Shortcuts } from '../shell/shortcuts';
import { NextPartnershipReview } from './next-review';
import { PartnershipClient } from './partnership-client';
import { PartnershipFilterBar } from './partnership-filter-bar';
import { isNarrowed, isUsual, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './partnership-filters';
import { MEETS_WORDS, significanceInWords } from './partnership-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'name', label: 'Partnership', className: 'title', ways: A_TO_Z },
  { sort: 'significance', label: 'Significance', ways: ['least first', 'most first'], mostFirst: true },
  { sort: 'lead', label: 'Lead', className: 'wraps', ways: A_TO_Z, below: { sort: 'unit', label: 'Unit', ways: A_TO_Z } },
  { sort: 'meets', label: 'Meetings', className: 'wraps', ways: ['most often first', 'least often first'] },
  { sort: 'nextReview', label: 'Next review', className: 'right', ways: EARLIEST_FIRST },
];

/** With whom the council works, how much that matters, and when it is looked at next. */
@Component({
  selector: 'hf-partnerships-page',
  imports: [EmptyState, Icon, Kbd, List, ListBody, ListCells, ListItem, NextPartnershipReview, PageHead, Panel, PartnershipFilterBar, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Partnerships">
      <ng-container ngProjectAs="[facts]"><span>With whom we work, how much it matters, and which risks it carries</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/partnerships/new"><hf-icon name="add" />Add a partnership<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Partnerships" [pad]="false">
      <hf-partnership-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="partnership" [narrowed]="narrowed()" [whyNone]="usual() ? 'What has ended is left out unless you ask for it.' : 'Take a filter away to see more.'" (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Partnerships" [busy]="list.loading()" [tableFrom]="720" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title"><a [routerLink]="['/partnerships', row.id]">{{ row.name }}</a>@if (row.partners) { <span class="under">{{ row.partners }}</span> }</td>
            <td class="significance" [class.unknown]="row.level === null">{{ significance(row) }}</td>
            <td class="wraps">{{ row.lead.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
            <td class="wraps">{{ meets[row.meets] }}</td>
            <td class="right"><hf-partnership-review [of]="row" /></td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span>{{ row.unitName }}</span><span class="end" [class.unknown]="row.level === null">{{ significance(row) }}</span></div>
            <div class="title"><a [routerLink]="['/partnerships', row.id]">{{ row.name }}</a></div>
            <div class="last"><span>{{ row.lead.jobTitle }}</span><hf-partnership-review [of]="row" [worded]="true" /></div>
            @if (row.partners) { <p class="under">{{ row.partners }}</p> }
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="group" heading="No partnership is kept here yet" [why]="mayAdd() ? 'Add those that services lean on or that carry risks: who is in them, who leads on our side, and how much they matter.' : 'A register owner or a risk manager of the unit adds the partnerships that its services lean on.'">
          @if (mayAdd()) { <a class="hf-btn" routerLink="/partnerships/new">Add a partnership</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    .significance { white-space: nowrap; }
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
  `,
})
export class PartnershipsPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(PartnershipClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'partnerships');
  protected readonly columns = COLUMNS;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly usual = computed(() => isUsual(this.filters()));
  protected readonly mayAdd = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('partnership.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'partnership'));
  protected readonly printed = computed(() => printedAt('Partnerships', this.#session.organisation()));
  protected readonly significance = significanceInWords;
  protected readonly meets = MEETS_WORDS;

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Add a partnership', run: () => this.mayAdd() && void this.#router.navigateByUrl('/partnerships/new') }]);
  }

  protected open({ id }: PartnershipRow): void {
    void this.#router.navigate(['/partnerships', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
