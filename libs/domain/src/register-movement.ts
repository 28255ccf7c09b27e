import type { DeclaredCrosswalks } from './compare-standings';
import { standingThroughCrosswalk } from './crosswalk';
import { movement, type Assessed } from './movement';
import type { CellPosition, RiskMatrix } from './risk-matrix';
import { cellOf, standingState, type Standing } from './standing';

/** What became of a risk between two days. Each open risk of either day is in exactly one of these. */
export const RISK_CHANGES = ['new', 'closed', 'up', 'down', 'unchanged', 'now-scored', 'now-unscored', 'not-comparable'] as const;
export type RiskChange = (typeof RISK_CHANGES)[number];

/** A risk as it stood on a day. */
export interface RiskState extends Standing {
  readonly id: string;
  readonly open: boolean;
  /** Null when unscored. */
  readonly matrixVersionId: string | null;
}

/** A register as it stood on a day. */
export interface RegisterState<Risk extends RiskState> {
  readonly matrixVersionId: string;
  /** The register's, and every other that one of its risks was scored on. */
  readonly matrices: ReadonlyMap<string, RiskMatrix>;
  readonly declared: DeclaredCrosswalks;
  readonly risks: readonly Risk[];
}

export interface RiskMovement<Risk extends RiskState> {
  readonly change: RiskChange;
  /** As it was on the earlier day; null when it was not there. */
  readonly before: Risk | null;
  /** As it was on the later day; null when it was not there any more. */
  readonly after: Risk | null;
  /** Levels of risk, signed: above 0 it rose. Null where levels do not say it. */
  readonly levels: number | null;
  /** Its cells on the matrix of the later day; null where it has none there, or was not open. */
  readonly from: CellPosition | null;
  readonly to: CellPosition | null;
}

/** Risks that went the same way across the map. */
export interface MapArrow {
  readonly from: CellPosition;
  readonly to: CellPosition;
  readonly riskIds: readonly string[];
}

export interface RegisterMovement<Risk extends RiskState> {
  readonly risks: readonly RiskMovement<Risk>[];
  readonly counts: Readonly<Record<RiskChange, number>>;
  /** All but `new`. */
  readonly openBefore: number;
  /** All but `closed`. */
  readonly openAfter: number;
  readonly arrows: readonly MapArrow[];
}

/**
 * What a register did between two days. Read on the matrix and by the crosswalks of the later day: a risk that was scored on
 * another matrix version without a declared crosswalk is not comparable, whatever its codes look like. Risks that were open on
 * neither day are left out.
 */
export function registerMovement<Risk extends RiskState>(before: RegisterState<Risk>, after: RegisterState<Risk>): RegisterMovement<Risk> {
  const earlier = new Map(before.risks.map((risk) => [risk.id, risk]));
  const later = new Map(after.risks.map((risk) => [risk.id, risk]));
  const matrices = new Map([...before.matrices, ...after.matrices]);
  const risks = [...new Set([...later.keys(), ...earlier.keys()])].flatMap((id) => {
    const [was, is] = [earlier.get(id) ?? null, later.get(id) ?? null];
    if (!was?.open && !is?.open) return [];
    return [{ before: was, after: is, ...changeOf(was, is, matrices, after.declared), from: was?.open ? cellOn(after, was) : null, to: is?.open ? cellOn(after, is) : null }];
  });
  const counts = Object.fromEntries(RISK_CHANGES.map((change) => [change, risks.filter((risk) => risk.change === change).length])) as Record<RiskChange, number>;
  return { risks, counts, openBefore: risks.length - counts.new, openAfter: risks.length - counts.closed, arrows: arrowsOf(risks) };
}

function changeOf(was: RiskState | null, is: RiskState | null, matrices: ReadonlyMap<string, RiskMatrix>, declared: DeclaredCrosswalks): { change: RiskChange; levels: number | null } {
  if (!was?.open) return { change: 'new', levels: null };
  if (!is?.open) return { change: 'closed', levels: null };
  const [previous, current] = [assessed(was, matrices), assessed(is, matrices)];
  const crosswalk = previous.matrixVersionId === current.matrixVersionId ? null : declared(previous.matrixVersionId, current.matrixVersionId);
  const moved = movement(previous, current, crosswalk);
  if (typeof moved === 'string') return { change: moved, levels: null };
  return { change: moved.levels > 0 ? 'up' : moved.levels < 0 ? 'down' : 'unchanged', levels: moved.levels };
}

const NO_MATRIX: RiskMatrix = { likelihood: [], impact: [], rule: 'table', levels: [] };

/** A matrix that is not known has no level for anything, so that what stands on it is compared with nothing. */
const assessed = ({ matrixVersionId, likelihood, impact, level }: RiskState, matrices: ReadonlyMap<string, RiskMatrix>): Assessed => ({
  matrixVersionId: matrixVersionId ?? '', matrix: matrices.get(matrixVersionId ?? '') ?? NO_MATRIX, likelihood, impact, level,
});

function cellOn<Risk extends RiskState>({ matrixVersionId, declared }: RegisterState<Risk>, risk: RiskState): CellPosition | null {
  if (risk.matrixVersionId === null || standingState(risk) !== 'cell') return null;
  if (risk.matrixVersionId === matrixVersionId) return cellOf(risk);
  const crosswalk = declared(risk.matrixVersionId, matrixVersionId);
  const there = crosswalk && standingThroughCrosswalk(crosswalk, risk);
  return there && cellOf(there);
}

function arrowsOf(risks: readonly RiskMovement<RiskState>[]): MapArrow[] {
  const arrows = new Map<string, { from: CellPosition; to: CellPosition; riskIds: string[] }>();
  for (const { from, to, after } of risks) {
    if (!from || !to || !after || (from.likelihood === to.likelihood && from.impact === to.impact)) continue;
    const key = JSON.stringify([from.likelihood, from.impact, to.likelihood, to.impact]);
    const arrow = arrows.get(key) ?? { from, to, riskIds: [] };
    arrow.riskIds.push(after.id);
    arrows.set(key, arrow);
  }
  return [...arrows.values()];
}
