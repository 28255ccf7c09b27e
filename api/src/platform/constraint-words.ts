import type { FieldError } from '@holdfast/contracts';
import { conflict, needsChange, Refusal } from './refusal';

interface PostgresError {
  code?: string;
  constraint?: string;
}

const words = new Map<string, FieldError>();

/** Contexts say here what a named constraint of theirs means to the person who ran into it. */
export const sayConstraint = (constraint: string, field: string, message: string): void => {
  words.set(constraint, { field, message });
};

/** A constraint has the last word when two requests race past a verb's own checks. */
export function refusalOfConstraint(error: unknown): Refusal | null {
  const { code, constraint } = ((error as { driverError?: PostgresError }).driverError ?? error) as PostgresError;
  if (!code?.startsWith('23')) return null;
  const said = constraint ? words.get(constraint) : undefined;
  if (said) return needsChange([said]);
  if (code === '23503') return conflict('gone', 'Something that this refers to is no longer there. Load the page again.');
  if (code === '23505') return conflict('exists', 'There is one of these already.');
  return null;
}
