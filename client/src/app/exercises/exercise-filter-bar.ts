import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { EXERCISE_KINDS, EXERCISE_OUTCOMES, EXERCISE_STATES } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { LIST_FILTERS, type ExerciseFilters, type ListFilter } from './exercise-filters';
import { KIND_WORDS, OUTCOME_WORDS, STATE_WORDS } from './exercise-words';

/** What the list of rehearsals is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-exercise-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="set('state', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Kind"><hf-choice-list label="Kind" [choices]="kinds" [chosen]="filters().kind" (chosenChange)="set('kind', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>Waiting</h3>
        <hf-choice-list label="Waiting" [choices]="waiting" [chosen]="filters().waiting" (chosenChange)="set('waiting', $event)" />
        <h3>Day</h3>
        <hf-choice-list label="Day" [choices]="dues" [chosen]="filters().due" (chosenChange)="set('due', $event)" />
        <h3>Outcome</h3>
        <hf-choice-list label="Outcome" [choices]="outcomes" [chosen]="filters().outcome" (chosenChange)="set('outcome', $event)" />
        <details [open]="filters().lead.length > 0"><summary>Lead</summary><hf-choice-list label="Lead" [choices]="leads()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('lead', $event)" /></details>
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ExerciseFilterBar {
  readonly filters = input.required<ExerciseFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ExerciseFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly states: readonly Choice[] = EXERCISE_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly kinds: readonly Choice[] = EXERCISE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly outcomes: readonly Choice[] = EXERCISE_OUTCOMES.map((id) => ({ id, label: OUTCOME_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  protected readonly waiting: readonly Choice[] = [{ id: 'true', label: 'Waiting for my sign-off' }];
  /** Oneself first: that is asked most. */
  protected readonly leads = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);
  protected readonly chips = computed<FilterChip[]>(() => LIST_FILTERS.flatMap((name) => this.filters()[name].map((id) => ({ key: `${name}:${id}`, label: this.#called(name, id) }))));

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { lead, unit } = this.filters();
      if (lead.length + unit.length) this.choices.want();
      if (lead.length) void this.choices.meet(lead);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    this.changed.emit({ [name]: chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    this.set(name, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #called(name: ListFilter, id: string): string {
    const among = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return among(this.states, id);
      case 'kind': return among(this.kinds, id);
      case 'outcome': return among(this.outcomes, id);
      case 'due': return among(this.dues, id);
      case 'waiting': return among(this.waiting, id);
      case 'lead': return id === this.#me() ? 'Mine' : among(this.choices.people(), 'Lead');
      case 'unit': return among(this.choices.units(), 'Unit');
    }
  }
}
