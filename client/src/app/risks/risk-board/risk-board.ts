import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, output, signal, viewChild } from '@angular/core';
import type { HttpResourceRef } from '@angular/common/http';
import type { HeatMapView } from '@holdfast/contracts';
import type { CellPosition, RiskMatrix } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { RegisterStore } from '../../registers/register-store';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { HeatMap } from '../../shared/heat-map/heat-map';
import { HeatMapLegend } from '../../shared/heat-map-legend/heat-map-legend';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Panel } from '../../shared/panel/panel';
import { RiskFilterBar } from '../risk-filter-bar/risk-filter-bar';
import { isNarrowed, listQuery, widened, type Beside, type RiskFilters } from '../risk-filters';
import { lookAtRisk } from '../look-at-risk';
import { RiskList } from '../risk-list/risk-list';
import { riskRows, type RowsWanted } from '../risk-rows';
import { KIND_WORDS } from '../words';
import { printList } from './print-list-dialog';

/** Every register that the reader may read. */
export const ALL = 'all';

const same = (one: RowsWanted | undefined, other: RowsWanted | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);
const several = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** The heat map beside its list: a cell chosen in the one narrows the other. Both ask with the same filters. */
@Component({
  selector: 'hf-risk-board',
  imports: [ErrorNotice, HeatMap, HeatMapLegend, Icon, LoadingShape, Panel, RiskFilterBar, RiskList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-board.html',
  styleUrl: './risk-board.scss',
})
export class RiskBoard {
  /** What the board is about, a register by its id or ALL: another one empties it. */
  readonly of = input.required<string>();
  /** Where its list is. */
  readonly url = input.required<string>();
  readonly filters = input.required<RiskFilters>();
  readonly map = input.required<HttpResourceRef<HeatMapView | undefined>>();
  /** Null while it is on its way. */
  readonly matrix = input.required<RiskMatrix | null>();
  readonly appetite = input<string | null>(null);
  /** Open risks in all, whatever the filters; null where nobody counted. */
  readonly open = input<number | null>(null);
  /** Several registers: rows say of which they are, and some risks are counted once only. */
  readonly rollUp = input(false);
  /** Something here is read in full: evidence is told of. */
  readonly withEvidence = input(true);
  readonly changed = output<Partial<RiskFilters>>();

  readonly #store = inject(RegisterStore);
  /** Those that the board is about. */
  protected readonly registers = computed(() => (this.of() === ALL ? this.#store.all() : this.#store.within(this.of())).map(({ id, name }) => ({ id, label: name })));
  readonly #wanted = computed<RowsWanted | undefined>(() => ({ url: this.url(), query: listQuery(this.filters()) }), { equal: same });
  protected readonly list = riskRows(this.#wanted, () => this.of());
  protected readonly view = signal<'map' | 'table'>('map');
  private readonly riskList = viewChild(RiskList);
  protected readonly look = lookAtRisk(this.list.rows, (id) => this.riskList()?.focus(id));

  protected readonly counted = kept({ hasValue: () => this.map().hasValue(), value: () => this.map().value() }, () => this.of());
  protected readonly label = computed(() => `${KIND_WORDS[this.filters().kind]} risk${this.filters().basis === 'evidenced' ? ' as evidenced' : ''}`);
  protected readonly mapCount = computed(() => {
    const map = this.counted();
    return map ? [several(map.open, 'risk', 'risks'), ...(map.unscored ? [`${map.unscored} unscored`] : [])].join(', ') : '';
  });
  protected readonly evidenced = computed(() => this.filters().basis === 'evidenced');
  protected readonly heading = computed(() => (this.evidenced() ? 'Heat map, as evidenced' : 'Heat map'));
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly onlyOpen = computed(() => this.filters().status.join() === 'open');
  protected readonly count = computed(() => {
    const [total, open] = [this.list.total(), this.open()];
    if (total === null) return '';
    const all = this.narrowed() && this.onlyOpen() && open !== null && open > total;
    return all ? `${total.toLocaleString('en-GB')} of ${several(open, 'risk', 'risks')}` : several(total, 'risk', 'risks');
  });
  /** How many the chosen cell hides; null where none is chosen. */
  protected readonly elsewhere = computed(() => {
    const [map, total, { cell, beside }] = [this.counted(), this.list.total(), this.filters()];
    if (!map || total === null || !(cell || beside) || !this.onlyOpen()) return null;
    return { hidden: map.open - total, all: map.open };
  });
  /** Risks that no cell shows, each with a way to them. */
  protected readonly besides = computed<{ place: Beside; words: string }[]>(() => {
    const map = this.counted();
    if (!map) return [];
    const alone = map.levelOnly.reduce((sum, { count }) => sum + count, 0);
    const counts: [Beside, number, string][] = [
      ['unscored', map.unscored, 'unscored'], ['levelOnly', alone, 'known by level alone'],
      ['notComparable', map.notComparable, 'not comparable'], ['leftOut', map.leftOut, 'left out'],
      ['cannotBeDrawn', map.evidenced?.cannotBeDrawn ?? 0, 'that cannot be drawn'],
    ];
    return counts.filter(([place, count]) => count > 0 && this.filters().beside !== place).map(([place, count, words]) => ({ place, words: `${count} ${words}` }));
  });

  /** For paper: a list that ends early says so. */
  protected readonly cut = computed(() => {
    const [rows, total] = [this.list.rows()?.length ?? 0, this.list.total()];
    if (!this.list.more()) return null;
    return `The first ${rows.toLocaleString('en-GB')} of ${total === null ? 'more than 10,000' : total.toLocaleString('en-GB')} risks are printed here.`;
  });

  readonly #injector = inject(Injector);

  print(): Promise<void> {
    return printList(this.#injector, this.list);
  }

  protected choose(cell: CellPosition | null): void {
    this.changed.emit({ cell, beside: null });
  }

  protected showAll(): void {
    this.changed.emit({ cell: null, beside: null });
  }

  protected widen(): void {
    this.changed.emit(widened(this.filters()));
  }
}
