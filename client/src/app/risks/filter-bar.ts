import { computed, effect, inject, type Signal } from '@angular/core';
import { Session } from '../session/session';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import type { Choice } from '../shared/list/choice';
import { Choices } from './choices';

type Chosen<Name extends string> = Readonly<Record<Name, readonly string[]>>;

interface Narrowed<Name extends string, Filters extends Chosen<Name>> {
  readonly filters: Signal<Filters>;
  readonly changed: (change: Partial<Filters>) => void;
  /** The filters, in the order of their chips. */
  readonly names: readonly Name[];
  /** Which of them chooses people, where one does. */
  readonly people?: Name;
  /** What a chip says. */
  readonly label: (name: Name, id: string) => string;
  /** The one that is never empty: what it usually holds, and all that it may. Then it narrows nothing and has no chip. */
  readonly never?: { readonly empty: Name; readonly usual: readonly string[]; readonly all: readonly string[] };
}

export interface FilterBar<Name extends string> {
  readonly chips: Signal<FilterChip[]>;
  /** Oneself first: that is asked most. */
  readonly people: Signal<readonly Choice[]>;
  set(name: Name, chosen: readonly string[]): void;
  remove(chip: FilterChip): void;
  /** Of a chip: whom or which unit it names. */
  personCalled(id: string, unknown: string): string;
  unitCalled(id: string): string;
}

/** What the bars above lists have in common: chips of what is chosen, each with its way off, and the people and units to choose from. */
export function filterBar<Name extends string, Filters extends Chosen<Name>>({ filters, changed, names, people, label, never }: Narrowed<Name, Filters>): FilterBar<Name> {
  const choices = inject(Choices);
  const session = inject(Session);
  const me = computed(() => session.person()?.id ?? '');
  const change = (name: Name, chosen: readonly string[]): void => changed({ [name]: chosen } as unknown as Partial<Filters>);
  const set = (name: Name, chosen: readonly string[]): void => change(name, name === never?.empty && !chosen.length ? never.usual : chosen);

  // A filter that came with the address has an id and no name yet.
  effect(() => {
    const chosen: Readonly<Record<string, readonly string[] | undefined>> = filters();
    const persons = (people && chosen[people]) || [];
    if (persons.length + (chosen['unit']?.length ?? 0)) choices.want();
    if (persons.length) void choices.meet(persons);
  });

  return {
    chips: computed(() => {
      const chosen = filters();
      const shown = names.filter((name) => name !== never?.empty || chosen[name].length < never.all.length);
      return shown.flatMap((name) => chosen[name].map((id) => ({ key: `${name}:${id}`, label: label(name, id) })));
    }),
    people: computed(() => [{ id: me(), label: 'Me' }, ...choices.people().filter(({ id }) => id !== me())]),
    set,
    remove({ key }) {
      const [name, id] = key.split(/:(.*)/s) as [Name, string];
      const chosen = filters()[name];
      if (name === never?.empty && chosen.length === 1) change(name, never.all);
      else set(name, chosen.filter((one) => one !== id));
    },
    personCalled: (id, unknown) => (id === me() ? 'Mine' : calledAmong(choices.people(), id, unknown)),
    unitCalled: (id) => calledAmong(choices.units(), id, 'Unit'),
  };
}

/** The words of a choice. */
export const calledAmong = (choices: readonly Choice[], id: string, unknown = ''): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
