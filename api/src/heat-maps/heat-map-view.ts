import type { EvidencedCounts, HeatMapView } from '@holdfast/contracts';
import type { AssessmentKind, CellCount, RiskEvidenceState, RollUp } from '@holdfast/domain';
import { cellKey } from './lowest-references';

interface Drawn {
  kind: AssessmentKind;
  matrixVersionId: string;
  registers: number;
  counts: RollUp;
  references?: ReadonlyMap<string, string[]>;
  evidenced?: Evidenced;
}

/** As evidenced: what is drawn elsewhere for want of evidence, and where that is claimed. */
export interface Evidenced {
  counts: EvidencedCounts;
  claimed: readonly CellCount[];
  /** Beside `references`. */
  evidence?: ReadonlyMap<string, (RiskEvidenceState | null)[]>;
}

export const toHeatMapView = ({ kind, matrixVersionId, registers, counts, references, evidenced }: Drawn): HeatMapView => ({
  kind,
  matrixVersionId,
  registers,
  open: counts.open,
  // By code, so that the same map is told in the same words each time.
  cells: withClaimed(counts.cells, evidenced)
    .map(({ likelihood, impact, count, arrivedUp, arrivedDown }) => ({
      likelihood, impact, count, references: references?.get(cellKey({ likelihood, impact })) ?? [], arrivedUp, arrivedDown,
      ...(evidenced ? { claimedHere: claimedAt(evidenced, { likelihood, impact }), ...(evidenced.evidence ? { evidence: evidenced.evidence.get(cellKey({ likelihood, impact })) ?? [] } : {}) } : {}),
    }))
    .sort((a, b) => byCode(a.likelihood, b.likelihood) || byCode(a.impact, b.impact)),
  levelOnly: counts.levelOnly.map(({ level, count }) => ({ level, count })).sort((a, b) => byCode(a.level, b.level)),
  unscored: counts.unscored,
  notComparable: counts.notComparable,
  leftOut: counts.leftOut,
  exempt: counts.exempt,
  ...(evidenced ? { evidenced: evidenced.counts } : {}),
});

const claimedAt = ({ claimed }: Evidenced, at: { likelihood: string; impact: string }): number => claimed.find((cell) => cellKey(cell) === cellKey(at))?.count ?? 0;

/** A cell where something is claimed is told of even if nothing is drawn there. */
function withClaimed(cells: readonly CellCount[], evidenced: Evidenced | undefined): readonly CellCount[] {
  const drawn = new Set(cells.map(cellKey));
  const alone = (evidenced?.claimed ?? []).filter((cell) => !drawn.has(cellKey(cell)));
  return [...cells, ...alone.map(({ likelihood, impact }) => ({ likelihood, impact, count: 0, arrivedUp: 0, arrivedDown: 0 }))];
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
