import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { RegisterStore } from '../registers/register-store';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
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
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="Register"><hf-choice-list label="Register" [choices]="registers()" [chosen]="filters().register" (chosenChange)="changed.emit({ register: $event })" /></hf-filter-popover>
      <hf-filter-popover label="Unit" (opened)="choices.want()"><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="changed.emit({ unit: $event })" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="changed.emit({ owner: $event })" />
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class RoadmapFilterBar {
  readonly filters = input.required<RoadmapFilters>();
  readonly count = input('');
  readonly changed = output<Partial<RoadmapFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #store = inject(RegisterStore);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly registers = computed<readonly Choice[]>(() => this.#store.all().filter(({ wording }) => wording === 'full').map(({ id, name }) => ({ id, label: name })));
  /** Oneself first: that is asked most. */
  protected readonly owners = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);
  protected readonly chips = computed<FilterChip[]>(() => LIST_FILTERS.flatMap((name) => this.filters()[name].map((id) => this.#chipOf(name, id))));

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { owner, unit } = this.filters();
      if (owner.length + unit.length) this.choices.want();
      if (owner.length) void this.choices.meet(owner);
    });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    this.changed.emit({ [name]: this.filters()[name].filter((one) => one !== id) });
  }

  #chipOf(name: ListFilter, id: string): FilterChip {
    const key = `${name}:${id}`;
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'register': return { key, label: called(this.registers(), 'Register') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
      case 'owner': return { key, label: id === this.#me() ? 'Mine' : called(this.choices.people(), 'Owner') };
    }
  }
}
