import { CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { ESCALATION_KINDS, ESCALATION_STATES, type EscalationKind, type EscalationState } from '@holdfast/domain';
import { RegisterStore } from '../../registers/register-store';
import { printedAt } from '../../risks/printed-at';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { FilterChips } from '../../shared/filter-chips/filter-chips';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Segmented } from '../../shared/segmented/segmented';
import { DecisionsWaiting } from '../decisions-waiting';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, usualSort, writeFilters, type DecisionsView, type EscalationFilters } from '../escalation-filters';
import { EscalationList } from '../escalation-list';
import { escalationRows } from '../escalation-rows';
import { KIND_WORDS, STATE_WORDS } from '../escalation-words';

/** What waits for this person to decide, what they proposed, and all that was proposed between registers that they read. */
@Component({
  selector: 'hf-decisions-page',
  imports: [CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger, EmptyState, ErrorNotice, EscalationList, FilterChips, Icon, LoadingShape, PageHead, Panel, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decisions-page.html',
  styleUrl: './decisions-page.scss',
})
export class DecisionsPage {
  readonly #session = inject(Session);
  readonly #store = inject(RegisterStore);
  readonly #waiting = inject(DecisionsWaiting);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });
  protected readonly filters = computed(() => readFilters(this.#params()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = escalationRows(() => listQuery(this.filters()), () => this.filters().view);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly registers = computed(() => this.#store.all().filter(({ wording }) => wording === 'full').map(({ id, name }) => ({ id, name })));
  protected readonly views = computed(() => [
    { value: 'waiting' as const, label: this.#waiting.count() ? `Waiting for me (${this.#waiting.count()})` : 'Waiting for me' },
    { value: 'mine' as const, label: 'Proposed by me' },
    { value: 'all' as const, label: 'All' },
  ]);
  protected readonly count = computed(() => {
    const [rows, total] = [this.list.rows(), this.list.total()];
    if (!rows) return '';
    return total === null ? 'More than 10,000 proposals' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'proposal' : 'proposals'}`;
  });
  protected readonly chips = computed(() => {
    const { state, kind, register } = this.filters();
    const names = new Map(this.registers().map(({ id, name }) => [id, name]));
    return [
      ...state.map((one) => ({ key: `state ${one}`, label: STATE_WORDS[one] })),
      ...kind.map((one) => ({ key: `kind ${one}`, label: KIND_WORDS[one] })),
      ...register.map((id) => ({ key: `register ${id}`, label: names.get(id) ?? 'A register' })),
    ];
  });
  protected readonly printed = computed(() => printedAt('Decisions', this.#session.organisation()));
  protected readonly stateChoices = ESCALATION_STATES;
  protected readonly kindChoices = ESCALATION_KINDS;
  protected readonly stateWords = STATE_WORDS;
  protected readonly kindWords = KIND_WORDS;

  constructor() {
    // What came in meanwhile shows in the number beside the list too.
    effect(() => this.filters().view === 'waiting' && this.list.rows() && this.#waiting.reload());
  }

  protected change(patch: Partial<EscalationFilters>): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: writeFilters({ ...this.filters(), ...patch }) });
  }

  protected show(view: DecisionsView): void {
    this.change({ view, sort: usualSort(view) });
  }

  protected widen(): void {
    const { view, sort } = this.filters();
    this.change({ ...NO_FILTERS, view, sort });
  }

  protected toggleState(state: EscalationState): void {
    this.change({ state: toggled(this.filters().state, state) });
  }

  protected toggleKind(kind: EscalationKind): void {
    this.change({ kind: toggled(this.filters().kind, kind) });
  }

  protected toggleRegister(id: string): void {
    this.change({ register: toggled(this.filters().register, id) });
  }

  protected remove(key: string): void {
    const [name, value] = key.split(' ') as ['state' | 'kind' | 'register', string];
    this.change({ [name]: (this.filters()[name] as readonly string[]).filter((one) => one !== value) });
  }
}

const toggled = <T>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);
