import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { FAILURE_REVIEW_STATE_WORDS, FAILURE_REVIEW_STATES, FAILURE_SUBJECTS } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type FailureReviewFilters, type ListFilter } from './failure-review-filters';
import { SUBJECT_WORDS } from './failure-review-words';

/** What the list of reviews is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-failure-review-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="bar.set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="What failed"><hf-choice-list label="What failed" [choices]="subjects" [chosen]="filters().subject" (chosenChange)="bar.set('subject', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Waiting</h3>
        <hf-choice-list label="Waiting" [choices]="waiting" [chosen]="filters().waiting" (chosenChange)="bar.set('waiting', $event)" />
        <details [open]="filters().lead.length > 0"><summary>Lead</summary><hf-choice-list label="Lead" [choices]="bar.people()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('lead', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class FailureReviewFilterBar {
  readonly filters = input.required<FailureReviewFilters>();
  readonly count = input('');
  readonly changed = output<Partial<FailureReviewFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, FailureReviewFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'lead', label: (name, id) => this.#called(name, id) });
  protected readonly states: readonly Choice[] = FAILURE_REVIEW_STATES.map((id) => ({ id, label: FAILURE_REVIEW_STATE_WORDS[id] }));
  protected readonly subjects: readonly Choice[] = FAILURE_SUBJECTS.map((id) => ({ id, label: SUBJECT_WORDS[id] }));
  protected readonly waiting: readonly Choice[] = [{ id: 'true', label: 'Waiting for my sign-off' }];

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'state': return calledAmong(this.states, id);
      case 'subject': return calledAmong(this.subjects, id);
      case 'waiting': return calledAmong(this.waiting, id);
      case 'lead': return this.bar.personCalled(id, 'Lead');
      case 'unit': return this.bar.unitCalled(id);
      case 'activity': return 'Of one activity';
      case 'resource': return 'Of one resource';
    }
  }
}
