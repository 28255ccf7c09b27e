import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { PARTNERSHIP_STATES, SIGNIFICANCE_LEVELS } from '@holdfast/domain';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { isUsual, LIST_FILTERS, NO_FILTERS, type ListFilter, type PartnershipFilters } from './partnership-filters';
import { LEVEL_WORDS, STATE_WORDS } from './partnership-words';

/** What the list of partnerships is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-partnership-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="Lead" (opened)="choices.want()">
        <hf-choice-list label="Lead" [choices]="leads()" [chosen]="filters().lead" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('lead', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Significance"><hf-choice-list label="Significance" [choices]="levels" [chosen]="filters().significance" (chosenChange)="set('significance', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>State</h3>
        <hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="set('state', $event)" />
        <h3>Review</h3>
        <hf-choice-list label="Review" [choices]="dues" [chosen]="filters().due" (chosenChange)="set('due', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class PartnershipFilterBar {
  readonly filters = input.required<PartnershipFilters>();
  readonly count = input('');
  readonly changed = output<Partial<PartnershipFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly states: readonly Choice[] = PARTNERSHIP_STATES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly levels: readonly Choice[] = SIGNIFICANCE_LEVELS.map((id) => ({ id, label: LEVEL_WORDS[id] }));
  protected readonly dues: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }, { id: 'soon', label: 'Due soon' }];
  /** Oneself first: that is asked most. */
  protected readonly leads = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);

  protected readonly chips = computed<FilterChip[]>(() => {
    const filters = this.filters();
    const all = filters.state.length === PARTNERSHIP_STATES.length;
    return LIST_FILTERS.flatMap((name) => (name === 'state' && all ? [] : filters[name].map((id) => this.#chipOf(name, id))));
  });

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { lead, unit } = this.filters();
      if (lead.length + unit.length) this.choices.want();
      if (lead.length) void this.choices.meet(lead);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    // Nothing ticked is no filter; for the state it is what is usual.
    this.changed.emit({ [name]: name === 'state' && !chosen.length ? NO_FILTERS.state : chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    if (name === 'state' && (isUsual(this.filters()) || this.filters().state.length === 1)) return this.changed.emit({ state: [...PARTNERSHIP_STATES] });
    this.set(name, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #chipOf(name: ListFilter, id: string): FilterChip {
    const key = `${name}:${id}`;
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'state': return { key, label: called(this.states, id) };
      case 'significance': return { key, label: `${called(this.levels, id)} significance` };
      case 'due': return { key, label: `Review ${called(this.dues, id).toLowerCase()}` };
      case 'lead': return { key, label: id === this.#me() ? 'Mine' : called(this.choices.people(), 'Lead') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
    }
  }
}
