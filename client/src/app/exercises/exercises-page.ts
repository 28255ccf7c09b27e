import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ExerciseRow } from '@holdfast/contracts';
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
import { DayPipe } from '../shared/words/dates';
import { Shortcuts } from '../shell/shortcuts';
import { ExerciseClient } from './exercise-client';
import { ExerciseFilterBar } from './exercise-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './exercise-filters';
import { ExerciseStateMark } from './exercise-state';
import { KIND_WORDS } from './exercise-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'title', label: 'Rehearsal', className: 'title', ways: A_TO_Z, below: { sort: 'reference', label: 'Reference', ways: ['lowest number first', 'highest number first'] } },
  { sort: 'kind', label: 'Kind', className: 'wraps', ways: ['talked through first', 'full failover first'] },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['planned first', 'cancelled first'] },
  { sort: 'lead', label: 'Lead', className: 'wraps', ways: A_TO_Z },
  { sort: 'plannedFor', label: 'Day', className: 'right', ways: EARLIEST_FIRST },
];

/** Rehearsals that are planned, were held, wait for their sign-off, or were signed off. */
@Component({
  selector: 'hf-exercises-page',
  imports: [DayPipe, EmptyState, ExerciseFilterBar, ExerciseStateMark, Icon, Kbd, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Rehearsals">
      <ng-container ngProjectAs="[facts]"><span>What was tried out, what it showed, and what is planned</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/rehearsal-calendar"><hf-icon name="calendar-month" />Calendar</a>
      <a actions class="hf-btn" routerLink="/rehearsal-programmes"><hf-icon name="replay" />Programmes</a>
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/rehearsals/new"><hf-icon name="add" />Plan a rehearsal<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    <hf-panel label="Rehearsals" [pad]="false">
      <hf-exercise-filter-bar [filters]="filters()" [count]="count()" (changed)="change($event)" />
      <hf-list-body [of]="list" thing="rehearsal" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="widen()">
        <hf-list [rows]="list.rows() ?? []" [columns]="columns" [sort]="filters().sort" label="Rehearsals" [busy]="list.loading()" [tableFrom]="760" (sorted)="change({ sort: $event })" (opened)="open($event)">
          <ng-template [hfCells]="list.rows() ?? []" let-row>
            <td class="title"><span class="hf-ref">{{ row.reference }}</span> <a [routerLink]="['/rehearsals', row.id]">{{ row.title }}</a>@if (row.programme) { <span class="under">{{ row.programme.name }}</span> }</td>
            <td class="wraps">{{ kinds[row.kind] }}</td>
            <td class="wraps roomy"><hf-exercise-state [of]="row" />@if (row.waitsForMe) { <span class="under mine">Waits for you</span> }</td>
            <td class="wraps roomy">{{ row.lead.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
            <td class="right nowrap">{{ row.endedAt ?? row.plannedFor | day }}</td>
          </ng-template>
          <ng-template [hfItem]="list.rows() ?? []" let-row>
            <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end">{{ row.endedAt ?? row.plannedFor | day }}</span></div>
            <div class="title"><a [routerLink]="['/rehearsals', row.id]">{{ row.title }}</a></div>
            <div class="last"><span>{{ kinds[row.kind] }}, {{ row.lead.jobTitle }}</span></div>
            <p class="under"><hf-exercise-state [of]="row" />@if (row.waitsForMe) { <span class="mine">&ngsp;Waits for you</span> }</p>
          </ng-template>
        </hf-list>
        <hf-empty-state empty icon="replay" heading="Nothing was rehearsed yet" [why]="mayAdd() ? 'Plan a rehearsal by hand, or add a programme that says what has to be rehearsed and how often.' : 'A continuity manager or risk manager of the unit plans rehearsals; what came of them is shown here.'">
          @if (mayAdd()) { <a class="hf-btn" routerLink="/rehearsals/new">Plan a rehearsal</a> }
        </hf-empty-state>
      </hf-list-body>
    </hf-panel>
  `,
  styles: `
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    .mine { color: var(--mat-sys-primary); font-weight: 500; }
  `,
})
export class ExercisesPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(ExerciseClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'exercises');
  protected readonly columns = COLUMNS;
  protected readonly kinds = KIND_WORDS;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly mayAdd = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('exercise.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'rehearsal'));
  protected readonly printed = computed(() => printedAt('Rehearsals', this.#session.organisation()));

  constructor() {
    inject(Shortcuts).add([{ keys: 'c', label: 'Plan a rehearsal', run: () => this.mayAdd() && void this.#router.navigateByUrl('/rehearsals/new') }]);
  }

  protected open({ id }: ExerciseRow): void {
    void this.#router.navigate(['/rehearsals', id]);
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
