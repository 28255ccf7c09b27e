import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ESCALATION_KINDS, ESCALATION_STATES } from '@holdfast/domain';
import { Past } from '../../past/past';
import { RegisterStore } from '../../registers/register-store';
import { printedAt } from '../../risks/printed-at';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import type { Choice } from '../../shared/list/choice';
import { ChoiceList } from '../../shared/list/choice-list';
import { FilterPopover } from '../../shared/list/filter-popover';
import { filtersInAddress } from '../../shared/list/filters-in-address';
import { countInWords, ListBody } from '../../shared/list/list-body';
import { ListFilterBar } from '../../shared/list/list-filter-bar';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Segmented } from '../../shared/segmented/segmented';
import { DecisionsWaiting } from '../decisions-waiting';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, usualSort, writeFilters, type DecisionsView } from '../escalation-filters';
import { EscalationList } from '../escalation-list';
import { escalationRows } from '../escalation-rows';
import { KIND_WORDS, STATE_WORDS } from '../escalation-words';

/** What waits for this person to decide, what they proposed, and all that was proposed between registers that they read. */
@Component({
  selector: 'hf-decisions-page',
  imports: [ChoiceList, EmptyState, EscalationList, FilterPopover, ListBody, ListFilterBar, PageHead, Panel, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decisions-page.html',
  styleUrl: './decisions-page.scss',
})
export class DecisionsPage {
  readonly #session = inject(Session);
  readonly #store = inject(RegisterStore);
  readonly #waiting = inject(DecisionsWaiting);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly past = inject(Past).asAt;
  /** In the past nothing waits for anybody any more. */
  protected readonly filters = computed(() => (this.past() === null || this.#address.filters().view !== 'waiting' ? this.#address.filters() : { ...this.#address.filters(), view: 'all' as const }));
  protected readonly change = this.#address.change;
  protected readonly list = escalationRows(() => listQuery(this.filters()), () => this.filters().view);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly registers = computed<readonly Choice[]>(() => this.#store.all().filter(({ wording }) => wording === 'full').map(({ id, name }) => ({ id, label: name })));
  protected readonly views = computed(() => [
    { value: 'waiting' as const, label: this.#waiting.count() ? `Waiting for me (${this.#waiting.count()})` : 'Waiting for me' },
    { value: 'mine' as const, label: 'Proposed by me' },
    { value: 'all' as const, label: 'All' },
  ]);
  protected readonly count = computed(() => countInWords(this.list, 'proposal'));
  protected readonly chips = computed(() => {
    const { state, kind, register } = this.filters();
    const names = new Map(this.registers().map(({ id, label }) => [id, label]));
    return [
      ...state.map((one) => ({ key: `state ${one}`, label: STATE_WORDS[one] })),
      ...kind.map((one) => ({ key: `kind ${one}`, label: KIND_WORDS[one] })),
      ...register.map((id) => ({ key: `register ${id}`, label: names.get(id) ?? 'A register' })),
    ];
  });
  protected readonly printed = computed(() => printedAt('Decisions', this.#session.organisation()));
  protected readonly states: readonly Choice[] = ESCALATION_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly kinds: readonly Choice[] = ESCALATION_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));

  constructor() {
    // What came in meanwhile shows in the number beside the list too.
    effect(() => this.past() === null && this.filters().view === 'waiting' && this.list.rows() && this.#waiting.reload());
  }

  protected show(view: DecisionsView): void {
    this.change({ view, sort: usualSort(view) });
  }

  protected widen(): void {
    const { view, sort } = this.filters();
    this.change({ ...NO_FILTERS, view, sort });
  }

  protected set(name: 'state' | 'kind' | 'register', chosen: readonly string[]): void {
    this.change({ [name]: chosen });
  }

  protected remove(key: string): void {
    const [name, value] = key.split(' ') as ['state' | 'kind' | 'register', string];
    this.change({ [name]: (this.filters()[name] as readonly string[]).filter((one) => one !== value) });
  }
}
