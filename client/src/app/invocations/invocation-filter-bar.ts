import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { INVOCATION_STATE_WORDS, INVOCATION_STATES } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
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
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="bar.set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Part</h3>
        <hf-choice-list label="Part" [choices]="mine" [chosen]="filters().mine" (chosenChange)="bar.set('mine', $event)" />
        <details [open]="filters().lead.length > 0"><summary>Lead</summary><hf-choice-list label="Lead" [choices]="bar.people()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('lead', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class InvocationFilterBar {
  readonly filters = input.required<InvocationFilters>();
  readonly count = input('');
  readonly changed = output<Partial<InvocationFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, InvocationFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'lead', label: (name, id) => this.#called(name, id) });
  protected readonly states: readonly Choice[] = INVOCATION_STATES.map((id) => ({ id, label: INVOCATION_STATE_WORDS[id] }));
  protected readonly mine: readonly Choice[] = [{ id: 'true', label: 'I have a part in it' }];

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'state': return calledAmong(this.states, id);
      case 'mine': return calledAmong(this.mine, id);
      case 'lead': return this.bar.personCalled(id, 'Lead');
      case 'unit': return this.bar.unitCalled(id);
      case 'plan': return 'Of one plan';
      case 'resource': return 'Touching one resource';
      case 'risk': return 'Of plans that lower one risk';
    }
  }
}
