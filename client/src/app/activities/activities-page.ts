import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ListedActivity } from '@holdfast/contracts';
import { ContinuityClient } from '../continuity/continuity-client';
import { criticalInWords, TIME_ORDER } from '../continuity/continuity-words';
import { pageRows } from '../http/page-rows';
import { Past } from '../past/past';
import { ImpactState } from '../impact-analysis/impact-state';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { A_TO_Z, columnOf, SHORTEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ActivityFilterBar } from './activity-filter-bar';
import { isNarrowed, isUsual, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './activity-filters';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Activity', className: 'title', ways: ['lowest number first', 'highest number first'], below: { sort: 'name', label: 'Name', ways: A_TO_Z } },
  { sort: 'critical', label: 'Critical', ways: ['critical first', 'critical last'] },
  { sort: 'rto', label: 'RTO', ways: SHORTEST_FIRST },
  { sort: 'rpo', label: 'RPO', ways: SHORTEST_FIRST },
  { sort: 'mtpd', label: 'MTPD', ways: SHORTEST_FIRST },
  { sort: 'analysis', label: 'Analysis', className: 'wraps', ways: ['not analysed first', 'approved first'] },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z, below: { sort: 'unit', label: 'Unit', ways: A_TO_Z } },
];

/** What the organisation does that must go on. */
@Component({
  selector: 'hf-activities-page',
  imports: [ActivityFilterBar, EmptyState, Icon, ImpactState, Kbd, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    <hf-page-head heading="Activities">
      <ng-container ngProjectAs="[facts]"><span>What we do that must go on, who answers for it, and what it leans on</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/dependencies"><hf-icon name="account-tree" />Dependencies</a>
      @if (mayAdd()) { <a actions class="hf-btn" routerLink="/continuity-import" [queryParams]="{ of: 'activities' }"><hf-icon name="upload-file" />Import</a> }
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/activities/new"><hf-icon name="add" />Add an activity<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Activities" [pad]="false">
      <hf-activity-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="activity" [narrowed]="narrowed()" [whyNone]="usual() ? 'What is retired is left out unless you ask for it.' : 'Take a filter away to see more.'" (widen)="widen()">
        @if (byTime()) { <p class="order hf-caption">{{ timeOrder }}</p> }
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Activities" [busy]="list.loading()" [tableFrom]="860" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title"><span class="hf-ref">{{ row.reference }}</span> <a [routerLink]="['/activities', row.id]">{{ row.name }}</a>@if (row.statutory) { <span class="under">{{ row.statutory }}</span> }</td>
            <td class="nowrap" [class.unknown]="row.critical === null">{{ critical(row.critical) }}@if (row.status === 'retired') { <span class="under">Retired</span> }</td>
            @for (time of [row.rto, row.rpo, row.mtpd]; track $index) { <td class="time" [class.unknown]="time === null">{{ words(time) }}</td> }
            <td class="stands"><hf-impact-state [state]="row.analysis" [nextReview]="row.nextReview" /></td>
            <td class="wraps">{{ row.owner.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end" [class.unknown]="row.critical === null">{{ critical(row.critical) }}</span></div>
            <div class="title"><a [routerLink]="['/activities', row.id]">{{ row.name }}</a></div>
            <p class="under">RTO {{ words(row.rto) }}, RPO {{ words(row.rpo) }}, MTPD {{ words(row.mtpd) }}</p>
            <p class="under"><hf-impact-state [state]="row.analysis" [nextReview]="row.nextReview" /></p>
            <div class="last"><span>{{ row.owner.jobTitle }}</span><span class="end">{{ row.status === 'retired' ? 'Retired' : row.unitName }}</span></div>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="list-alt" heading="No activity is recorded yet" [why]="mayAdd() ? 'Add what must go on and say what each leans on. From that follow the map, the recovery times and the gaps.' : 'A continuity manager or risk manager records what must go on.'">
          @if (mayAdd()) { <a class="hf-btn" routerLink="/activities/new">Add an activity</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .order { padding: 6px 16px; color: var(--mat-sys-on-surface-variant); }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    td { font-variant-numeric: tabular-nums; }
    .time { min-width: 96px; }
    .stands { min-width: 150px; }
  `,
})
export class ActivitiesPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(ContinuityClient);
  readonly #calendars = inject(WorkingCalendars);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.activities(after === undefined ? query : { ...query, after }), () => 'activities');
  protected readonly columns = COLUMNS;
  protected readonly timeOrder = TIME_ORDER;
  protected readonly byTime = computed(() => COLUMNS.some(({ sort, ways }) => ways === SHORTEST_FIRST && sort === columnOf(this.filters().sort)));
  protected readonly critical = criticalInWords;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly usual = computed(() => isUsual(this.filters()));
  protected readonly mayAdd = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('continuity.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'activity', 'activities'));
  protected readonly printed = computed(() => printedAt('Activities', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Add an activity', run: () => this.mayAdd() && void this.#router.navigateByUrl('/activities/new') }]);
  }

  protected words(time: ListedActivity['rto']): string {
    return this.#calendars.words(time);
  }

  protected open({ id }: ListedActivity): void {
    void this.#router.navigate(['/activities', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
