import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, STATES, type ImpactFilters, type ListFilter } from './impact-filters';
import { STATE_WORDS } from './impact-words';

/** What the list of impact analyses is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-impact-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="bar.set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Waiting</h3>
        <hf-choice-list label="Waiting" [choices]="waiting" [chosen]="filters().waiting" (chosenChange)="bar.set('waiting', $event)" />
        <h3>Contradictions</h3>
        <hf-choice-list label="Contradictions" [choices]="contradictions" [chosen]="filters().contradictions" (chosenChange)="bar.set('contradictions', $event)" />
        <h3>Review</h3>
        <hf-choice-list label="Review" [choices]="dues" [chosen]="filters().due" (chosenChange)="bar.set('due', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ImpactFilterBar {
  readonly filters = input.required<ImpactFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ImpactFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, ImpactFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id) });
  protected readonly states: readonly Choice[] = STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  protected readonly waiting: readonly Choice[] = [{ id: 'true', label: 'Waiting for me' }];
  protected readonly contradictions: readonly Choice[] = [{ id: 'true', label: 'With contradictions' }];

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'state': return calledAmong(this.states, id);
      case 'due': return `Review ${calledAmong(this.dues, id).toLowerCase()}`;
      case 'waiting': return 'Waiting for me';
      case 'contradictions': return 'With contradictions';
      case 'owner': return this.bar.personCalled(id, 'Owner');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
