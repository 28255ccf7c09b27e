import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { PARTNERSHIP_STATES, SIGNIFICANCE_LEVELS } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, NO_FILTERS, type ListFilter, type PartnershipFilters } from './partnership-filters';
import { LEVEL_WORDS, STATE_WORDS } from './partnership-words';

/** What the list of partnerships is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-partnership-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="Lead" (opened)="choices.want()">
        <hf-choice-list label="Lead" [choices]="bar.people()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('lead', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Significance"><hf-choice-list label="Significance" [choices]="levels" [chosen]="filters().significance" (chosenChange)="bar.set('significance', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>State</h3>
        <hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="bar.set('state', $event)" />
        <h3>Review</h3>
        <hf-choice-list label="Review" [choices]="dues" [chosen]="filters().due" (chosenChange)="bar.set('due', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class PartnershipFilterBar {
  readonly filters = input.required<PartnershipFilters>();
  readonly count = input('');
  readonly changed = output<Partial<PartnershipFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, PartnershipFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'lead', label: (name, id) => this.#called(name, id), never: { empty: 'state', usual: NO_FILTERS.state, all: PARTNERSHIP_STATES } });
  protected readonly states: readonly Choice[] = PARTNERSHIP_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly levels: readonly Choice[] = SIGNIFICANCE_LEVELS.map((id) => ({ id, label: LEVEL_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'state': return calledAmong(this.states, id);
      case 'significance': return `${calledAmong(this.levels, id)} significance`;
      case 'due': return `Review ${calledAmong(this.dues, id).toLowerCase()}`;
      case 'lead': return this.bar.personCalled(id, 'Lead');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
