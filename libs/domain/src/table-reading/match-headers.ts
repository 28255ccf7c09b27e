import { comparable, likeness } from './nearest';
import { columnName } from './sheet';

/** A field that a column can go to: what it is called on screen, and what else people call it. */
export interface FieldWords<Field extends string> {
  readonly field: Field;
  readonly called: string;
  readonly names: readonly string[];
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

/** How well a header says a field, from 0 to 4, with the reason. */
function strengthOf(header: string, { called, names, timed }: FieldWords<string>): { strength: number; why: string } {
  const bare = withoutBrackets(header).replace(/[*:?#]+\s*$/, '');
  const words = comparable(timed ? bare.replace(/\bin (?:minutes|mins|hours|hrs|days|weeks)\b/i, '') : bare);
  const whole = comparable(header);
  if (words === '') return { strength: 0, why: '' };
  if ([whole, words].includes(comparable(called))) return { strength: 4, why: `Is called ${called} here too` };
  if (names.some((name) => [whole, words].includes(comparable(name)))) return { strength: 3, why: `Another word for ${called}` };
  const nearly = [called, ...names].find((name) => comparable(name).length > 4 && likeness(name, words) >= NEARLY);
  if (nearly) return { strength: 2, why: `Nearly “${nearly}”` };
  const held = [called, ...names].filter((name) => ` ${words} `.includes(` ${comparable(name)} `)).sort((one, other) => other.length - one.length)[0];
  return held ? { strength: 1 + held.length / 100, why: `Holds the words “${held}”` } : { strength: 0, why: '' };
}

/** Whether a text is the header of any of the fields, beyond what merely holds its words. */
export const saysField = (text: string, fields: readonly FieldWords<string>[]): boolean => text.length <= 80 && fields.some((field) => strengthOf(text, field).strength >= 2);

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
    .flatMap(({ column, text }) => fields.map((words) => ({ column, field: words.field, called: words.called, ...strengthOf(text, words) })))
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
