import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MadeReportRow } from '@holdfast/contracts';
import { bytesInWords, REPORT_FORMATS, REPORT_WORDS, REPORTS } from '@holdfast/domain';
import { pageRows } from '../http/page-rows';
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
import { A_TO_Z, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day, moment } from '../shared/words/dates';
import { MakeReportForm } from './make-report-form';
import { ReportClient } from './report-client';
import { isNarrowed, LIST_FILTERS, listQuery, readFilters, writeFilters, type ListFilter, type ReportFilters, type SortColumn } from './report-filters';
import { againAddress, FORMAT_WORDS, reportInWords, showsInWords } from './report-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'report', label: 'Report', className: 'title half', ways: ['by kind', 'by kind, the last first'] },
  { sort: 'about', label: 'Of', className: 'wraps', ways: A_TO_Z },
  { sort: 'author', label: 'Made by', className: 'wraps', ways: A_TO_Z },
  { sort: 'made', label: 'Made', className: 'right', ways: ['earliest first', 'latest first'] },
];

/** Makes a report, and shows who made which. */
@Component({
  selector: 'hf-reports-page',
  imports: [ChoiceList, EmptyState, FilterPopover, List, ListBody, ListCells, ListFilterBar, ListItem, MakeReportForm, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Reports">
      <ng-container ngProjectAs="[facts]"><span>Papers for the board, for members and for whoever signs, made from a freeze, a past day or now</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
    </hf-page-head>
    <div class="parts">
      <hf-panel heading="Make a report" class="hf-no-print"><hf-make-report-form (made)="list.reload()" /></hf-panel>
      <hf-panel heading="Papers with a page of their own" class="hf-no-print">
        <p class="own">A recovery plan and a rehearsal have their PDF on their page: open it from <a class="hf-tap" routerLink="/plans">Recovery plans</a> or <a class="hf-tap" routerLink="/rehearsals">Rehearsals</a>.</p>
      </hf-panel>
      <hf-panel heading="Made reports" [pad]="false">
        <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="change({ q: $event })" (removed)="bar.remove($event)">
          <hf-filter-popover label="Report"><hf-choice-list label="Report" [choices]="reports" [chosen]="filters().made" (chosenChange)="bar.set('made', $event)" /></hf-filter-popover>
          <hf-filter-popover label="Format"><hf-choice-list label="Format" [choices]="formats" [chosen]="filters().format" (chosenChange)="bar.set('format', $event)" /></hf-filter-popover>
        </hf-list-filter-bar>
        <hf-list-body [of]="list" thing="report" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="change({ made: [], format: [], q: '' })">
          <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Made reports" [busy]="list.loading()" [tableFrom]="820" (sorted)="change({ sort: $event })">
            <ng-template [hfCells]="list.rows() ?? []" let-row>
              <td class="title half">{{ inWords(row) }}<span class="under">{{ formatWords[row.format] }}, {{ size(row) }}. Shows {{ shows(row) }}</span><span class="under">Digest <code>{{ row.digest }}</code></span></td>
              <td class="wraps">@if (row.register; as register) { <a [routerLink]="['/registers', register.id]">{{ register.name }}</a> } @else { {{ row.unit?.name }} }</td>
              <td class="wraps">{{ row.author.jobTitle }}<span class="under">{{ row.author.name }}</span></td>
              <td class="right nowrap">{{ when(row) }}<span class="under"><a class="hf-tap" routerLink="/reports" [queryParams]="again(row)" [attr.aria-label]="'Make again: ' + inWords(row)">Make again</a></span></td>
            </ng-template>
            <ng-template [hfItem]="list.rows() ?? []" let-row>
              <div class="first"><span class="hf-soft">{{ formatWords[row.format] }}, {{ size(row) }}</span><span class="end">{{ when(row) }}</span></div>
              <div class="title">{{ inWords(row) }}</div>
              <div class="last"><span>@if (row.register; as register) { <a class="hf-tap" [routerLink]="['/registers', register.id]">{{ register.name }}</a>. } @else { {{ row.unit?.name }}. }&ngsp;Shows {{ shows(row) }}</span></div>
              <p class="under">{{ row.author.jobTitle }}. Digest <code>{{ row.digest }}</code></p>
              <a class="hf-tap" routerLink="/reports" [queryParams]="again(row)" [attr.aria-label]="'Make again: ' + inWords(row)">Make again</a>
            </ng-template>
          </hf-list>
          <hf-empty-state empty icon="description" heading="No report has been made yet" why="Choose one above. It comes as a file, and stands here with its digest, so that a copy can be told from another." />
        </hf-list-body>
      </hf-panel>
    </div>
  `,
  styles: `
    .parts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .own { font: var(--mat-sys-body-small); }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    code { font-family: var(--hf-mono); font-size: 0.6875rem; overflow-wrap: anywhere; }
  `,
})
export class ReportsPage {
  readonly #session = inject(Session);
  readonly #client = inject(ReportClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'reports');
  protected readonly columns = COLUMNS;
  protected readonly formatWords = FORMAT_WORDS;
  protected readonly reports: readonly Choice[] = REPORTS.map((id) => ({ id, label: REPORT_WORDS[id].name }));
  protected readonly formats: readonly Choice[] = REPORT_FORMATS.map((id) => ({ id, label: FORMAT_WORDS[id] }));
  protected readonly inWords = reportInWords;
  protected readonly again = againAddress;
  protected readonly bar = filterBar<ListFilter, ReportFilters>({ filters: this.filters, changed: this.change, names: LIST_FILTERS, label: (name, id) => calledAmong(name === 'made' ? this.reports : this.formats, id) });
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'report'));
  protected readonly printed = computed(() => printedAt('Reports', this.#session.organisation()));
  readonly #zone = computed(() => this.#session.organisation()?.timeZone);

  protected shows(row: MadeReportRow): string {
    return showsInWords(row, this.#zone());
  }

  protected when({ recordedAt }: MadeReportRow): string {
    const zone = this.#zone();
    return `${day(recordedAt, { zone })}, ${moment(recordedAt, { zone, now: new Date(recordedAt) })}`;
  }

  protected size({ size }: MadeReportRow): string {
    return bytesInWords(size);
  }
}
