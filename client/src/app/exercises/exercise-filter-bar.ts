import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { EXERCISE_KINDS, EXERCISE_OUTCOMES, EXERCISE_STATES } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type ExerciseFilters, type ListFilter } from './exercise-filters';
import { KIND_WORDS, OUTCOME_WORDS, STATE_WORDS } from './exercise-words';

/** What the list of rehearsals is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-exercise-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="bar.set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="bar.set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Waiting</h3>
        <hf-choice-list label="Waiting" [choices]="waiting" [chosen]="filters().waiting" (chosenChange)="bar.set('waiting', $event)" />
        <h3>Day</h3>
        <hf-choice-list label="Day" [choices]="dues" [chosen]="filters().due" (chosenChange)="bar.set('due', $event)" />
        <h3>Outcome</h3>
        <hf-choice-list label="Outcome" [choices]="outcomes" [chosen]="filters().outcome" (chosenChange)="bar.set('outcome', $event)" />
        <details [open]="filters().lead.length > 0"><summary>Lead</summary><hf-choice-list label="Lead" [choices]="bar.people()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('lead', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ExerciseFilterBar {
  readonly filters = input.required<ExerciseFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ExerciseFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, ExerciseFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'lead', label: (name, id) => this.#called(name, id) });
  protected readonly states: readonly Choice[] = EXERCISE_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly kinds: readonly Choice[] = EXERCISE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly outcomes: readonly Choice[] = EXERCISE_OUTCOMES.map((id) => ({ id, label: OUTCOME_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  protected readonly waiting: readonly Choice[] = [{ id: 'true', label: 'Waiting for my sign-off' }];

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'state': return calledAmong(this.states, id);
      case 'kind': return calledAmong(this.kinds, id);
      case 'outcome': return calledAmong(this.outcomes, id);
      case 'due': return calledAmong(this.dues, id);
      case 'waiting': return calledAmong(this.waiting, id);
      case 'lead': return this.bar.personCalled(id, 'Lead');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
