import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { INVOCATION_STATE_WORDS, INVOCATION_STATES } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type InvocationFilters, type ListFilter } from './invocation-filters';

/** What the list of invocations is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-invocation-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Part</h3>
        <hf-choice-list label="Part" [choices]="mine" [chosen]="filters().mine" (chosenChange)="set('mine', $event)" />
        <details [open]="filters().lead.length > 0"><summary>Lead</summary><hf-choice-list label="Lead" [choices]="leads()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('lead', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class InvocationFilterBar {
  readonly filters = input.required<InvocationFilters>();
  readonly count = input('');
  readonly changed = output<Partial<InvocationFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly states: readonly Choice[] = INVOCATION_STATES.map((id) => ({ id, label: INVOCATION_STATE_WORDS[id] }));
  protected readonly mine: readonly Choice[] = [{ id: 'true', label: 'I have a part in it' }];
  /** Oneself first: that is asked most. */
  protected readonly leads = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);
  protected readonly chips = computed<FilterChip[]>(() => LIST_FILTERS.flatMap((name) => this.filters()[name].map((id) => ({ key: `${name}:${id}`, label: this.#called(name, id) }))));

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { lead, unit } = this.filters();
      if (lead.length + unit.length) this.choices.want();
      if (lead.length) void this.choices.meet(lead);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    this.changed.emit({ [name]: chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    this.set(name, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #called(name: ListFilter, id: string): string {
    const named = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return named(this.states, id);
      case 'mine': return named(this.mine, id);
      case 'lead': return id === this.#me() ? 'Mine' : named(this.choices.people(), 'Lead');
      case 'unit': return named(this.choices.units(), 'Unit');
      case 'plan': return 'Of one plan';
      case 'resource': return 'Touching one resource';
      case 'risk': return 'Of plans that lower one risk';
    }
  }
}
