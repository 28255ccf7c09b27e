import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RegisterStore } from '../registers/register-store';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type ListFilter, type RoadmapFilters } from './roadmap-filters';

/** What the roadmap is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-roadmap-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="Register"><hf-choice-list label="Register" [choices]="registers()" [chosen]="filters().register" (chosenChange)="changed.emit({ register: $event })" /></hf-filter-popover>
      <hf-filter-popover label="Unit" (opened)="choices.want()"><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="changed.emit({ unit: $event })" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="changed.emit({ owner: $event })" />
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class RoadmapFilterBar {
  readonly filters = input.required<RoadmapFilters>();
  readonly count = input('');
  readonly changed = output<Partial<RoadmapFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, RoadmapFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id) });
  readonly #store = inject(RegisterStore);
  protected readonly registers = computed<readonly Choice[]>(() => this.#store.all().filter(({ wording }) => wording === 'full').map(({ id, name }) => ({ id, label: name })));

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'register': return calledAmong(this.registers(), id, 'Register');
      case 'unit': return this.bar.unitCalled(id);
      case 'owner': return this.bar.personCalled(id, 'Owner');
    }
  }
}
