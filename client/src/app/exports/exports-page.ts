import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExportRow } from '@holdfast/contracts';
import { bytesInWords, EXPORT_FORMATS, EXPORT_PARTS } from '@holdfast/domain';
import { pageRows } from '../http/page-rows';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar } from '../risks/filter-bar';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
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
import { day, MomentPipe } from '../shared/words/dates';
import { ExportClient, fileUrl } from './export-client';
import { isNarrowed, LIST_FILTERS, listQuery, NO_FILTERS, readFilters, writeFilters, type ExportFilters, type ListFilter, type SortColumn } from './export-filters';
import { FORMAT_WORDS, PART_WORDS, TABLE_WORDS } from './export-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'file', label: 'File', className: 'title half', ways: A_TO_Z },
  { sort: 'risks', label: 'Risks', className: 'right', ways: LEAST_FIRST, mostFirst: true },
  { sort: null, label: 'As at', className: 'wraps' },
  { sort: 'author', label: 'Exported by', className: 'wraps', ways: A_TO_Z },
  { sort: 'recorded', label: 'When', className: 'right', ways: EARLIEST_FIRST, mostFirst: true },
];

/** What was taken along: one's own exports with their files, and everybody's for whoever reads the audit trail. */
@Component({
  selector: 'hf-exports-page',
  imports: [ChoiceList, EmptyState, FilterPopover, List, ListBody, ListCells, ListFilterBar, ListItem, MomentPipe, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Exports">
      <ng-container ngProjectAs="[facts]"><span>{{ all() ? 'Who took what along, of every register, up to today' : 'What you exported, up to today' }}</span><span>Files are kept for whoever asked, for <b>7 days</b></span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
    </hf-page-head>
    <hf-panel label="Exports" [pad]="false">
      <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="change({ q: $event })" (removed)="bar.remove($event)">
        <hf-filter-popover label="Format"><hf-choice-list label="Format" [choices]="formats" [chosen]="filters().format" (chosenChange)="bar.set('format', $event)" /></hf-filter-popover>
        <hf-filter-popover label="Wording"><hf-choice-list label="Wording" [choices]="parts" [chosen]="filters().part" (chosenChange)="bar.set('part', $event)" /></hf-filter-popover>
        @if (all()) {
          <hf-filter-popover label="Exported by" (opened)="choices.want()"><hf-choice-list label="Exported by" [choices]="bar.people()" [chosen]="filters().author" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('author', $event)" /></hf-filter-popover>
        }
      </hf-list-filter-bar>
      <hf-list-body [of]="list" thing="export" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Exports" [busy]="list.loading()" [tableFrom]="860" (sorted)="change({ sort: $event })">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title half">@if (row.kept) { <a [href]="fileOf(row)" download>{{ row.fileName }}</a> } @else { {{ row.fileName }} }<span class="under">{{ held(row) }}</span><span class="under" [title]="row.digest">SHA-256 <code>{{ row.digest.slice(0, 16) }}…</code></span></td>
            <td class="right nowrap">{{ row.risks.toLocaleString('en-GB') }}@if (row.exempt) { <span class="under">{{ row.exempt }} exempt</span> }</td>
            <td class="wraps">{{ asAt(row) }}<span class="under">{{ row.filter ? 'Narrowed' : 'All open' }}</span></td>
            <td class="wraps">{{ row.author.jobTitle }}</td>
            <td class="right nowrap">{{ row.recordedAt | moment }}</td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span>{{ row.author.jobTitle }}</span><span class="end">{{ row.recordedAt | moment }}</span></div>
            <div class="title">@if (row.kept) { <a [href]="fileOf(row)" download>{{ row.fileName }}</a> } @else { {{ row.fileName }} }</div>
            <div class="last"><span>{{ row.risks.toLocaleString('en-GB') }} {{ row.risks === 1 ? 'risk' : 'risks' }}, {{ asAt(row).toLowerCase() }}</span></div>
            <p class="under">{{ held(row) }}@if (row.exempt) {. {{ row.exempt }} exempt in full wording}. SHA-256 <code>{{ row.digest.slice(0, 16) }}…</code></p>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="download" heading="Nothing was exported yet" why="Export a register from its menu, or a list of risks as you narrowed it. The file is kept here for 7 days, and who took what along stays on record.">
          <a class="hf-btn" routerLink="/risks">Go to the risks</a>
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    code { font-family: var(--hf-mono); font-size: 0.75rem; }
  `,
})
export class ExportsPage {
  readonly #session = inject(Session);
  readonly #client = inject(ExportClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly choices = inject(Choices);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'exports');
  protected readonly columns = COLUMNS;
  protected readonly formats: readonly Choice[] = EXPORT_FORMATS.map((id) => ({ id, label: FORMAT_WORDS[id] }));
  protected readonly parts: readonly Choice[] = EXPORT_PARTS.map((id) => ({ id, label: PART_WORDS[id] }));
  protected readonly all = computed(() => this.#session.canAnywhere('audit.read'));
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'export'));
  protected readonly printed = computed(() => printedAt('Exports', this.#session.organisation()));
  protected readonly bar = filterBar<ListFilter, ExportFilters>({ filters: this.filters, changed: this.change, names: LIST_FILTERS, people: 'author', label: (name, id) => this.#called(name, id) });

  protected held({ format, part, table, register, below, size }: ExportRow): string {
    const what = table && table !== 'risks' ? `${TABLE_WORDS[table]}, ` : '';
    return `${what}${register ? register.name : 'All registers'}${below ? ' and below' : ''}. ${FORMAT_WORDS[format]}, ${bytesInWords(size)}. ${PART_WORDS[part]}`;
  }

  protected asAt({ asAt, moment }: ExportRow): string {
    return asAt === null ? 'When it was made' : `As at ${day(moment.slice(0, 10), { long: true })}`;
  }

  protected fileOf({ id }: ExportRow): string {
    return fileUrl(id);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'format': return calledAmong(this.formats, id);
      case 'part': return calledAmong(this.parts, id);
      case 'author': return this.bar.personCalled(id, 'Person');
    }
  }
}
