import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { USE_STATUSES } from '@holdfast/domain';
import { CRITICALITY_WORDS, STATUS_WORDS } from '../continuity/continuity-words';
import { STATE_WORDS } from '../impact-analysis/impact-words';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { ANALYSES, CRITICALITIES, LIST_FILTERS, NO_FILTERS, type ActivityFilters, type ListFilter } from './activity-filters';

/** What the list of activities is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-activity-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="Critical"><hf-choice-list label="Critical" [choices]="criticalities" [chosen]="filters().critical" (chosenChange)="bar.set('critical', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Impact analysis"><hf-choice-list label="Impact analysis" [choices]="analyses" [chosen]="filters().analysis" (chosenChange)="bar.set('analysis', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>State</h3>
        <hf-choice-list label="State" [choices]="statuses" [chosen]="filters().status" (chosenChange)="bar.set('status', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ActivityFilterBar {
  readonly filters = input.required<ActivityFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ActivityFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, ActivityFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id), never: { empty: 'status', usual: NO_FILTERS.status, all: USE_STATUSES } });
  protected readonly statuses: readonly Choice[] = USE_STATUSES.map((id) => ({ id, label: STATUS_WORDS[id] }));
  protected readonly criticalities: readonly Choice[] = CRITICALITIES.map((id) => ({ id, label: CRITICALITY_WORDS[id] }));
  protected readonly analyses: readonly Choice[] = ANALYSES.map((id) => ({ id, label: STATE_WORDS[id] }));

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'status': return calledAmong(this.statuses, id);
      case 'critical': return calledAmong(this.criticalities, id);
      case 'analysis': return `Analysis: ${calledAmong(this.analyses, id).toLowerCase()}`;
      case 'owner': return this.bar.personCalled(id, 'Owner');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
