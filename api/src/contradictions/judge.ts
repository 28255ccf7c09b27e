import {
  acceptanceState, contradictionsOf, exceptionState, flagsOf, highestSince, type Assessed, type Crosswalk, type DeclaredCrosswalks, type Finding, type Flag, type FlagLimits, type RiskFacts,
  type RiskMatrix,
} from '@holdfast/domain';
import type { StandingView } from '@holdfast/contracts';
import type { Sql } from '../platform/database';
import type { FactsInQuestion, RiskInQuestion } from './risk-in-question';

/** What the rules need to know of the register beside its risks. */
export interface Standards extends FlagLimits {
  matrixVersionId: string;
  matrix: RiskMatrix;
  appetite: string | null;
}

export interface DeclaredBetween {
  from: string;
  to: string;
  mapping: Crosswalk;
}

export interface Judgement {
  findings: readonly Finding[];
  flags: readonly Flag[];
  highestSince: string | null;
}

/** Judges risks of one register on one day, by the rules of the domain. */
export class Judge {
  readonly #declared: DeclaredCrosswalks;

  private constructor(
    private readonly standards: Standards,
    private readonly today: string,
    private readonly matrices: ReadonlyMap<string, RiskMatrix>,
    readonly crosswalks: readonly DeclaredBetween[],
  ) {
    const known = new Map(crosswalks.map(({ from, to, mapping }) => [`${from} ${to}`, mapping]));
    this.#declared = (from, to) => known.get(`${from} ${to}`) ?? null;
  }

  /** With the matrices on which these risks were assessed, and what is declared between them. */
  static async of(sql: Sql, organisationId: string, standards: Standards, today: string, risks: readonly FactsInQuestion[]): Promise<Judge> {
    const used = new Set([standards.matrixVersionId]);
    for (const { standings } of risks) for (const { matrixVersionId } of Object.values(standings)) if (matrixVersionId) used.add(matrixVersionId);
    const ids = [...used];
    const others = ids.filter((id) => id !== standards.matrixVersionId);
    const matrices = new Map([[standards.matrixVersionId, standards.matrix]]);
    if (others.length === 0) return new Judge(standards, today, matrices, []);
    const found = await sql.rows<{ id: string; definition: RiskMatrix }>('SELECT id, definition FROM risk_matrix_version WHERE organisation_id = $1 AND id = ANY ($2::uuid[])', [organisationId, others]);
    for (const { id, definition } of found) matrices.set(id, definition);
    const crosswalks = await sql.rows<DeclaredBetween>(
      `SELECT DISTINCT ON (from_version_id, to_version_id) from_version_id AS "from", to_version_id AS "to", mapping FROM crosswalk
       WHERE organisation_id = $1 AND from_version_id = ANY ($2::uuid[]) AND to_version_id = ANY ($2) ORDER BY from_version_id, to_version_id, number DESC`,
      [organisationId, ids],
    );
    return new Judge(standards, today, matrices, crosswalks);
  }

  judge(risk: RiskInQuestion): Judgement {
    const since = highestSince(risk.assessments ?? []);
    // In a draft it was nobody's red yet.
    const highest = since && (since < risk.openedOn ? risk.openedOn : since);
    const actions = risk.due.map((dueDate) => ({ status: 'open' as const, dueDate }));
    return {
      findings: this.findings(risk),
      flags: flagsOf({ moved: risk.moved, highestSince: highest, actions, watching: risk.watching }, this.standards, this.today),
      highestSince: highest,
    };
  }

  findings(risk: FactsInQuestion): readonly Finding[] {
    return contradictionsOf(this.#facts(risk), this.today, this.#declared);
  }

  /** Whether what was accepted is what stands, and for today. */
  isAccepted({ acceptance, standings }: FactsInQuestion): boolean {
    return !!acceptance && acceptanceState({ ...acceptance, replaced: false }, standings.residual, this.today) === 'in-force';
  }

  /** How many exceptions let nothing be any more, as it stands and for today. */
  exceptionsOver({ exceptions, standings }: FactsInQuestion): number {
    const over = (one: FactsInQuestion['exceptions'][number]): boolean => {
      const state = exceptionState({ ...one, step: 'approved', renewed: false }, { status: 'open', residual: standings.residual }, this.today);
      return state === 'stale' || state === 'expired';
    };
    return exceptions.filter(over).length;
  }

  #facts(risk: FactsInQuestion): RiskFacts {
    const { standings, treatment, controls, ownerLeft, nextReview, due } = risk;
    const { appetite, matrixVersionId, matrix } = this.standards;
    return {
      inherent: this.#assessed(standings.inherent), residual: this.#assessed(standings.residual), target: this.#assessed(standings.target), treatment, appetite,
      register: { matrixVersionId, matrix }, accepted: this.isAccepted(risk), exceptionsOver: this.exceptionsOver(risk), unendedActions: due.length, controls, ownerLeft, nextReview,
    };
  }

  #assessed({ matrixVersionId, likelihood, impact, level }: StandingView): Assessed | null {
    const matrix = matrixVersionId && this.matrices.get(matrixVersionId);
    return matrix && matrixVersionId ? { matrixVersionId, matrix, likelihood, impact, level } : null;
  }
}
