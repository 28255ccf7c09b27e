import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { RegisterStore } from '../registers/register-store';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { DateField } from '../shared/date-field/date-field';
import { Field } from '../shared/field/field';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import { day } from '../shared/words/dates';
import { AuditClient } from './audit-client';
import { SEVERAL, type AuditFilters, type SeveralOf } from './audit-filters';
import { actionInWords, ACTIONS, TYPE_WORDS, typeInWords } from './audit-words';

/** A chip does not wrap, and a phone is narrow; the rows say it whole. */
const short = (label: string): string => (label.length > 30 ? `${label.slice(0, 29)}…` : label);

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'en-GB');

/** Who, what, when and which thing: each filter with its way off. */
@Component({
  selector: 'hf-audit-filter-bar',
  imports: [ChoiceList, DateField, Field, FilterPopover, ListFilterBar, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list-filter-bar [chips]="chips()" [count]="count()" (removed)="remove($event)">
      <hf-filter-popover label="Who" (opened)="findPeople('')">
        <hf-choice-list label="Who" [choices]="people()" [chosen]="filters().actor" [remote]="true" (typedChange)="findPeople($event)" (chosenChange)="set('actor', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="When" (opened)="fillDays()">
        <form [formGroup]="days" (ngSubmit)="setDays()">
          <hf-field label="From" [group]="true" [optional]="true"><hf-date-field formControlName="from" /></hf-field>
          <hf-field label="To" [group]="true" [optional]="true"><hf-date-field formControlName="to" /></hf-field>
          @if (wrong()) { <p class="hf-bad" role="alert">{{ wrong() }}</p> }
          <button class="hf-btn primary" type="submit">Show these days</button>
        </form>
      </hf-filter-popover>
      <hf-filter-popover label="What">
        <hf-choice-list label="What" [choices]="actions()" [chosen]="filters().action" (chosenChange)="set('action', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Kind of thing">
        <hf-choice-list label="Kind of thing" [choices]="types()" [chosen]="filters().type" (chosenChange)="set('type', $event)" />
      </hf-filter-popover>
      <hf-filter-popover label="Register">
        <hf-choice-list label="Register" [choices]="registers()" [chosen]="filters().register" (chosenChange)="set('register', $event)" />
      </hf-filter-popover>
    </hf-list-filter-bar>
  `,
  styles: `
    form { display: grid; gap: 12px; padding: 8px 12px; }
    .hf-btn { justify-self: start; }
  `,
})
export class AuditFilterBar {
  readonly filters = input.required<AuditFilters>();
  /** What the thing is called that the trail is narrowed to. */
  readonly thing = input('');
  readonly count = input('');
  readonly changed = output<Partial<AuditFilters>>();

  readonly #client = inject(AuditClient);
  readonly #store = inject(RegisterStore);
  readonly #known = signal<ReadonlyMap<string, PersonRef>>(new Map());
  readonly #asked = new Set<string>();
  protected readonly people = computed<readonly Choice[]>(() => [...this.#known().values()].map(({ id, jobTitle, name }) => ({ id, label: jobTitle, hint: name })).sort(byLabel));
  protected readonly registers = computed<readonly Choice[]>(() => this.#store.all().map(({ id, name }) => ({ id, label: name })));
  /** What the address asks for is among the choices, known or not. */
  protected readonly actions = computed<readonly Choice[]>(() => [...new Set([...ACTIONS, ...this.filters().action])].map((id) => ({ id, label: actionInWords(id) })).sort(byLabel));
  protected readonly types = computed<readonly Choice[]>(() => [...new Set([...Object.keys(TYPE_WORDS), ...this.filters().type])].map((id) => ({ id, label: typeInWords(id) })));
  protected readonly days = new FormGroup({ from: new FormControl<string | null>(null), to: new FormControl<string | null>(null) });
  protected readonly wrong = linkedSignal(() => (this.filters(), ''));

  protected readonly chips = computed<FilterChip[]>(() => {
    const { from, to, subject } = this.filters();
    const spans = from && from === to ? [{ key: 'days', label: day(from) }] : from || to ? [{ key: 'days', label: [from && `from ${day(from)}`, to && `to ${day(to)}`].filter(Boolean).join(' ') }] : [];
    return [
      ...SEVERAL.flatMap((name) => this.filters()[name].map((id) => ({ key: `${name}:${id}`, label: this.#labelOf(name, id) }))),
      ...(subject ? [{ key: 'subject', label: short(this.thing()) || 'One thing' }] : []),
      ...spans,
    ];
  });

  constructor() {
    // A person that came with the address has an id and no name yet.
    effect(() => {
      for (const id of this.filters().actor)
        if (!this.#known().has(id) && !this.#asked.has(id)) {
          this.#asked.add(id);
          void this.#client.person(id).then((person) => this.#meet([person])).catch(() => undefined);
        }
    });
  }

  protected async findPeople(typed: string): Promise<void> {
    this.#meet(await this.#client.findPeople(typed).catch(() => []));
  }

  protected set(name: SeveralOf, chosen: readonly string[]): void {
    this.changed.emit({ [name]: chosen });
  }

  protected fillDays(): void {
    const { from, to } = this.filters();
    this.days.reset({ from, to });
    this.wrong.set('');
  }

  protected setDays(): void {
    const { from, to } = this.days.getRawValue();
    if (this.days.invalid) return this.wrong.set('Write each day by its day, month and year, or leave it empty.');
    if (from && to && from > to) return this.wrong.set('Choose a day that is not before the first one.');
    this.changed.emit({ from, to });
  }

  protected remove({ key }: FilterChip): void {
    if (key === 'subject') this.changed.emit({ subject: null });
    else if (key === 'days') this.changed.emit({ from: null, to: null });
    else {
      const [name, id] = key.split(':') as [SeveralOf, string];
      this.changed.emit({ [name]: this.filters()[name].filter((one) => one !== id) });
    }
  }

  #labelOf(name: SeveralOf, id: string): string {
    switch (name) {
      case 'actor': return this.#known().get(id)?.jobTitle ?? 'Somebody';
      case 'action': return actionInWords(id);
      case 'type': return typeInWords(id);
      case 'register': return this.registers().find((register) => register.id === id)?.label ?? 'A register';
    }
  }

  #meet(people: readonly PersonRef[]): void {
    if (people.length) this.#known.update((known) => new Map([...known, ...people.map((person) => [person.id, person] as const)]));
  }
}
