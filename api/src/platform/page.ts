import { Refusal } from './refusal';

/** A cursor of a keyset page: the sort value and id of the last row, opaque to the caller. */
export const toCursor = (values: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

export function fromCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every((value) => value === null || ['string', 'number'].includes(typeof value)))
      return values as (string | number | null)[];
  } catch {
    /* not ours */
  }
  throw new Refusal(422, 'needs-change', 'This place in the list is not known. Start again from the top.');
}
