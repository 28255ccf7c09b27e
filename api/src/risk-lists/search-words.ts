/** Shorter ones are in nearly every text, and no index of three letters at a time helps to find them. */
const SHORTEST = 2;

/** What was typed, as patterns for LIKE on lower-case text: every word of at least 2 characters, the longest first. */
export function searchWords(typed: string): string[] {
  const words = new Set(typed.toLowerCase().split(/\s+/).filter((word) => word.length >= SHORTEST));
  return [...words].sort((a, b) => b.length - a.length).slice(0, 10);
}

/** `100%_a\b` is looked for as it stands. */
export const asPattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
