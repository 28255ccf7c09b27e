import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { RESOURCE_KINDS, USE_STATUSES } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ContinuityClient } from '../continuity/continuity-client';
import { KIND_WORDS, STATUS_WORDS } from '../continuity/continuity-words';
import { Choices } from '../risks/choices';
import { calledAmong, filterBar, type FilterBar } from '../risks/filter-bar';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, NO_FILTERS, type ResourceFilters, type ListFilter } from './resource-filters';

/** What the list of resources is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-resource-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="bar.chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="bar.remove($event)">
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="bar.set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Site" (opened)="want()"><hf-choice-list label="Site" [choices]="sites()" [chosen]="filters().site" (chosenChange)="bar.set('site', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="bar.people()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="bar.set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want(); want()">
        <h3>State</h3>
        <hf-choice-list label="State" [choices]="statuses" [chosen]="filters().status" (chosenChange)="bar.set('status', $event)" />
        <h3>Recovery time</h3>
        <hf-choice-list label="Recovery time" [choices]="unknowns" [chosen]="filters().unknown" (chosenChange)="bar.set('unknown', $event)" />
        <details [open]="filters().supplier.length > 0"><summary>Supplier</summary><hf-choice-list label="Supplier" [choices]="suppliers()" [chosen]="filters().supplier" (chosenChange)="bar.set('supplier', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="bar.set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ResourceFilterBar {
  readonly filters = input.required<ResourceFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ResourceFilters>>();

  protected readonly choices = inject(Choices);
  protected readonly bar: FilterBar<ListFilter> = filterBar<ListFilter, ResourceFilters>({ filters: this.filters, changed: (change) => this.changed.emit(change), names: LIST_FILTERS, people: 'owner', label: (name, id) => this.#called(name, id), never: { empty: 'status', usual: NO_FILTERS.status, all: USE_STATUSES } });
  protected readonly statuses: readonly Choice[] = USE_STATUSES.map((id) => ({ id, label: STATUS_WORDS[id] }));
  protected readonly kinds: readonly Choice[] = RESOURCE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly unknowns: readonly Choice[] = [{ id: 'true', label: 'Not stated' }];
  readonly #client = inject(ContinuityClient);
  protected readonly sites = signal<readonly Choice[]>([]);
  protected readonly suppliers = signal<readonly Choice[]>([]);
  #wanted = false;

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { site, supplier } = this.filters();
      if (site.length + supplier.length) this.want();
    });
  }

  /** Sites and suppliers to choose from: those in use, the first by name. */
  protected want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    for (const [kind, into] of [['site', this.sites], ['supplier', this.suppliers]] as const)
      firstValueFrom(this.#client.resources({ kind, sort: 'name' })).then(({ items }) => into.set(items.map(({ id, name, reference }) => ({ id, label: name, hint: reference }))), () => (this.#wanted = false));
  }

  #called(name: ListFilter, id: string): string {
    switch (name) {
      case 'status': return calledAmong(this.statuses, id);
      case 'kind': return calledAmong(this.kinds, id);
      case 'site': return `At ${calledAmong(this.sites(), id, 'a site')}`;
      case 'supplier': return `By ${calledAmong(this.suppliers(), id, 'a supplier')}`;
      case 'unknown': return 'Recovery time not stated';
      case 'owner': return this.bar.personCalled(id, 'Owner');
      case 'unit': return this.bar.unitCalled(id);
    }
  }
}
