import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { INDICATOR_PERIODS, INDICATOR_STATES, PERSPECTIVES } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type IndicatorFilters, type ListFilter } from './indicator-filters';
import { PERIOD_WORDS, PERSPECTIVE_WORDS, STATE_WORDS } from './indicator-words';

/** What the list of indicators is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-indicator-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="State">
        <hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="set('state', $event)" />
        <hf-choice-list label="Readings" [choices]="dues" [chosen]="filters().due ? ['due'] : []" (chosenChange)="changed.emit({ due: $event.length > 0 })" />
      </hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Read</h3>
        <hf-choice-list label="Read" [choices]="periods" [chosen]="filters().period" (chosenChange)="set('period', $event)" />
        <h3>Perspective</h3>
        <hf-choice-list label="Perspective" [choices]="perspectives" [chosen]="filters().perspective" (chosenChange)="set('perspective', $event)" />
        <details [open]="filters().objective.length > 0"><summary>Objective</summary><hf-choice-list label="Objective" [choices]="choices.objectives()" [chosen]="filters().objective" (chosenChange)="set('objective', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
        <h3>Closed</h3>
        <hf-choice-list label="Closed" [choices]="closeds" [chosen]="filters().closed ? ['closed'] : []" (chosenChange)="changed.emit({ closed: $event.length > 0 })" />
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class IndicatorFilterBar {
  readonly filters = input.required<IndicatorFilters>();
  /** "11 indicators" */
  readonly count = input('');
  readonly changed = output<Partial<IndicatorFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly states: readonly Choice[] = INDICATOR_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly periods: readonly Choice[] = INDICATOR_PERIODS.map((id) => ({ id, label: PERIOD_WORDS[id] }));
  protected readonly perspectives: readonly Choice[] = PERSPECTIVES.map((id) => ({ id, label: PERSPECTIVE_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'due', label: 'A reading is due' }];
  protected readonly closeds: readonly Choice[] = [{ id: 'closed', label: 'Closed ones instead' }];
  /** Oneself first: that is asked most. */
  protected readonly owners = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);

  protected readonly chips = computed<FilterChip[]>(() => {
    const filters = this.filters();
    return [
      ...(filters.closed ? [{ key: 'closed', label: 'Closed' }] : []),
      ...(filters.due ? [{ key: 'due', label: 'A reading is due' }] : []),
      ...LIST_FILTERS.flatMap((name) => filters[name].map((id) => ({ key: `${name}:${id}`, label: this.#called(name, id) }))),
    ];
  });

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { owner, unit, objective } = this.filters();
      if (owner.length + unit.length + objective.length) this.choices.want();
      if (owner.length) void this.choices.meet(owner);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    this.changed.emit({ [name]: chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [keyof IndicatorFilters, string | undefined];
    if (id === undefined) return this.changed.emit({ [name]: false });
    this.set(name as ListFilter, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #called(name: ListFilter, id: string): string {
    const of = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return of(this.states, id);
      case 'period': return of(this.periods, id);
      case 'perspective': return of(this.perspectives, id);
      case 'owner': return id === this.#me() ? 'Mine' : of(this.choices.people(), 'Owner');
      case 'objective': return of(this.choices.objectives(), 'Objective');
      case 'unit': return of(this.choices.units(), 'Unit');
    }
  }
}
