import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { COVERAGE_FINDINGS, COVERAGE_LACKS, RESOURCE_KINDS, type CoverageFinding, type CoverageLack } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type CoverageFilters, type ListFilter } from './coverage-filters';
import { FINDING_WORDS, KIND_WORDS, LACK_WORDS } from './coverage-words';

/** What the list of coverage is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-coverage-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="What was found"><hf-choice-list label="What was found" [choices]="findings()" [chosen]="filters().finding" (chosenChange)="bar.set('finding', $event)" /></hf-filter-popover>
      <hf-filter-popover label="What is missing"><hf-choice-list label="What is missing" [choices]="lacks()" [chosen]="filters().lacks" (chosenChange)="bar.set('lacks', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <details [open]="filters().kind.length > 0"><summary>Kind of resource</summary><hf-choice-list label="Kind of resource" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="bar.set('kind', $event)" /></details>
        <details [open]="filters().owner.length > 0"><summary>Owner</summary><hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('owner', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class CoverageFilterBar {
  readonly filters = input.required<CoverageFilters>();
  readonly count = input('');
  /** How many of each the other filters leave. */
  readonly counts = input<Readonly<Record<CoverageFinding, number>> | null>(null);
  readonly lacking = input<Readonly<Record<CoverageLack, number>> | null>(null);
  readonly changed = output<Partial<CoverageFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, CoverageFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id) });
  protected readonly kinds: readonly Choice[] = RESOURCE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly findings = computed<readonly Choice[]>(() => COVERAGE_FINDINGS.map((id) => ({ id, label: this.counts() ? `${FINDING_WORDS[id]} (${this.counts()![id]})` : FINDING_WORDS[id] })));
  protected readonly lacks = computed<readonly Choice[]>(() => COVERAGE_LACKS.map((id) => ({ id, label: this.lacking() ? `${LACK_WORDS[id]} (${this.lacking()![id]})` : LACK_WORDS[id] })));

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'finding': return FINDING_WORDS[id as CoverageFinding];
      case 'lacks': return LACK_WORDS[id as CoverageLack];
      case 'kind': return calledAmong(this.kinds, id, 'Kind');
      case 'owner': return this.bar.personCalled(id, 'Owner');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
