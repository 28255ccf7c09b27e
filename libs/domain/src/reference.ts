import { LIMITS } from './vocabulary';

// 7 more after the first: `LIMITS.prefix` in all. Literals, since a bundler cannot leave out a `new RegExp`.
const PREFIX = /^[A-Z][A-Z0-9]{1,7}$/;
const REFERENCE = /^([A-Z][A-Z0-9]{1,7})-(\d{3,})$/;

/** What is wrong with a register's prefix, as a sentence to show, or null. */
export function prefixFault(prefix: string): string | null {
  return PREFIX.test(prefix) ? null : `Use 2 to ${LIMITS.prefix} capital letters or digits, starting with a letter, such as ICT.`;
}

/** "ICT-007": at least three digits, more when the register outgrows them. Numbers count from 1 and are never reused. */
export function formatReference(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, '0')}`;
}

/** "ICT-A007": an action of the register ICT; counted apart from its risks. */
export function formatActionReference(prefix: string, number: number): string {
  return `${prefix}-A${String(number).padStart(3, '0')}`;
}

/** "REC-007": a recommendation; counted through the organisation, since auditors report to all of it. */
export function formatRecommendationReference(number: number): string {
  return `REC-${String(number).padStart(3, '0')}`;
}

/** "ACT-007" and "RES-007": activities and resources; counted through the organisation, since they lean on one another across units. */
export function formatActivityReference(number: number): string {
  return formatReference('ACT', number);
}

export function formatResourceReference(number: number): string {
  return formatReference('RES', number);
}

/** "EXR-007": a rehearsal; counted through the organisation. */
export function formatExerciseReference(number: number): string {
  return formatReference('EXR', number);
}

/** "INV-007" and "SFR-007": an invocation, and the review of a failure; counted through the organisation. */
export function formatInvocationReference(number: number): string {
  return formatReference('INV', number);
}

export function formatFailureReviewReference(number: number): string {
  return formatReference('SFR', number);
}

/** The parts of a reference, or null when it is none. */
export function parseReference(reference: string): { readonly prefix: string; readonly number: number } | null {
  const parts = REFERENCE.exec(reference);
  return parts ? { prefix: parts[1]!, number: Number(parts[2]) } : null;
}

/** "7" for "ICT-007": within one register, where the prefix says nothing. Anything else stays as it is. */
export function shortReference(reference: string): string {
  const parts = parseReference(reference);
  return parts ? String(parts.number) : reference;
}

/** Order for `sort`: by prefix, then by number, so that ICT-1000 follows ICT-999. What is no reference goes last, by text. */
export function compareReferences(a: string, b: string): number {
  const [left, right] = [parseReference(a), parseReference(b)];
  if (!left || !right) return left ? -1 : right ? 1 : byText(a, b);
  return byText(left.prefix, right.prefix) || left.number - right.number || byText(a, b);
}

/** By code unit: the same everywhere, whatever the language of the machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
