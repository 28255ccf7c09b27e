import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { GAP_STATES, RESOURCE_KINDS, type GapState } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
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
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="What is wrong"><hf-choice-list label="What is wrong" [choices]="states()" [chosen]="filters().state" (chosenChange)="set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        @if (activities().length) { <details [open]="filters().activity.length > 0"><summary>Activity that asks for it</summary><hf-choice-list label="Activity" [choices]="activities()" [chosen]="filters().activity" (chosenChange)="set('activity', $event)" /></details> }
        <details [open]="filters().owner.length > 0"><summary>Owner</summary><hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('owner', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
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
  readonly #me = inject(Session).person()?.id ?? '';
  protected readonly kinds: readonly Choice[] = RESOURCE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly states = computed<readonly Choice[]>(() => GAP_STATES.map((id) => ({ id, label: this.counts() ? `${GAP_WORDS[id]} (${this.counts()![id]})` : GAP_WORDS[id] })));
  protected readonly owners = computed<readonly Choice[]>(() => [{ id: this.#me, label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me)]);
  protected readonly chips = computed<FilterChip[]>(() => LIST_FILTERS.flatMap((name) => this.filters()[name].map((id) => ({ key: `${name}:${id}`, label: this.#labelOf(name, id) }))));

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

  #labelOf(name: ListFilter, id: string): string {
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return GAP_WORDS[id as GapState];
      case 'kind': return called(this.kinds, 'Kind');
      case 'owner': return id === this.#me ? 'Mine' : called(this.choices.people(), 'Owner');
      case 'unit': return called(this.choices.units(), 'Unit');
      case 'activity': return called(this.activities(), 'Activity');
    }
  }
}
