import { fromCursor } from '../platform/page';
import { Refusal } from '../platform/refusal';
import type { SortKey } from './risk-sorts';

/** Where the page before ended: part 0 is what has a key, part 1 what has none. */
export interface Place {
  part: 0 | 1;
  key: string | number | null;
  id: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a cursor that this order of the list gave out; null for the first page. What was not given out here is refused. */
export function placeOf(after: string | undefined, sort: string, { type }: Pick<SortKey, 'type'>): Place | null {
  const values = fromCursor(after, 4);
  if (!values) return null;
  const [of, part, key, id] = values as [unknown, unknown, string | number | null, unknown];
  const keyHolds = part === 1 ? key === null : part === 0 && holds(type, key);
  if (of !== sort || !keyHolds || typeof id !== 'string' || !UUID.test(id))
    throw new Refusal(422, 'needs-change', 'This place in the list is not known. Start again from the top.');
  return { part: part === 1 ? 1 : 0, key, id };
}

function holds(type: SortKey['type'], key: string | number | null): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(key) && Math.abs(key as number) < 2 ** 31;
    case 'date':
      return typeof key === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(key) && !Number.isNaN(Date.parse(key));
    case 'text':
      return typeof key === 'string' && !key.includes('\0');
  }
}
