import { comparable, likeness } from './nearest';
import { columnName } from './sheet';

/** A field that a column can go to: what it is called on screen, and what else people call it. */
export interface FieldWords<Field extends string> {
  readonly field: Field;
  readonly called: string;
  readonly names: readonly string[];
  /** What people call it where what that says first is said by another column. */
  readonly secondly?: readonly string[];
  /** Its values are lengths of time, so that a unit in the header counts. */
  readonly timed?: boolean;
}

/** Where a column goes, and why. */
export interface ColumnMatch<Field extends string> {
  readonly column: number;
  readonly header: string;
  /** Null: it goes nowhere. */
  readonly field: Field | null;
  readonly why: string;
  /** Said in the header, such as "(hours)". */
  readonly unit: string | null;
}

interface Header {
  readonly column: number;
  readonly text: string;
}

const UNIT = /(?:\b|\()((?:working |business |support |clock )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?))\)?\s*$/i;
const NEARLY = 0.82;
const withoutBrackets = (text: string): string => text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');

interface Said {
  readonly name: string;
  readonly words: string;
}

const saidBy = new WeakMap<FieldWords<string>, readonly Said[]>();
/** What a field is called, as it is compared; its own name first. */
function saidFor(field: FieldWords<string>): readonly Said[] {
  const known = saidBy.get(field) ?? [field.called, ...field.names].map((name) => ({ name, words: comparable(name) }));
  saidBy.set(field, known);
  return known;
}

interface HeaderWords {
  readonly whole: string;
  readonly bare: string;
  /** Without "in hours" and the like at its end. */
  readonly untimed: string;
}

function wordsOf(header: string): HeaderWords {
  const bare = withoutBrackets(header).replace(/[*:?#]+\s*$/, '');
  return { whole: comparable(header), bare: comparable(bare), untimed: comparable(bare.replace(/\bin (?:minutes|mins|hours|hrs|days|weeks)\b/i, '')) };
}

/** Texts of very different lengths are never nearly the same. */
const isNearly = (one: string, other: string): boolean => {
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  return short > 4 && short >= 0.7 * long && likeness(one, other) >= NEARLY;
};

/** How well a header says a field, from 0 to 4, with the reason. */
function strengthOf({ whole, bare, untimed }: HeaderWords, field: FieldWords<string>): { strength: number; why: string } {
  const words = field.timed ? untimed : bare;
  if (words === '') return { strength: 0, why: '' };
  const said = saidFor(field);
  const exact = said.findIndex((one) => one.words === whole || one.words === words);
  if (exact === 0) return { strength: 4, why: `Is called ${field.called} here too` };
  if (exact > 0) return { strength: 3, why: `Another word for ${field.called}` };
  const nearly = said.find((one) => isNearly(one.words, words));
  if (nearly) return { strength: 2, why: `Nearly “${nearly.name}”` };
  const framed = ` ${words} `;
  const held = said.filter((one) => framed.includes(` ${one.words} `)).sort((one, other) => other.name.length - one.name.length)[0];
  if (held) return { strength: 1 + held.name.length / 100, why: `Holds the words “${held.name}”` };
  return field.secondly?.some((name) => comparable(name) === words) ? { strength: 0.5, why: `May be another word for ${field.called}` } : { strength: 0, why: '' };
}

/** Whether a text is the header of any of the fields, beyond what merely holds its words. */
export function saysField(text: string, fields: readonly FieldWords<string>[]): boolean {
  if (text.length > 80) return false;
  const words = wordsOf(text);
  return fields.some((field) => strengthOf(words, field).strength >= 2);
}

const namesOf = new WeakMap<readonly FieldWords<string>[], ReadonlySet<string>>();
/** The same to the letter: quick, for every cell of a table. */
export function isFieldName(text: string, fields: readonly FieldWords<string>[]): boolean {
  const names = namesOf.get(fields) ?? new Set(fields.flatMap((field) => saidFor(field).map(({ words }) => words)));
  namesOf.set(fields, names);
  return text.length <= 80 && names.has(comparable(text));
}

/** Sends each column to a field, the best said first, each field once. What the person chose stands; the rest goes nowhere, and says so. */
export function matchHeaders<Field extends string>(headers: readonly Header[], fields: readonly FieldWords<Field>[], chosen: Readonly<Record<number, Field | null>> = {}): ColumnMatch<Field>[] {
  const taken = new Map<Field, number>();
  const of = new Map<number, { field: Field | null; why: string }>();
  for (const { column } of headers) {
    const field = chosen[column];
    if (field === undefined) continue;
    of.set(column, { field, why: field === null ? 'Left out, as you chose' : 'As you chose' });
    if (field !== null) taken.set(field, column);
  }
  const said = headers
    .filter(({ column }) => !of.has(column))
    .flatMap(({ column, text }) => {
      const words = wordsOf(text);
      return fields.map((field) => ({ column, field: field.field, called: field.called, ...strengthOf(words, field) }));
    })
    .filter(({ strength }) => strength > 0)
    .sort((one, other) => other.strength - one.strength || one.column - other.column);
  for (const { column, field, why } of said) {
    if (of.get(column)?.field || taken.has(field)) continue;
    of.set(column, { field, why });
    taken.set(field, column);
  }
  for (const { column, field, called } of said) {
    if (!of.has(column)) of.set(column, { field: null, why: `${called} is already column ${columnName(taken.get(field)!)}` });
  }
  return headers.map(({ column, text }) => {
    const match = of.get(column) ?? { field: null, why: 'No field of ours has this name' };
    const timed = fields.find(({ field }) => field === match.field)?.timed;
    return { column, header: text, ...match, unit: timed ? (UNIT.exec(text)?.[1]?.toLowerCase() ?? null) : null };
  });
}
