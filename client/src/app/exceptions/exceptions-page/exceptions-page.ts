import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Router, RouterLink, type Params } from '@angular/router';
import type { PersonRef } from '@holdfast/contracts';
import { EXCEPTION_ENDING_DAYS, EXCEPTION_LAYER, EXCEPTION_STATES, type ExceptionEndingDays, type ExceptionState } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { Past } from '../../past/past';
import { RegisterStore } from '../../registers/register-store';
import { Choices } from '../../risks/choices';
import { printedAt } from '../../risks/printed-at';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import type { FilterChip } from '../../shared/filter-chips/filter-chips';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import type { Choice } from '../../shared/list/choice';
import { ChoiceList } from '../../shared/list/choice-list';
import { FilterPopover } from '../../shared/list/filter-popover';
import { filtersInAddress } from '../../shared/list/filters-in-address';
import { countInWords, ListBody } from '../../shared/list/list-body';
import { ListFilterBar } from '../../shared/list/list-filter-bar';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Segmented } from '../../shared/segmented/segmented';
import { Shortcuts } from '../../shell/shortcuts';
import { ExceptionClient } from '../exception-client';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, SEVERAL, writeFilters, type Several } from '../exception-filters';
import { ExceptionList } from '../exception-list';
import { exceptionRows } from '../exception-rows';
import { STATE_WORDS } from '../exception-words';
import { ExceptionsWaiting } from '../exceptions-waiting';

interface Fact {
  readonly label: string;
  readonly query: Params;
  readonly bad: boolean;
}

