import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportListRow } from '@holdfast/contracts';
import { IMPORT_HELD } from '@holdfast/domain';
import { pageRows } from '../http/page-rows';
import { Past } from '../past/past';
import { Choices } from '../risks/choices';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import { Icon } from '../shared/icons/icon';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { A_TO_Z, EARLIEST_FIRST, LEAST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { isNarrowed, LIST_FILTERS, listQuery, NO_FILTERS, readFilters, writeFilters, type ListFilter, type SortColumn } from './import-filters';
import { countsInWords, THING_WORDS } from './import-words';
import { ImportsClient } from './imports-client';
import { ImportsUnderWay } from './register/imports-under-way';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'file', label: 'File', className: 'title half', ways: A_TO_Z },
  { sort: 'added', label: 'What came of it', className: 'wraps', ways: LEAST_FIRST, mostFirst: true },
  { sort: 'author', label: 'Brought in by', className: 'wraps', ways: A_TO_Z },
  { sort: 'recorded', label: 'Day', className: 'right', ways: EARLIEST_FIRST, mostFirst: true },
];

/** Files that were imported: one's own, and everybody's for whoever reads the audit trail. */
@Component({
  selector: 'hf-imports-page',
  imports: [ChoiceList, DayPipe, EmptyState, FilterPopover, Icon, ImportsUnderWay, List, ListBody, ListCells, ListFilterBar, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Imports">
      <ng-container ngProjectAs="[facts]"><span>{{ all() ? 'Files that came in, who brought them, and what became of each row' : 'Files that you brought in, and what became of each row' }}</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      @if (mayImport()) { <a actions class="hf-btn primary" routerLink="/continuity-import"><hf-icon name="upload-file" />Import</a> }
    </hf-page-head>
    @if (!past()) { <hf-imports-under-way (written)="list.reload()" /> }
    <hf-panel label="Imports" [pad]="false">
      <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="change({ q: $event })" (removed)="remove($event)">
        <hf-filter-popover label="What came in"><hf-choice-list label="What came in" [choices]="things" [chosen]="filters().thing" (chosenChange)="change({ thing: $any($event) })" /></hf-filter-popover>
        @if (all()) {
          <hf-filter-popover label="Brought in by" (opened)="choices.want()"><hf-choice-list label="Brought in by" [choices]="choices.people()" [chosen]="filters().author" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="change({ author: $event })" /></hf-filter-popover>
        }
      </hf-list-filter-bar>
      <hf-list-body [of]="list" thing="import" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Imports" [busy]="list.loading()" [tableFrom]="720" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title half"><a [routerLink]="['/imports', row.id]">{{ row.fileName }}</a><span class="under">{{ held(row) }}</span></td>
            <td class="wraps">{{ counts(row) }}</td>
            <td class="wraps">{{ row.author.jobTitle }}</td>
            <td class="right nowrap">{{ row.recordedAt | day }}</td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span>{{ held(row) }}</span><span class="end">{{ row.recordedAt | day }}</span></div>
            <div class="title"><a [routerLink]="['/imports', row.id]">{{ row.fileName }}</a></div>
            <div class="last"><span>{{ counts(row) }}</span></div>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="upload-file" heading="Nothing was imported yet" [why]="mayImport() ? 'Bring in activities, resources, dependencies and contacts from a spreadsheet. Each file is kept here, with what became of its rows.' : 'What a continuity manager or risk manager brings in from a spreadsheet is kept here.'">
          @if (mayImport()) { <a class="hf-btn" routerLink="/continuity-import">Import</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `.under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }`,
})
export class ImportsPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(ImportsClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly choices = inject(Choices);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'imports');
  protected readonly columns = COLUMNS;
  protected readonly counts = countsOf;
  protected readonly things: readonly Choice[] = IMPORT_HELD.map((id) => ({ id, label: THING_WORDS[id] }));
  protected readonly all = computed(() => this.#session.canAnywhere('audit.read'));
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly past = this.#past.asAt;
  protected readonly mayImport = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('continuity.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'import'));
  protected readonly printed = computed(() => printedAt('Imports', this.#session.organisation()));
  protected readonly chips = computed<FilterChip[]>(() =>
    LIST_FILTERS.flatMap((name) => this.filters()[name].map((id) => ({ key: `${name}:${id}`, label: (name === 'thing' ? this.things : this.choices.people()).find((one) => one.id === id)?.label ?? 'Person' }))));

  constructor() {
    effect(() => {
      const { author } = this.filters();
      if (author.length) void this.choices.meet(author);
    });
  }

  protected held({ things, register }: ImportListRow): string {
    return `${things.map((thing) => THING_WORDS[thing]).join(', ')}${register ? ` of ${register.name}` : ''}`;
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    this.change({ [name]: (this.filters()[name] as readonly string[]).filter((one) => one !== id) });
  }

  protected open({ id }: ImportListRow): void {
    void this.#router.navigate(['/imports', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}

function countsOf({ added, changed, same, leftOut }: ImportListRow): string {
  return countsInWords({ new: added, changed, same, leftOut });
}
