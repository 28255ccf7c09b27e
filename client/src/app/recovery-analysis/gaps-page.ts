import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { GapPage, GapRow } from '@holdfast/contracts';
import { tap } from 'rxjs';
import { pageRows } from '../http/page-rows';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';
import type { Choice } from '../shared/list/choice';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { GapActs } from './gap-acts';
import { GapChain } from './gap-chain';
import { GapFilterBar } from './gap-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './gap-filters';
import type { GapAnswered } from './gap-in-hand';
import { RecoveryClient } from './recovery-client';
import { GAP_WORDS, KIND_WORDS, neededInWords, provenInWords, takenInWords, tooLongInWords, whyGap } from './recovery-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'name', label: 'Resource', className: 'title', ways: A_TO_Z, below: { sort: 'kind', label: 'Kind', ways: ['applications first', 'equipment first'] } },
  { sort: 'neededBy', label: 'Needed within', className: 'nowrap', ways: EARLIEST_FIRST },
  { sort: 'over', label: 'Recovery time', ways: ['least over first', 'most over first'], mostFirst: true },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z },
];

/** Where a resource takes longer to recover than the activities that lean on it can wait, and why. */
@Component({
  selector: 'hf-gaps-page',
  imports: [EmptyState, GapActs, GapChain, GapFilterBar, Icon, List, ListBody, ListCells, ListItem, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gaps-page.html',
  styleUrl: './gaps-page.scss',
})
export class GapsPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #client = inject(RecoveryClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  readonly #answer = signal<GapPage | null>(null);
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.gaps(after === undefined ? query : { ...query, after }).pipe(tap((answer) => this.#answer.set(answer))), () => 'gaps');
  protected readonly columns = COLUMNS;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly counts = computed(() => this.#answer()?.counts ?? null);
  protected readonly cycles = computed(() => this.#answer()?.cycles ?? []);
  protected readonly reckoned = computed(() => this.#answer()?.reckoned ?? null);
  protected readonly count = computed(() => countInWords(this.list, 'gap'));
  protected readonly printed = computed(() => printedAt('Gaps in recovery times', this.#session.organisation()));
  /** What somebody who comes back here did. */
  protected readonly answered = (this.#router.currentNavigation()?.extras.state?.['answered'] as GapAnswered | undefined) ?? null;
  protected readonly activities = computed<readonly Choice[]>(() => {
    const met = new Map((this.list.rows() ?? []).flatMap(({ activity }) => (activity ? [[activity.id, activity.name] as const] : [])));
    return [...met].map(([id, label]) => ({ id, label })).sort((one, other) => one.label.localeCompare(other.label));
  });
  protected readonly kinds = KIND_WORDS;
  protected readonly states = GAP_WORDS;
  protected readonly needed = neededInWords;
  protected readonly tooLong = tooLongInWords;

  /** Nothing to find, or nothing to find it from. */
  protected readonly none = computed(() => {
    const { activities, withRto } = this.reckoned() ?? { activities: 0, withRto: 0 };
    return withRto === 0
      ? { icon: 'timeline' as const, heading: 'Nothing can be reckoned yet', why: 'Gaps follow from the RTO of an approved impact analysis, from what the activity leans on, and from recovery times. No activity has an approved RTO yet.', link: '/activities', act: 'Look at the activities' }
      : { icon: 'task-alt' as const, heading: 'No resource takes longer than it may', why: `As far as is known: ${withRto} of ${activities} activities have an approved RTO.`, link: '/what-if', act: 'Ask what if' };
  });

  protected why(row: GapRow): readonly [string, string] {
    return whyGap(row, this.#calendars());
  }

  protected times(row: GapRow): { label: string; whose: string; time: string; over: boolean }[] {
    const stated = (['declared', 'contractual'] as const).map((source) => {
      const time = row[source];
      return { label: source === 'declared' ? 'Declared' : 'Contract', whose: source === 'contractual' && row.contractOf ? `of ${row.contractOf.name}` : '', time: time ? takenInWords(time, 'longest', this.#calendars()) : 'not stated', over: row.over.includes(source), known: time !== null };
    });
    const proven = { label: 'Proven', ...provenInWords(row.proven, this.#session.organisation()?.timeZone), over: row.over.includes('proven'), known: row.proven !== null };
    return [...stated.filter(({ known, label }) => known || label === 'Declared'), proven];
  }

  protected open(row: GapRow): void {
    void this.#router.navigate(['/resources', row.id]);
  }

  protected names(cycle: readonly { name: string }[]): string {
    return cycle.map(({ name }) => name).join(', ');
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }

  #calendars(): GapPage['calendars'] {
    return this.#answer()?.calendars ?? [];
  }
}
