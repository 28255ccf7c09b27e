import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CoveragePage as Answer, CoverageRow } from '@holdfast/contracts';
import { COVERAGE_FINDINGS, type CoverageFinding } from '@holdfast/domain';
import { tap } from 'rxjs';
import { pageRows } from '../http/page-rows';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { A_TO_Z, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { CoverageClient } from './coverage-client';
import { CoverageFilterBar } from './coverage-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type SortColumn } from './coverage-filters';
import { actionFrom, FINDING_WORDS, missingInWords, nextStep, thingInWords } from './coverage-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'name', label: 'What', className: 'what', ways: A_TO_Z },
  { sort: 'finding', label: 'What is missing', ways: ['critical activities first', 'critical activities last'] },
  { sort: 'owner', label: 'Owner', ways: A_TO_Z, below: { sort: 'unit', label: 'Unit', ways: A_TO_Z } },
];

/** Where critical activities have no plan to rely on, resources have none at all, and plans hang in the air. */
@Component({
  selector: 'hf-coverage-page',
  imports: [CoverageFilterBar, EmptyState, Icon, List, ListBody, ListCells, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './coverage-page.html',
  styleUrl: './coverage-page.scss',
})
export class CoveragePage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #client = inject(CoverageClient);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #query = computed(() => listQuery(this.filters()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  readonly #answer = signal<Answer | null>(null);
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }).pipe(tap((answer) => this.#answer.set(answer))), () => 'coverage');
  protected readonly columns = COLUMNS;
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly counts = computed(() => this.#answer()?.counts ?? null);
  protected readonly lacking = computed(() => this.#answer()?.lacks ?? null);
  protected readonly looked = computed(() => this.#answer()?.looked ?? null);
  protected readonly count = computed(() => countInWords(this.list, 'finding'));
  protected readonly printed = computed(() => printedAt('Coverage by recovery plans', this.#session.organisation()));
  protected readonly mayAct = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('risk.draft'));
  protected readonly mayPlan = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('plan.manage'));
  /** What was found, each pressed to see it alone. */
  protected readonly tallies = computed(() => {
    const counts = this.counts();
    const { finding } = this.filters();
    return counts && COVERAGE_FINDINGS.map((id) => ({ id, label: FINDING_WORDS[id], count: counts[id], on: finding.length === 1 && finding[0] === id }));
  });
  protected readonly thing = thingInWords;
  protected readonly missing = missingInWords;
  protected readonly step = nextStep;
  protected readonly action = actionFrom;

  protected linkOf({ finding, id }: CoverageRow): string[] {
    return [finding === 'activity' ? '/activities' : finding === 'resource' ? '/resources' : '/plans', id];
  }

  protected show(id: CoverageFinding, on: boolean): void {
    this.change({ finding: on ? [] : [id] });
  }

  protected open(row: CoverageRow): void {
    void this.#router.navigate(this.linkOf(row));
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
