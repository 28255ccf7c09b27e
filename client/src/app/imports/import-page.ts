import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, type ParamMap, type Params } from '@angular/router';
import type { ImportRowView } from '@holdfast/contracts';
import { bytesInWords, columnName, CONTINUITY_FIELDS, IMPORT_OUTCOMES, REGISTER_FIELDS, type ImportHeld, type ImportOutcome } from '@holdfast/domain';
import { kept } from '../http/kept';
import { pageRows } from '../http/page-rows';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import { Icon } from '../shared/icons/icon';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { among, given } from '../shared/list/filter-words';
import { FilterPopover } from '../shared/list/filter-popover';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import type { ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { countsInWords, linkOf, OUTCOME_WORDS, THING_WORDS } from './import-words';
import { fileOf, ImportsClient } from './imports-client';

interface RowFilters {
  readonly outcome: readonly ImportOutcome[];
  readonly q: string;
}

const readFilters = (params: ParamMap): RowFilters => ({ outcome: params.getAll('outcome').filter(among(IMPORT_OUTCOMES)), q: params.get('q') ?? '' });
const writeFilters = ({ outcome, q }: RowFilters): Params => ({ outcome: outcome.length ? [...outcome] : null, q: q || null });
const REGISTER_CALLED = new Map<string, string>(REGISTER_FIELDS.map(({ field, called }) => [field, called]));
const COLUMNS: readonly ListColumn<'file'>[] = [
  { sort: null, label: 'Row', className: 'nowrap' }, { sort: null, label: 'Outcome', className: 'nowrap' }, { sort: null, label: 'Which', className: 'title half' }, { sort: null, label: 'What changed', className: 'wraps roomy' },
];

/** A file that was imported: who brought it in, how it was read, what became of each row, and the file itself. */
@Component({
  selector: 'hf-import-page',
  imports: [ChoiceList, DayPipe, EmptyState, ErrorNotice, FilterPopover, Icon, List, ListBody, ListCells, ListFilterBar, ListItem, LoadingShape, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (view(); as of) {
      <hf-page-head [heading]="of.fileName">
        <ng-container ngProjectAs="[facts]"><span><b>{{ counts() }}</b></span><span>Brought in by the <b>{{ of.author.jobTitle }}</b> on {{ of.recordedAt | day }}</span>@if (of.register; as register) { <span>Into <b>{{ register.name }}</b></span> }</ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        <a actions class="hf-btn" [href]="file(of.id)" [attr.download]="of.fileName"><hf-icon name="download" />The file, {{ size(of.size) }}</a>
        @if (of.register; as register) { <a actions class="hf-btn" [routerLink]="['/registers', register.id]">The register</a> }
        @for (thing of listed(); track thing) { <a actions class="hf-btn" [routerLink]="'/' + thing">{{ things[thing] }}</a> }
      </hf-page-head>
      <div class="columns">
        <hf-panel heading="Rows" [pad]="false">
          <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="change({ q: $event })" (removed)="remove($event)">
            <hf-filter-popover label="What became of it"><hf-choice-list label="What became of it" [choices]="outcomes" [chosen]="filters().outcome" (chosenChange)="change({ outcome: $any($event) })" /></hf-filter-popover>
          </hf-list-filter-bar>
          <hf-list-body [of]="list" thing="row" [narrowed]="filters().outcome.length > 0 || filters().q !== ''" whyNone="Take a filter away to see more." (widen)="change({ outcome: [], q: '' })">
            <hf-list [rows]="list.rows() ?? []" [columns]="columns" sort="file" [sortable]="false" label="Rows of the file" [busy]="list.loading()" [tableFrom]="620">
              <ng-template [hfCells]="list.rows() ?? []" let-row>
                <td class="nowrap">{{ row.row || '' }}@if (of.sheets.length > 1) { <span class="under">{{ row.sheet }}</span> }</td>
                <td class="nowrap">{{ outcomeWords[outcome(row)] }}</td>
                <td class="title half">@if (link(row); as to) { <a [routerLink]="to">{{ row.label }}</a> } @else { {{ row.label }} }</td>
                <td class="wraps roomy">{{ row.note }}</td>
              </ng-template>
              <ng-template [hfItem]="list.rows() ?? []" let-row>
                <div class="first"><span>{{ row.row ? 'Row ' + row.row : 'Not in the file' }}@if (of.sheets.length > 1) {, {{ row.sheet }}}</span><span class="end">{{ outcomeWords[outcome(row)] }}</span></div>
                <div class="title">@if (link(row); as to) { <a [routerLink]="to">{{ row.label }}</a> } @else { {{ row.label }} }</div>
                @if (row.note) { <div class="last"><span>{{ row.note }}</span></div> }
              </ng-template>
            </hf-list>
            <hf-empty-state empty icon="table-rows" heading="The file had no rows" />
          </hf-list-body>
        </hf-panel>
        <div class="aside">
          <hf-panel heading="How it was read">
            @for (sheet of of.sheets; track sheet.name) {
              <h3>{{ sheet.name }}</h3>
              @if (sheet.thing; as thing) {
                <p class="hf-small">{{ things[thing] }}, headers in row {{ sheet.header }}</p>
                <dl>@for (column of sheet.columns; track column.column) { <dt>{{ letter(column.column) }}, {{ column.header }}</dt><dd [class.hf-soft]="!column.field">{{ called(thing, column.field) }}</dd> }</dl>
              } @else { <p class="hf-small hf-soft">Left out</p> }
            }
            @if (of.mended.length) {
              <h3>Read otherwise</h3>
              <ul class="mended">@for (mend of of.mended; track $index) { <li>“{{ mend.was }}” {{ mend.becomes ? 'as “' + mend.becomes + '”' : 'as if it were empty' }}</li> }</ul>
            }
          </hf-panel>
          <hf-panel heading="Proof">
            <p class="hf-small">The file is kept as it came. Its SHA-256, which the audit trail names too:</p>
            <code class="digest">{{ of.digest }}</code>
          </hf-panel>
        </div>
      </div>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The import could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the import" /> }
  `,
  styles: `
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(280px, 340px); gap: 16px; align-items: start; }
    .aside { display: grid; gap: 16px; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    h3 { font: var(--mat-sys-title-small); overflow-wrap: anywhere; }
    h3:not(:first-child) { margin-top: 12px; }
    dl { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2px 12px; margin-top: 4px; font: var(--mat-sys-body-small); }
    dt, dd, .mended li { overflow-wrap: anywhere; }
    dt { color: var(--mat-sys-on-surface-variant); }
    .mended { font: var(--mat-sys-body-small); }
    .digest { display: block; margin-top: 4px; font-size: 0.75rem; overflow-wrap: anywhere; }
    @media (max-width: 1099px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class ImportPage {
  readonly id = input.required<string>();
  readonly #client = inject(ImportsClient);
  readonly #session = inject(Session);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  protected readonly resource = this.#client.one(this.id);
  protected readonly view = kept(this.resource, () => this.id());
  readonly #query = computed(() => ({ id: this.id(), query: given(writeFilters(this.filters())) }), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, ({ id, query }, after) => this.#client.rows(id, after === undefined ? query : { ...query, after }), () => this.id());
  protected readonly columns = COLUMNS;
  protected readonly things = THING_WORDS;
  /** Contacts have no list of their own. */
  protected readonly listed = computed(() => (this.view()?.things ?? []).filter((thing) => thing !== 'contacts' && thing !== 'risks'));
  protected readonly outcomeWords = OUTCOME_WORDS;
  protected readonly outcomes: readonly Choice[] = IMPORT_OUTCOMES.map((id) => ({ id, label: OUTCOME_WORDS[id] }));
  protected readonly link = linkOf;
  protected readonly file = fileOf;
  protected readonly size = bytesInWords;
  protected readonly letter = columnName;
  protected readonly count = computed(() => countInWords(this.list, 'row'));
  protected readonly printed = computed(() => printedAt(this.view()?.fileName ?? 'Import', this.#session.organisation()));
  protected readonly chips = computed<FilterChip[]>(() => this.filters().outcome.map((id) => ({ key: id, label: OUTCOME_WORDS[id] })));
  protected readonly counts = computed(() => {
    const view = this.view();
    return view ? countsInWords({ new: view.added, changed: view.changed, same: view.same, leftOut: view.leftOut }) : '';
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const view = this.view();
      if (view) titles.show(view.fileName, [{ label: 'Imports', link: ['/imports'] }, { label: view.fileName }]);
    });
  }

  protected outcome({ outcome }: ImportRowView): ImportOutcome {
    return outcome;
  }

  protected called(thing: ImportHeld, field: string | null): string {
    if (thing === 'risks') return REGISTER_CALLED.get(field ?? '') ?? 'Extra field';
    return CONTINUITY_FIELDS[thing].find((one) => one.field === field)?.called ?? 'Left out';
  }

  protected remove({ key }: FilterChip): void {
    this.change({ outcome: this.filters().outcome.filter((one) => one !== key) });
  }
}
