import type { FieldError } from '@holdfast/contracts';

/*
 * The shape of a value that a request carries as JSON: what may be in it, how long and how many. Nothing unknown is let
 * through, so what passes may be stored and handed to the domain at its word. A check returns every fault by its path.
 */
export type Shape = (value: unknown, path: string) => FieldError[];

/** More unknown names than these are not told one by one. */
const UNKNOWN_TOLD = 5;

// Tab and line feed are typing; other control characters and lone surrogates cannot be shown, and PostgreSQL keeps no NUL.
const UNREADABLE = /[^\P{Cc}\t\n]|\p{Cs}/u;

export const text = (max: number): Shape => (value, path) => {
  if (typeof value !== 'string') return fault(path, 'Write text here');
  if (value.length > max) return fault(path, `There is room for ${max.toLocaleString('en-GB')} characters here`);
  return UNREADABLE.test(value) ? fault(path, 'This holds a character that cannot be shown. Type it again without it') : [];
};

export const number = (min: number, max: number): Shape => (value, path) =>
  typeof value === 'number' && value >= min && value <= max ? [] : fault(path, `Use a number from ${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}`);

export const oneOf = (words: readonly string[]): Shape => (value, path) =>
  typeof value === 'string' && words.includes(value) ? [] : fault(path, `Choose one of ${words.join(', ')}`);

export const orNull = (shape: Shape): Shape => (value, path) => (value === null ? [] : shape(value, path));

/** What lies beyond `max` is not looked at. */
export const list = (max: number, each: Shape): Shape => (value, path) => {
  if (!Array.isArray(value)) return fault(path, 'This has to be a list');
  if (value.length > max) return fault(path, `There is room for ${max} here`);
  return value.flatMap((item: unknown, index) => each(item, at(path, index)));
};

/** An object with these fields; those of `optional` may be left out, and there are no others. */
export const record = (needed: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape => (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(path, 'This is missing');
  const given = new Map<string, unknown>(Object.entries(value));
  const fields = Object.entries({ ...needed, ...optional });
  const known = new Set(fields.map(([name]) => name));
  return [
    ...fields.flatMap(([name, shape]) => (given.has(name) || name in needed ? shape(given.get(name), at(path, name)) : [])),
    ...[...given.keys()].filter((name) => !known.has(name)).slice(0, UNKNOWN_TOLD).map((name) => ({ field: path, message: `There is no field called ${name.slice(0, 60)} here` })),
  ];
};

const at = (path: string, step: string | number): string => `${path}.${step}`;

const fault = (field: string, message: string): FieldError[] => [{ field, message }];