/** The register of exceptions: what waits, what is in force, what ends soon, went stale or ran out. */
@Component({
  selector: 'hf-exceptions-page',
  imports: [ChoiceList, EmptyState, ExceptionList, FilterPopover, Icon, Kbd, ListBody, ListFilterBar, PageHead, Panel, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './exceptions-page.html',
  styleUrl: './exceptions-page.scss',
})
export class ExceptionsPage {
  readonly #session = inject(Session);
  readonly #store = inject(RegisterStore);
  readonly #waiting = inject(ExceptionsWaiting);
  readonly #past = inject(Past);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly choices = inject(Choices);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  protected readonly list = exceptionRows(() => listQuery(this.filters()), () => this.filters().waiting);
  readonly #resource = inject(ExceptionClient).overview();
  readonly #overview = kept(this.#resource, () => 'all');
  protected readonly past = computed(() => this.#past.asAt() !== null);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'exception'));
  protected readonly printed = computed(() => printedAt('Exceptions to policy', this.#session.organisation()));
  protected readonly views = computed(() => [
    { value: false, label: 'All' },
    { value: true, label: this.#waiting.count() ? `Waiting for me (${this.#waiting.count()})` : 'Waiting for me' },
  ]);
  readonly mayAsk = computed(
    () => !this.past() && this.#store.all().some(({ layer, closedAt, owner }) => layer === EXCEPTION_LAYER && closedAt === null && (owner.id === this.#session.person()?.id || this.#session.canAnywhere('exception.request'))),
  );

  /** Each with the list that it counts. */
  protected readonly facts = computed<readonly Fact[]>(() => {
    const overview = this.#overview();
    if (!overview) return [];
    const of = (state: ExceptionState): number => overview.states.find((one) => one.state === state)?.count ?? 0;
    const soon = overview.ending[0];
    const all: (Fact & { count: number })[] = [
      { count: of('in-force'), label: `${of('in-force')} in force`, query: { state: 'in-force' }, bad: false },
      { count: soon?.count ?? 0, label: `${soon?.count} ${soon?.count === 1 ? 'ends' : 'end'} within ${soon?.days} days`, query: { ending: soon?.days }, bad: false },
      { count: of('stale'), label: `${of('stale')} stale`, query: { state: 'stale' }, bad: true },
      { count: of('expired'), label: `${of('expired')} expired`, query: { state: 'expired' }, bad: true },
      { count: of('requested') + of('returned'), label: `${of('requested') + of('returned')} to be decided`, query: { state: ['requested', 'returned'] }, bad: false },
    ];
    return all.filter(({ count }) => count > 0);
  });

  protected readonly states = computed<readonly Choice[]>(() => EXCEPTION_STATES.map((id) => ({ id, label: STATE_WORDS[id], hint: counted(this.#overview()?.states.find(({ state }) => state === id)?.count) })));
  protected readonly spans = computed<readonly Choice[]>(() =>
    EXCEPTION_ENDING_DAYS.map((days) => ({ id: String(days), label: `Within ${days} days`, hint: counted(this.#overview()?.ending.find((one) => one.days === days)?.count) })),
  );
  protected readonly policies = computed<readonly Choice[]>(() => (this.#overview()?.policies ?? []).map((id) => ({ id, label: id })));
  protected readonly requesters = computed<readonly Choice[]>(() => (this.#overview()?.requesters ?? []).map(asChoice));
  protected readonly approvers = computed<readonly Choice[]>(() => (this.#overview()?.approvers ?? []).map(asChoice));
  protected readonly registers = computed<readonly Choice[]>(() => (this.#overview()?.registers ?? []).map(({ id, name }) => ({ id, label: name })));
  protected readonly units = computed<readonly Choice[]>(() => this.choices.units());
  protected readonly ending = computed(() => (this.filters().ending === null ? [] : [String(this.filters().ending)]));
  protected readonly chips = computed<readonly FilterChip[]>(() => {
    const named: Readonly<Record<Several, readonly Choice[]>> = {
      state: this.states(), policy: this.policies(), requester: this.requesters(), approver: this.approvers(), register: this.registers(), unit: this.units(),
    };
    const words: Readonly<Record<Several, string>> = { state: '', policy: '', requester: 'Asked by ', approver: 'Decided by ', register: '', unit: 'Unit ' };
    const ending = this.filters().ending;
    return [
      ...SEVERAL.flatMap((name) =>
        this.filters()[name].map((id) => ({ key: `${name} ${id}`, label: `${words[name]}${named[name].find((choice) => choice.id === id)?.label ?? (name === 'policy' ? id : 'one out of sight')}` })),
      ),
      ...(ending === null ? [] : [{ key: 'ending', label: `Ends within ${ending} days` }]),
    ];
  });

  constructor() {
    const router = inject(Router);
    // What came in meanwhile shows in the number beside the list too.
    effect(() => this.filters().waiting && this.list.rows() && this.#waiting.reload());
    effect(() => this.filters().unit.length && this.choices.want());
    inject(Shortcuts).add([{ keys: 'c', label: 'Ask for an exception', run: () => this.mayAsk() && void router.navigateByUrl('/exceptions/new') }]);
  }

  protected print(): void {
    print();
  }

  protected widen(): void {
    const { waiting, sort } = this.filters();
    this.change({ ...NO_FILTERS, waiting, sort });
  }

  protected set(name: Several, chosen: readonly string[]): void {
    this.change({ [name]: chosen });
  }

  /** One span at a time: the one that was ticked last. */
  protected setEnding(chosen: readonly string[]): void {
    const latest = chosen.find((one) => one !== String(this.filters().ending));
    this.change({ ending: latest === undefined ? null : (Number(latest) as ExceptionEndingDays) });
  }

  protected remove(key: string): void {
    if (key === 'ending') return this.change({ ending: null });
    const name = key.slice(0, key.indexOf(' ')) as Several;
    const value = key.slice(name.length + 1);
    this.change({ [name]: (this.filters()[name] as readonly string[]).filter((one) => one !== value) });
  }
}

const asChoice = ({ id, jobTitle, name }: PersonRef): Choice => ({ id, label: jobTitle, hint: name });
const counted = (count: number | undefined): string | undefined => (count === undefined ? undefined : String(count));
