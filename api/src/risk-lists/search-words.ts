import type { Bound } from '../platform/bound';
import type { ListOrder } from './list-page';

/** Shorter ones are in nearly every text. */
const SHORTEST = 2;
const MOST = 10;

/** What was typed, as words of at least 2 characters; first the one that an index of three letters at a time knows best. */
export function searchWords(typed: string): string[] {
  const words = new Set(typed.toLowerCase().split(/\s+/).filter((word) => word.length >= SHORTEST));
  return [...words].sort((a, b) => lettersOnEnd(b) - lettersOnEnd(a) || b.length - a.length).slice(0, MOST);
}

/** The pattern for LIKE of what begins with this. */
export const atStart = (text: string): string => asPattern(text).slice(1);

/** The pattern for LIKE that holds the word as it stands: `100%_a\b` is looked for with its signs. */
export const asPattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Names that begin with what was typed come first, each kind by name: so the name itself before those that go on. */
export const byMatch = (bound: Bound, name: string, typed = ''): ListOrder => ({ key: `(CASE WHEN lower(${name}) LIKE ${bound.put(atStart(typed.trim().toLowerCase()))} THEN '0' ELSE '1' END || lower(${name}))`, type: 'text' });

const lettersOnEnd = (word: string): number => Math.max(...word.split(/[^\p{L}\p{N}]+/u).map((part) => part.length));
