import type { CrosswalkMapping } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { list, record, text } from '../platform/json-shape';
import { needsChange } from '../platform/refusal';

const code = text(LIMITS.code);
const cell = record({ likelihood: code, impact: code });
const mapping = record({
  cells: list(LIMITS.axis.max ** 2, record({ from: cell, to: cell })),
  levels: list(LIMITS.levels.max, record({ from: code, to: code })),
});

/** Refuses what has not the shape of a mapping, every fault by its path. Whether its codes exist is the domain's to say. */
export function requireShape(value: unknown): asserts value is CrosswalkMapping {
  const faults = mapping(value, 'mapping');
  if (faults.length > 0) throw needsChange(faults);
}
