import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { GAP_STATES, RESOURCE_KINDS, type GapState } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type GapFilters, type ListFilter } from './gap-filters';
import { GAP_WORDS, KIND_WORDS } from './recovery-words';

/** What the list of gaps is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-gap-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="bar.set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="What is wrong"><hf-choice-list label="What is wrong" [choices]="states()" [chosen]="filters().state" (chosenChange)="bar.set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        @if (activities().length) { <details [open]="filters().activity.length > 0"><summary>Activity that asks for it</summary><hf-choice-list label="Activity" [choices]="activities()" [chosen]="filters().activity" (chosenChange)="bar.set('activity', $event)" /></details> }
        <details [open]="filters().owner.length > 0"><summary>Owner</summary><hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('owner', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class GapFilterBar {
  readonly filters = input.required<GapFilters>();
  readonly count = input('');
  /** How many of each, whatever of these is chosen. */
  readonly counts = input<Readonly<Record<GapState, number>> | null>(null);
  /** Those met in the list. */
  readonly activities = input<readonly Choice[]>([]);
  readonly changed = output<Partial<GapFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, GapFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id) });
  protected readonly kinds: readonly Choice[] = RESOURCE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly states = computed<readonly Choice[]>(() => GAP_STATES.map((id) => ({ id, label: this.counts() ? `${GAP_WORDS[id]} (${this.counts()![id]})` : GAP_WORDS[id] })));

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'state': return GAP_WORDS[id as GapState];
      case 'kind': return calledAmong(this.kinds, id, 'Kind');
      case 'owner': return this.bar.personCalled(id, 'Owner');
      case 'unit': return this.bar.unitCalled(id);
      case 'activity': return calledAmong(this.activities(), id, 'Activity');
    }
  }
}
