type Key = string | number | null | undefined;

/**
 * Rows in the order that a header names: by the key of its column, "-" before it the other way. What has no key comes last
 * either way; equal ones, and an order that no column has, stay as they were.
 */
export function inOrder<T>(rows: readonly T[], order: string, keys: Readonly<Record<string, (row: T) => Key>>): readonly T[] {
  const column = order.replace(/^-/, '');
  const key = Object.hasOwn(keys, column) ? keys[column] : undefined;
  if (!key) return rows;
  const way = order.startsWith('-') ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [left, right] = [key(one) ?? null, key(other) ?? null];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return way * (typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'en-GB', { numeric: true }));
  });
}

/** Whether every word that was typed is in one of the texts, or part of one. */
export function holdsWords(typed: string, texts: readonly string[]): boolean {
  const whole = texts.join('\n').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => whole.includes(word));
}
