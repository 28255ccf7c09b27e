import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { PLAN_KIND_WORDS, PLAN_KINDS, PLAN_STANDINGS } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
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
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="standings" [chosen]="filters().standing" (chosenChange)="set('standing', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Being written</h3>
        <hf-choice-list label="Being written" [choices]="versions" [chosen]="filters().version" (chosenChange)="set('version', $event)" />
        <h3>Review</h3>
        <hf-choice-list label="Review" [choices]="dues" [chosen]="filters().due" (chosenChange)="set('due', $event)" />
        <h3>People</h3>
        <hf-choice-list label="People" [choices]="lefts" [chosen]="filters().left" (chosenChange)="set('left', $event)" />
        <details [open]="filters().owner.length > 0"><summary>Owner</summary><hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('owner', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class PlanFilterBar {
  readonly filters = input.required<PlanFilters>();
  readonly count = input('');
  readonly changed = output<Partial<PlanFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly standings: readonly Choice[] = PLAN_STANDINGS.map((id) => ({ id, label: STANDING_WORDS[id] }));
  protected readonly kinds: readonly Choice[] = PLAN_KINDS.map((id) => ({ id, label: PLAN_KIND_WORDS[id] }));
  protected readonly versions: readonly Choice[] = [{ id: 'draft', label: 'Has a draft' }, { id: 'in-review', label: 'Waits for approval' }];
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  protected readonly lefts: readonly Choice[] = [{ id: 'true', label: 'Names somebody who has left' }];
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
      case 'standing': return { key, label: called(this.standings, id) };
      case 'kind': return { key, label: called(this.kinds, id) };
      case 'version': return { key, label: called(this.versions, id) };
      case 'due': return { key, label: `Review ${called(this.dues, id).toLowerCase()}` };
      case 'left': return { key, label: called(this.lefts, id) };
      case 'owner': return { key, label: id === this.#me() ? 'Mine' : called(this.choices.people(), 'Owner') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
    }
  }
}
