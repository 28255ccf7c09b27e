import { IMPACT_CATEGORIES, LIMITS, MATRIX_RULES, type RiskMatrix } from '@holdfast/domain';
import { needsChange } from '../platform/refusal';
import { list, number, oneOf, orNull, record, text } from '../platform/json-shape';

/** The same bound as the domain puts on the value of a step. */
const LARGEST = 1_000_000;
const anyNumber = number(-LARGEST, LARGEST);

const step = record(
  { code: text(LIMITS.code), label: text(LIMITS.name) },
  {
    description: text(LIMITS.reason),
    value: anyNumber,
    categories: record({}, Object.fromEntries(IMPACT_CATEGORIES.map((category) => [category, text(LIMITS.reason)]))),
  },
);

const level = record(
  { code: text(LIMITS.code), label: text(LIMITS.name), colour: text(LIMITS.code), response: text(LIMITS.reason) },
  { from: anyNumber, to: anyNumber },
);

const axis = list(LIMITS.axis.max, step);
const rows = (entry: ReturnType<typeof number>) => list(LIMITS.axis.max, list(LIMITS.axis.max, entry));

const definition = record(
  { likelihood: axis, impact: axis, rule: oneOf(MATRIX_RULES), levels: list(LIMITS.levels.max, level) },
  { cells: rows(orNull(number(0, LIMITS.levels.max - 1))), scores: rows(anyNumber) },
);

/**
 * Refuses what has not the shape of a matrix, every fault by its path. A draft may still be without sense (a code missing, a
 * cell uncovered): that is asked when it is published.
 */
export function requireShape(value: unknown): asserts value is RiskMatrix {
  const faults = definition(value, 'definition');
  if (faults.length > 0) throw needsChange(faults);
}
