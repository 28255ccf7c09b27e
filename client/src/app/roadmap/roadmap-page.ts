import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoadmapRow } from '@holdfast/contracts';
import { kept } from '../http/kept';
import { asProblem } from '../http/problem';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { RoadmapCosts } from './roadmap-costs';
import { RoadmapFilterBar } from './roadmap-filter-bar';
import { isNarrowed, NO_FILTERS, readFilters, roadmapQuery, writeFilters } from './roadmap-filters';
import { RoadmapTable } from './roadmap-table';
import { shownRows } from './shown-rows';

/** Which systems are replaced, in which financial years, by whom and for how much. */
@Component({
  selector: 'hf-roadmap-page',
  imports: [EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RoadmapCosts, RoadmapFilterBar, RoadmapTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Roadmap of systems">
      <ng-container ngProjectAs="[facts]"><span>Which systems are replaced, in which financial years, by whom and for how much</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <button actions class="hf-btn icon hf-wide-only" type="button" aria-label="Print" (click)="print()"><hf-icon name="print" /></button>
    </hf-page-head>
    <div class="hf-stack">
      <hf-panel label="Systems" [pad]="false">
        <hf-roadmap-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
        @if (failure(); as failure) {
          <div class="pad"><hf-error-notice what="The roadmap could not be loaded." [error]="failure" (again)="roadmap.reload()">@if (failure.status === 422) { <button type="button" (click)="widen()">Clear the filters</button> }</hf-error-notice></div>
        }
        @if (rows(); as rows) {
          @if (rows.length) {
            <hf-roadmap-table [rows]="rows" [sort]="filters().sort" (sorted)="change({ sort: $event })" />
          } @else if (narrowed()) {
            <hf-empty-state icon="filter-list" heading="No system matches these filters" why="Take a filter away to see more."><button class="hf-btn" type="button" (click)="widen()">Clear the filters</button></hf-empty-state>
          } @else {
            <hf-empty-state icon="calendar-month" heading="No system is to be replaced yet" why="An action stands here once its form says which system it replaces, and in which years. Cancelled ones are left out."><a class="hf-btn" routerLink="/actions">Go to the actions</a></hf-empty-state>
          }
        } @else if (!failure()) {
          <hf-loading-shape shape="rows" [lines]="6" label="Loading the roadmap" />
        }
      </hf-panel>
      @if (rows()?.length) { <hf-panel heading="Costs and savings by financial year" [count]="narrowed() ? 'Of the systems shown' : ''" [pad]="false"><hf-roadmap-costs [rows]="rows()!" /></hf-panel> }
    </div>
  `,
  styles: `.pad { padding: 16px; }`,
})
export class RoadmapPage {
  readonly #session = inject(Session);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => roadmapQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly roadmap = httpResource<RoadmapRow[]>(() => ({ url: '/api/roadmap', params: this.#query() }));
  readonly #all = kept(this.roadmap, () => 'roadmap');
  protected readonly failure = computed(() => {
    const error = this.roadmap.error();
    return error ? asProblem(error) : null;
  });
  protected readonly rows = computed(() => {
    const all = this.#all();
    return all && shownRows(all, this.filters());
  });
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => {
    const rows = this.rows();
    return rows ? `${rows.length.toLocaleString('en-GB')} ${rows.length === 1 ? 'system' : 'systems'}` : '';
  });
  protected readonly printed = computed(() => printedAt('Roadmap of systems', this.#session.organisation()));

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }

  protected print(): void {
    print();
  }
}
