/** What a plan names besides people: the unit that it is of, what it recovers, what the recovery needs and where work goes on. */
export interface NamedThing {
  readonly kind: 'unit' | 'activity' | 'resource';
  readonly id: string;
  /** Of a unit: empty. */
  readonly reference: string;
  readonly name: string;
  /** Of an activity, by its approved analysis, in minutes on the clock and in words; null and empty: not known, or in working hours alone. */
  readonly rtoMinutes: number | null;
  readonly rtoWords: string;
}

export interface NamedToday extends NamedThing {
  /** The day, or null: in use. */
  readonly retiredOn: string | null;
}

/** How something differs today from what was approved. */
export interface NameChange {
  readonly kind: NamedThing['kind'];
  readonly id: string;
  /** As approved. */
  readonly name: string;
  /** Null: the same. */
  readonly nameNow: string | null;
  readonly rtoWas: string;
  /** Null: the same. Empty: none is known any more. */
  readonly rtoNow: string | null;
  /** Where it is not the same, on the clock; null: not known, or in working hours alone. */
  readonly rtoMinutesNow: number | null;
  readonly retiredOn: string | null;
}

/** The copy that is kept with an approval. */
export const keptNames = (today: readonly NamedToday[]): NamedThing[] =>
  today.map(({ kind, id, reference, name, rtoMinutes, rtoWords }) => ({ kind, id, reference, name, rtoMinutes, rtoWords }));

/** In the order of the copy. A plan is of one unit: one that was moved is of another name. What nothing is known of today is no change. */
export function nameChanges(kept: readonly NamedThing[], today: readonly NamedToday[]): NameChange[] {
  return kept.flatMap((was): NameChange[] => {
    const now = today.find(({ kind, id }) => kind === was.kind && (kind === 'unit' || id === was.id));
    if (!now) return [];
    const nameNow = now.name === was.name ? null : now.name;
    const rtoNow = now.rtoWords === was.rtoWords ? null : now.rtoWords;
    return nameNow === null && rtoNow === null && now.retiredOn === null ? [] : [{ kind: was.kind, id: was.id, name: was.name, nameNow, rtoWas: was.rtoWords, rtoNow, rtoMinutesNow: rtoNow === null ? null : now.rtoMinutes, retiredOn: now.retiredOn }];
  });
}

/** "1 name and 2 RTOs have changed since it was approved. 1 thing that it names is retired."; empty for no change. */
export function nameChangesInWords(changes: readonly NameChange[]): string {
  const count = (of: (change: NameChange) => boolean): number => changes.filter(of).length;
  const [names, rtos, retired] = [count(({ nameNow }) => nameNow !== null), count(({ rtoNow }) => rtoNow !== null), count(({ retiredOn }) => retiredOn !== null)];
  const many = (number: number, word: string): string[] => (number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`]);
  const changed = [...many(names, 'name'), ...many(rtos, 'RTO')];
  return [
    ...(changed.length === 0 ? [] : [`${changed.join(' and ')} on this plan ${names + rtos === 1 ? 'has' : 'have'} changed since it was approved.`]),
    ...(retired === 0 ? [] : [retired === 1 ? '1 thing that it names is retired.' : `${retired} things that it names are retired.`]),
  ].join(' ');
}

/** What stands beside one entry: "now Northgate House; RTO now 2 h; retired on 3 May 2026". */
export function nameChangeInWords({ nameNow, rtoNow, retiredOn }: NameChange, dayInWords: (day: string) => string): string {
  return [
    ...(nameNow === null ? [] : [`now ${nameNow}`]),
    ...(rtoNow === null ? [] : [rtoNow === '' ? 'no RTO is known now' : `RTO now ${rtoNow}`]),
    ...(retiredOn === null ? [] : [`retired on ${dayInWords(retiredOn)}`]),
  ].join('; ');
}
