import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
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
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Waiting</h3>
        <hf-choice-list label="Waiting" [choices]="waiting" [chosen]="filters().waiting" (chosenChange)="set('waiting', $event)" />
        <h3>Contradictions</h3>
        <hf-choice-list label="Contradictions" [choices]="contradictions" [chosen]="filters().contradictions" (chosenChange)="set('contradictions', $event)" />
        <h3>Review</h3>
        <hf-choice-list label="Review" [choices]="dues" [chosen]="filters().due" (chosenChange)="set('due', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ImpactFilterBar {
  readonly filters = input.required<ImpactFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ImpactFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly states: readonly Choice[] = STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  protected readonly waiting: readonly Choice[] = [{ id: 'true', label: 'Waiting for me' }];
  protected readonly contradictions: readonly Choice[] = [{ id: 'true', label: 'With contradictions' }];
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

  protected set(name: ListFilter, chosen: readonly string[]): void {
    this.changed.emit({ [name]: chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    this.set(name, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #chipOf(name: ListFilter, id: string): FilterChip {
    const key = `${name}:${id}`;
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return { key, label: called(this.states, id) };
      case 'due': return { key, label: `Review ${called(this.dues, id).toLowerCase()}` };
      case 'waiting': return { key, label: 'Waiting for me' };
      case 'contradictions': return { key, label: 'With contradictions' };
      case 'owner': return { key, label: id === this.#me() ? 'Mine' : called(this.choices.people(), 'Owner') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
    }
  }
}
