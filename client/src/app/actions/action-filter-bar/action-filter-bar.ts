import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import type { ActionRow } from '@holdfast/contracts';
import { ACTION_STATUSES, PRIORITIES } from '@holdfast/domain';
import { RegisterStore } from '../../registers/register-store';
import { Choices } from '../../risks/choices';
import type { Choice } from '../../shared/list/choice';
import { ChoiceList } from '../../shared/list/choice-list';
import { FilterPopover } from '../../shared/list/filter-popover';
import { ListFilterBar } from '../../shared/list/list-filter-bar';
import { Session } from '../../session/session';
import type { FilterChip } from '../../shared/filter-chips/filter-chips';
import { isUsual, LIST_FILTERS, NO_FILTERS, type ActionFilters, type ListFilter } from '../action-filters';
import { ACTION_STATUS_WORDS, PRIORITY_WORDS } from '../action-words';

/** What the list of actions is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-action-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-filter-bar.html',
})
export class ActionFilterBar {
  readonly filters = input.required<ActionFilters>();
  /** What is shown, which may name the risk that the address holds by its id. */
  readonly rows = input<readonly ActionRow[]>([]);
  /** "11 actions" */
  readonly count = input('');
  readonly changed = output<Partial<ActionFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly statuses: readonly Choice[] = ACTION_STATUSES.map((id) => ({ id, label: ACTION_STATUS_WORDS[id] }));
  protected readonly priorities: readonly Choice[] = PRIORITIES.map((id) => ({ id, label: PRIORITY_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  readonly #store = inject(RegisterStore);
  protected readonly registers = computed<readonly Choice[]>(() => this.#store.all().filter(({ wording }) => wording === 'full').map(({ id, name }) => ({ id, label: name })));
  /** Oneself first: that is asked most. */
  protected readonly owners = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);

  protected readonly chips = computed<FilterChip[]>(() => {
    const filters = this.filters();
    const several = LIST_FILTERS.flatMap((name) => (name === 'status' && (isUsual(filters) || filters.status.length === ACTION_STATUSES.length) ? [] : filters[name].map((id) => this.#chipOf(name, id))));
    return [
      ...(isUsual(filters) ? [{ key: 'status', label: 'Not ended' }] : []),
      ...several,
    ];
  });

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { owner, unit, objective } = this.filters();
      if (owner.length + unit.length + objective.length) this.choices.want();
      if (owner.length) void this.choices.meet(owner);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    // Nothing ticked is no filter; for the status it is what is usual.
    this.changed.emit({ [name]: name === 'status' && !chosen.length ? NO_FILTERS.status : chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [keyof ActionFilters, string | undefined];
    if (name === 'status' && (id === undefined || this.filters().status.length === 1)) return this.changed.emit({ status: [...ACTION_STATUSES] });
    if (id !== undefined) return this.set(name as ListFilter, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
    this.changed.emit({ [name]: NO_FILTERS[name] });
  }

  #chipOf(name: ListFilter, id: string): FilterChip {
    const key = `${name}:${id}`;
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'status': return { key, label: called(this.statuses, id) };
      case 'due': return { key, label: called(this.dues, id) };
      case 'priority': return { key, label: `${called(this.priorities, id)} priority` };
      case 'owner': return { key, label: id === this.#me() ? 'Mine' : called(this.choices.people(), 'Owner') };
      case 'register': return { key, label: called(this.registers(), 'Register') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
      case 'objective': return { key, label: called(this.choices.objectives(), 'Objective') };
      case 'risk': return { key, label: this.rows().flatMap(({ risks }) => risks).find((risk) => risk.id === id)?.reference ?? 'One risk' };
    }
  }
}
