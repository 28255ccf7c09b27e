import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImpactAnalysisRow } from '@holdfast/contracts';
import { TIME_ORDER } from '../continuity/continuity-words';
import { pageRows } from '../http/page-rows';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { A_TO_Z, columnOf, EARLIEST_FIRST, SHORTEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ImpactClient } from './impact-client';
import { ImpactFilterBar } from './impact-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './impact-filters';
import { ImpactState } from './impact-state';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Activity', className: 'title half', ways: ['lowest number first', 'highest number first'], below: { sort: 'activity', label: 'Name', ways: A_TO_Z } },
  { sort: 'rto', label: 'RTO', ways: SHORTEST_FIRST },
  { sort: 'mtpd', label: 'MTPD', ways: SHORTEST_FIRST },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['not analysed first', 'approved first'], below: { sort: 'nextReview', label: 'Review', ways: EARLIEST_FIRST } },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z },
];

/** What is known of losing each activity, what waits for approval or for review, and what contradicts itself. */
@Component({
  selector: 'hf-impact-list-page',
  imports: [EmptyState, Icon, ImpactFilterBar, ImpactState, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    <hf-page-head heading="Impact analyses">
      <ng-container ngProjectAs="[facts]"><span>What it means to lose each activity: in force, at work, or not analysed</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
    </hf-page-head>
    <hf-panel label="Impact analyses" [pad]="false">
      <hf-impact-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="activity" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        @if (byTime()) { <p class="order hf-caption">{{ timeOrder }}</p> }
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Impact analyses" [busy]="list.loading()" [tableFrom]="760" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title half"><span class="hf-ref">{{ row.reference }}</span> <a [routerLink]="['/activities', row.activityId, 'impact-analysis']" [queryParams]="versionOf(row)">{{ row.name }}</a><span class="under">{{ row.unitName }}@if (row.number) {, version {{ row.number }}}</span>@if (row.contradictions.length) { <span class="under wrong"><hf-icon name="warning-filled" />{{ contradicts(row) }}</span> }</td>
            <td class="time" [class.unknown]="row.rto === null">{{ time(row.rto) }}</td>
            <td class="time" [class.unknown]="row.mtpd === null">{{ time(row.mtpd) }}</td>
            <td class="stands"><hf-impact-state [state]="row.state" [nextReview]="row.nextReview" />@if (row.waitsForMe) { <span class="under mine">Waits for you</span> }</td>
            <td class="wraps">{{ row.owner.jobTitle }}</td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end">{{ row.unitName }}</span></div>
            <div class="title"><a [routerLink]="['/activities', row.activityId, 'impact-analysis']" [queryParams]="versionOf(row)">{{ row.name }}</a></div>
            <div class="last"><span>RTO {{ time(row.rto) }}, MTPD {{ time(row.mtpd) }}</span></div>
            <p class="under"><hf-impact-state [state]="row.state" [nextReview]="row.nextReview" />@if (row.waitsForMe) { <span class="mine">&ngsp;Waits for you</span> }</p>
            @if (row.contradictions.length) { <p class="under wrong"><hf-icon name="warning-filled" />{{ contradicts(row) }}</p> }
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="trending-up" heading="There is no activity to analyse yet" why="Add the activities that the organisation has to go on with; then say of each how bad it becomes the longer it is down." />
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .order { padding: 6px 16px; color: var(--mat-sys-on-surface-variant); }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; --hf-icon: 14px; }
    .under.wrong { color: var(--mat-sys-error); font-weight: 500; }
    .wrong hf-icon { margin-right: 4px; vertical-align: -2px; }
    .mine { color: var(--mat-sys-primary); font-weight: 500; }
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    td { font-variant-numeric: tabular-nums; }
    .time { min-width: 124px; }
    .stands { min-width: 170px; }
  `,
})
export class ImpactListPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #client = inject(ImpactClient);
  readonly #calendars = inject(WorkingCalendars);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'impact-analyses');
  protected readonly columns = COLUMNS;
  protected readonly timeOrder = TIME_ORDER;
  protected readonly byTime = computed(() => COLUMNS.some(({ sort, ways }) => ways === SHORTEST_FIRST && sort === columnOf(this.filters().sort)));
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'entry', 'entries'));
  protected readonly printed = computed(() => printedAt('Impact analyses', this.#session.organisation()));

  protected open(row: ImpactAnalysisRow): void {
    void this.#router.navigate(['/activities', row.activityId, 'impact-analysis'], { queryParams: this.versionOf(row) });
  }

  protected versionOf({ id, state }: ImpactAnalysisRow): { version?: string } {
    return state === 'approved' || state === 'none' ? {} : { version: id };
  }

  protected time(time: ImpactAnalysisRow['rto']): string {
    return this.#calendars.words(time);
  }

  protected contradicts({ contradictions }: ImpactAnalysisRow): string {
    return contradictions.map((code) => (code === 'rto-above-mtpd' ? 'RTO above MTPD' : 'Impact falls without a reason')).join(', ');
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
