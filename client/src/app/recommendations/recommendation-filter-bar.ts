import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { RECOMMENDATION_PRIORITIES, RECOMMENDATION_SOURCES, RECOMMENDATION_STATES } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { isUsual, LIST_FILTERS, NO_FILTERS, type ListFilter, type RecommendationFilters } from './recommendation-filters';
import { PRIORITY_WORDS, SOURCE_WORDS, STATE_WORDS } from './recommendation-words';

/** What the list of recommendations is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-recommendation-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Due"><hf-choice-list label="Due" [choices]="dues" [chosen]="filters().due" (chosenChange)="set('due', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Source"><hf-choice-list label="Source" [choices]="sources" [chosen]="filters().source" (chosenChange)="set('source', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>State</h3>
        <hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="set('state', $event)" />
        <h3>Priority</h3>
        <hf-choice-list label="Priority" [choices]="priorities" [chosen]="filters().priority" (chosenChange)="set('priority', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class RecommendationFilterBar {
  readonly filters = input.required<RecommendationFilters>();
  /** "11 recommendations" */
  readonly count = input('');
  readonly changed = output<Partial<RecommendationFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly states: readonly Choice[] = RECOMMENDATION_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly sources: readonly Choice[] = RECOMMENDATION_SOURCES.map((id) => ({ id, label: SOURCE_WORDS[id] }));
  protected readonly priorities: readonly Choice[] = RECOMMENDATION_PRIORITIES.map((id) => ({ id, label: PRIORITY_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  /** Oneself first: that is asked most. */
  protected readonly owners = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);

  protected readonly chips = computed<FilterChip[]>(() => {
    const filters = this.filters();
    const all = filters.state.length === RECOMMENDATION_STATES.length;
    const several = LIST_FILTERS.flatMap((name) => (name === 'state' && (isUsual(filters) || all) ? [] : filters[name].map((id) => this.#chipOf(name, id))));
    return [...(isUsual(filters) ? [{ key: 'state', label: 'Outstanding' }] : []), ...several];
  });

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { owner, unit } = this.filters();
      if (owner.length + unit.length) this.choices.want();
      if (owner.length) void this.choices.meet(owner);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    // Nothing ticked is no filter; for the state it is what is usual.
    this.changed.emit({ [name]: name === 'state' && !chosen.length ? NO_FILTERS.state : chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string | undefined];
    if (name === 'state' && (id === undefined || this.filters().state.length === 1)) return this.changed.emit({ state: [...RECOMMENDATION_STATES] });
    this.set(name, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #chipOf(name: ListFilter, id: string): FilterChip {
    const key = `${name}:${id}`;
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return { key, label: called(this.states, id) };
      case 'source': return { key, label: called(this.sources, id) };
      case 'due': return { key, label: called(this.dues, id) };
      case 'priority': return { key, label: `${called(this.priorities, id)} priority` };
      case 'owner': return { key, label: id === this.#me() ? 'Mine' : called(this.choices.people(), 'Owner') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
      case 'risk': return { key, label: 'One risk' };
    }
  }
}
