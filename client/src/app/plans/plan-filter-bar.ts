import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { PLAN_KIND_WORDS, PLAN_KINDS, PLAN_STANDINGS } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type ListFilter, type PlanFilters } from './plan-filters';
import { STANDING_WORDS } from './plan-words';

/** What the list of plans is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-plan-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="standings" [chosen]="filters().standing" (chosenChange)="bar.set('standing', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="bar.set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Being written</h3>
        <hf-choice-list label="Being written" [choices]="versions" [chosen]="filters().version" (chosenChange)="bar.set('version', $event)" />
        <h3>Review</h3>
        <hf-choice-list label="Review" [choices]="dues" [chosen]="filters().due" (chosenChange)="bar.set('due', $event)" />
        <h3>People and contacts</h3>
        <hf-choice-list label="People" [choices]="lefts" [chosen]="filters().left" (chosenChange)="bar.set('left', $event)" />
        <hf-choice-list label="Contacts" [choices]="contacts" [chosen]="filters().contactsChanged" (chosenChange)="bar.set('contactsChanged', $event)" />
        <details [open]="filters().owner.length > 0"><summary>Owner</summary><hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('owner', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class PlanFilterBar {
  readonly filters = input.required<PlanFilters>();
  readonly count = input('');
  readonly changed = output<Partial<PlanFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, PlanFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id) });
  protected readonly standings: readonly Choice[] = PLAN_STANDINGS.map((id) => ({ id, label: STANDING_WORDS[id] }));
  protected readonly kinds: readonly Choice[] = PLAN_KINDS.map((id) => ({ id, label: PLAN_KIND_WORDS[id] }));
  protected readonly versions: readonly Choice[] = [{ id: 'draft', label: 'Has a draft' }, { id: 'in-review', label: 'Waits for approval' }];
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  protected readonly lefts: readonly Choice[] = [{ id: 'true', label: 'Names somebody who has left' }];
  protected readonly contacts: readonly Choice[] = [{ id: 'true', label: 'Contacts changed since approval' }];

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'standing': return calledAmong(this.standings, id);
      case 'kind': return calledAmong(this.kinds, id);
      case 'version': return calledAmong(this.versions, id);
      case 'due': return `Review ${calledAmong(this.dues, id).toLowerCase()}`;
      case 'left': return calledAmong(this.lefts, id);
      case 'contactsChanged': return calledAmong(this.contacts, id);
      case 'owner': return this.bar.personCalled(id, 'Owner');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
