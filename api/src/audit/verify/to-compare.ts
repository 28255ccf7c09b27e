export type State = Record<string, unknown>;

export interface Told {
  action: string;
  before: State | null;
  after: State | null;
  actorId: string | null;
  /** What the event is about, and the register whose readers may see it. */
  aboutId: string;
  registerId: string | null;
}

/** What of a kind of thing is compared with its events. */
export interface Compared {
  /** As events name it. */
  subjectType: string;
  /** It is told of by these events of other things, under this name of theirs. */
  toldAs?: { actions: readonly string[]; id: string };
  noun: string;
  /** `id`, `label` and `state`, what is there now as JSON text under the names that events use. $1 stands for the organisation. */
  rows: string;
  /** Where the names are not those of the row. */
  stateOf?: (row: State) => State;
  /** The first of these says how a thing came to be, and what it was. */
  begins: readonly string[];
  /** After these it is gone. */
  ends?: readonly string[];
  /** It goes with the thing whose id stands under this name. */
  goesWith?: string;
  /** Compared where an event says them: an older program did not. */
  whenTold?: readonly string[];
  /** What an event does besides setting what it names. */
  follow?: (state: State, told: Told, place: Place) => void;
}

export interface Place {
  topUnitId: string;
}

export const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const json = (fields: Readonly<Record<string, string>>): string => `json_build_object(${Object.entries(fields).map(([name, value]) => `'${name}', ${value}`).join(', ')})::text AS state`;

/** Each event says under `verdicts` what counts as evidence besides what counted before. */
export function countBesides(state: State, { after }: Told): void {
  delete state['verdicts'];
  state['counting'] = [...((state['counting'] as string[] | undefined) ?? []), ...((after?.['verdicts'] as string[] | undefined) ?? [])].sort();
}
