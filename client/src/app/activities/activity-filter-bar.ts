import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { USE_STATUSES } from '@holdfast/domain';
import { CRITICALITY_WORDS, STATUS_WORDS } from '../continuity/continuity-words';
import { STATE_WORDS } from '../impact-analysis/impact-words';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { ANALYSES, CRITICALITIES, isUsual, LIST_FILTERS, NO_FILTERS, type ActivityFilters, type ListFilter } from './activity-filters';

/** What the list of activities is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-activity-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="changed.emit({ q: $event })" (removed)="remove($event)">
      <hf-filter-popover label="Critical"><hf-choice-list label="Critical" [choices]="criticalities" [chosen]="filters().critical" (chosenChange)="set('critical', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Impact analysis"><hf-choice-list label="Impact analysis" [choices]="analyses" [chosen]="filters().analysis" (chosenChange)="set('analysis', $event)" /></hf-filter-popover>
      <hf-filter-popover label="Owner" (opened)="choices.want()">
        <hf-choice-list label="Owner" [choices]="owners()" [chosen]="filters().owner" [remote]="choices.mayReadPeople()" (typedChange)="choices.findPeople($event)" (chosenChange)="set('owner', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Filter" icon="add" [add]="true" (opened)="choices.want()">
        <h3>State</h3>
        <hf-choice-list label="State" [choices]="statuses" [chosen]="filters().status" (chosenChange)="set('status', $event)" />
        <details [open]="filters().unit.length > 0"><summary>Unit</summary><hf-choice-list label="Unit" [choices]="choices.units()" [chosen]="filters().unit" (chosenChange)="set('unit', $event)" /></details>
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
})
export class ActivityFilterBar {
  readonly filters = input.required<ActivityFilters>();
  readonly count = input('');
  readonly changed = output<Partial<ActivityFilters>>();

  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  readonly #me = computed(() => this.#session.person()?.id ?? '');
  protected readonly statuses: readonly Choice[] = USE_STATUSES.map((id) => ({ id, label: STATUS_WORDS[id] }));
  protected readonly criticalities: readonly Choice[] = CRITICALITIES.map((id) => ({ id, label: CRITICALITY_WORDS[id] }));
  protected readonly analyses: readonly Choice[] = ANALYSES.map((id) => ({ id, label: STATE_WORDS[id] }));
  protected readonly owners = computed<readonly Choice[]>(() => [{ id: this.#me(), label: 'Me' }, ...this.choices.people().filter(({ id }) => id !== this.#me())]);

  protected readonly chips = computed<FilterChip[]>(() => {
    const filters = this.filters();
    const all = filters.status.length === USE_STATUSES.length;
    return LIST_FILTERS.flatMap((name) => (name === 'status' && all ? [] : filters[name].map((id) => ({ key: `${name}:${id}`, label: this.#called(name, id) }))));
  });

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { owner, unit } = this.filters();
      if (owner.length + unit.length) this.choices.want();
      if (owner.length) void this.choices.meet(owner);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    this.changed.emit({ [name]: name === 'status' && !chosen.length ? NO_FILTERS.status : chosen });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [ListFilter, string];
    if (name === 'status' && (isUsual(this.filters()) || this.filters().status.length === 1)) return this.changed.emit({ status: [...USE_STATUSES] });
    this.set(name, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
  }

  #called(name: ListFilter, id: string): string {
    const found = (choices: readonly Choice[], unknown = ''): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    switch (name) {
      case 'status': return found(this.statuses, id);
      case 'critical': return found(this.criticalities, id);
      case 'analysis': return `Analysis: ${found(this.analyses, id).toLowerCase()}`;
      case 'owner': return id === this.#me() ? 'Mine' : found(this.choices.people(), 'Owner');
      case 'unit': return found(this.choices.units(), 'Unit');
    }
  }
}
