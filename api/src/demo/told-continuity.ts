import type { WorkingCalendar } from '@holdfast/domain';
import type { Voice } from './speaker';

interface ToldThing {
  readonly id: string;
  readonly version: number;
}

/** Activities, resources and plans as they stand when a step is told, by their keys, and the calendars in which their times are written. */
export interface ToldContinuity {
  readonly things: Map<string, ToldThing>;
  /** Ids of contacts by their names. */
  readonly contacts: Map<string, string>;
  calendars(voice: Voice): Promise<WorkingCalendar[]>;
}

export function toldContinuity(): ToldContinuity {
  let calendars: Promise<WorkingCalendar[]> | undefined;
  return { things: new Map(), contacts: new Map(), calendars: (voice) => (calendars ??= voice.get<WorkingCalendar[]>('working-calendars')) };
}

export function thingAt({ things }: ToldContinuity, key: string): ToldThing {
  const thing = things.get(key);
  if (!thing) throw new TypeError(`${key} is not there yet`);
  return thing;
}
