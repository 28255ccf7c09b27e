import type { HeatMapView } from '@holdfast/contracts';
import type { AssessmentKind, RollUp } from '@holdfast/domain';
import { cellKey } from './lowest-references';

interface Drawn {
  kind: AssessmentKind;
  matrixVersionId: string;
  registers: number;
  counts: RollUp;
  references?: ReadonlyMap<string, string[]>;
}

export const toHeatMapView = ({ kind, matrixVersionId, registers, counts, references }: Drawn): HeatMapView => ({
  kind,
  matrixVersionId,
  registers,
  open: counts.open,
  // By code, so that the same map is told in the same words each time.
  cells: counts.cells
    .map(({ likelihood, impact, count, arrivedUp, arrivedDown }) => ({
      likelihood, impact, count, references: references?.get(cellKey({ likelihood, impact })) ?? [], arrivedUp, arrivedDown,
    }))
    .sort((a, b) => byCode(a.likelihood, b.likelihood) || byCode(a.impact, b.impact)),
  levelOnly: counts.levelOnly.map(({ level, count }) => ({ level, count })).sort((a, b) => byCode(a.level, b.level)),
  unscored: counts.unscored,
  notComparable: counts.notComparable,
  leftOut: counts.leftOut,
  exempt: counts.exempt,
});

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
