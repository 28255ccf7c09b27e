import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ResourceRow } from '@holdfast/contracts';
import { ContinuityClient } from '../continuity/continuity-client';
import { KIND_WORDS } from '../continuity/continuity-words';
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
import { A_TO_Z, LEAST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ResourceFilterBar } from './resource-filter-bar';
import { isNarrowed, isUsual, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './resource-filters';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Reference', className: 'nowrap', ways: ['lowest first', 'highest first'] },
  { sort: 'name', label: 'Resource', className: 'title half', ways: A_TO_Z, below: { sort: 'kind', label: 'Kind', ways: ['applications first', 'applications last'] } },
  { sort: null, label: 'Recovery time', className: 'wraps' },
  { sort: 'leanedOn', label: 'Leaned on by', className: 'right', ways: LEAST_FIRST, mostFirst: true },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z, below: { sort: 'unit', label: 'Unit', ways: A_TO_Z } },
];

/** What activities lean on, with the recovery time that is claimed for each. */
@Component({
  selector: 'hf-resources-page',
  imports: [ResourceFilterBar, EmptyState, Icon, Kbd, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    <hf-page-head heading="Resources">
      <ng-container ngProjectAs="[facts]"><span>Systems, sites, suppliers, people and information that activities lean on</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/dependencies"><hf-icon name="account-tree" />Dependencies</a>
      @if (mayAdd()) { <a actions class="hf-btn" routerLink="/continuity-import" [queryParams]="{ of: 'resources' }"><hf-icon name="upload-file" />Import</a> }
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/resources/new"><hf-icon name="add" />Add a resource<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Resources" [pad]="false">
      <hf-resource-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="resource" [narrowed]="narrowed()" [whyNone]="usual() ? 'What is retired is left out unless you ask for it.' : 'Take a filter away to see more.'" (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Resources" [busy]="list.loading()" [tableFrom]="720" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="nowrap"><span class="hf-ref">{{ row.reference }}</span></td>
            <td class="title half"><a [routerLink]="['/resources', row.id]">{{ row.name }}</a><span class="under">{{ facts(row) }}</span></td>
            <td class="wraps" [class.unknown]="!times(row)">{{ times(row) || 'Not stated' }}</td>
            <td class="right">{{ row.leanedOn }}</td>
            <td class="wraps roomy">{{ row.owner.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end">{{ kinds[row.kind] }}</span></div>
            <div class="title"><a [routerLink]="['/resources', row.id]">{{ row.name }}</a></div>
            <div class="last"><span>{{ row.owner.jobTitle }}</span><span class="end">Leaned on by {{ row.leanedOn }}</span></div>
            <p class="under">{{ facts(row) }} · {{ times(row) ? 'back in ' + times(row) : 'recovery time not stated' }}</p>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="category" heading="No resource is recorded yet" [why]="mayAdd() ? 'Add what activities lean on with the time that recovery takes where it is known.' : 'A continuity manager or risk manager records what activities lean on.'">
          @if (mayAdd()) { <a class="hf-btn" routerLink="/resources/new">Add a resource</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
  `,
})
export class ResourcesPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(ContinuityClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.resources(after === undefined ? query : { ...query, after }), () => 'resources');
  protected readonly columns = COLUMNS;
  protected readonly kinds = KIND_WORDS;
  readonly #calendars = inject(WorkingCalendars);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly usual = computed(() => isUsual(this.filters()));
  protected readonly mayAdd = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('continuity.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'resource'));
  protected readonly printed = computed(() => printedAt('Resources', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Add a resource', run: () => this.mayAdd() && void this.#router.navigateByUrl('/resources/new') }]);
  }

  /** What is claimed; empty: nothing. */
  protected times(row: ResourceRow): string {
    return [row.declared && this.#calendars.words(row.declared), row.contractual && `${this.#calendars.words(row.contractual)} by contract`].filter(Boolean).join(', ');
  }

  /** What is worth knowing of it in one line. */
  protected facts(row: ResourceRow): string {
    return [
      KIND_WORDS[row.kind], row.status === 'retired' ? 'retired' : '', row.quantity === null ? '' : `${row.quantity.toLocaleString('en-GB')} of them`, row.kind === 'people' ? deputiesInFew(row.deputies) : '', row.standby ? 'stands by' : '',
      row.locatedAt ? `at ${row.locatedAt.name}` : '', row.supplier ? `by ${row.supplier.name}` : '',
    ].filter(Boolean).join(' · ');
  }

  protected open({ id }: ResourceRow): void {
    void this.#router.navigate(['/resources', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}

/** "no deputy", "deputy Payroll manager", "deputies Payroll manager, duty officer". */
const deputiesInFew = (deputies: ResourceRow['deputies']): string =>
  deputies.length === 0 ? 'no deputy' : `${deputies.length === 1 ? 'deputy' : 'deputies'} ${deputies.map(({ person, role }) => person?.jobTitle ?? role).join(', ')}`;
