import type { AddRiskRequest, Standing } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, formatReference, nextReview, type AssessmentKind, type ExtraField, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { unscored } from './add-risk';
import { auditedWhole, registerOfEvent } from './audited-risk';
import { holdNumbers, keepNumbers } from './register-of-risks';
import type { RegisterOfRisk } from './risk-in-place';
import { isEmpty, scored, standingColumns } from './score-standing';
import { CountChanges } from './standing-counts';
import type { StoredRisk } from './stored-risk';
import { applyEscalationRule } from './suggest-escalation';
import { insertRisks, writeCounts, type NewRisk, type StoredAssessment } from './write-risk';

/** A new risk among many, whose choices and places on the matrix were checked. */
export interface RiskToBring {
  request: Omit<AddRiskRequest, 'objectiveIds' | 'inherent' | 'residual' | 'rationale'>;
  standings: Partial<Record<AssessmentKind, Standing>>;
  targetDate: string | null;
  published: Partial<Record<AssessmentKind, string>>;
  /** Why it stands there, where that is known. */
  rationales?: Partial<Record<AssessmentKind, string>>;
  extra: readonly ExtraField[];
  /** The number that it bears elsewhere: kept where it comes after all that were given here. */
  number: number | null;
}

export interface RiskBrought {
  id: string;
  reference: string | null;
  ownerId: string | null;
  residualAssessmentId: string | null;
}

/** Adds risks to a register by the thousand, by the rules of adding one: numbers, first review, events, counts, suggestions to the register above. */
export class RisksInBulk {
  readonly #counts = new CountChanges();
  #last: number | null = null;
  #batches = 0;

  /** @param told said by each event besides */
  constructor(
    private readonly tx: Transaction,
    private readonly actor: Actor,
    private readonly register: RegisterOfRisk & { today: string },
    private readonly matrix: RiskMatrix,
    private readonly told: Record<string, unknown>,
  ) {}

  async add(all: readonly RiskToBring[]): Promise<RiskBrought[]> {
    await this.#planAnew();
    const added: NewRisk[] = [];
    for (const one of all) added.push(await this.#prepare(one));
    await insertRisks(this.tx, added);
    for (const { risk } of added) {
      this.#counts.add(null, risk);
      await applyEscalationRule(this.tx, this.register, this.matrix, null, risk);
    }
    return added.map(({ risk: { id, reference, owner_id: ownerId, residual_assessment_id: residualAssessmentId } }) => ({ id, reference, ownerId, residualAssessmentId }));
  }

  /** The last thing that is done: others wait for the counts. */
  async done(): Promise<void> {
    if (this.#last !== null) await keepNumbers(this.tx, this.register.id, this.#last);
    await writeCounts(this.tx, this.#counts.all());
  }

  /**
   * What refers to a risk is checked row by row, by plans that were made while the table was as good as empty: by whatever index comes
   * first, each check then reads all that was written before it. Each time the table has doubled they are made anew.
   */
  async #planAnew(): Promise<void> {
    if (this.#batches > 0 && Number.isInteger(Math.log2(this.#batches))) await this.tx.unprepared('DISCARD PLANS');
    this.#batches += 1;
  }

  async #prepare({ request, standings, targetDate, published, rationales, extra, number }: RiskToBring): Promise<NewRisk> {
    const bare: StoredRisk = { ...unscored(this.tx, this.actor, this.register, request), extra };
    const assessments = ASSESSMENT_KINDS.flatMap((kind): StoredAssessment[] => {
      const given = standings[kind];
      if (!given || isEmpty(given)) return [];
      return [scored(this.tx, {
        riskId: bare.id, kind, matrixVersionId: this.register.matrixVersionId, matrix: this.matrix, given, targetDate: kind === 'target' ? targetDate : null, authorId: bare.author_id, published: published[kind] ?? null,
        ...(rationales?.[kind] ? { rationale: rationales[kind] } : {}),
      })];
    });
    const risk = assessments.reduce<StoredRisk>((soFar, assessment) => ({ ...soFar, ...standingColumns(assessment) }), bare);
    const open = request.status === 'open';
    if (open) {
      risk.number = await this.#number(number);
      risk.reference = formatReference(this.register.prefix, risk.number);
      risk.residual_movement = risk.residual_level === null ? null : 'new';
      risk.next_review ??= nextReview(this.register.today, risk.residual_level, { cycleMonths: this.register.reviewMonths, monthsByLevel: this.register.reviewMonthsByLevel });
    }
    const said = Object.fromEntries(assessments.flatMap((one) => (one.published ? [[one.kind, one.published]] : [])));
    const why = Object.fromEntries(assessments.flatMap((one) => (one.rationale ? [[one.kind, one.rationale]] : [])));
    const event = this.tx.eventRow({
      action: open ? 'risk.added' : 'risk.drafted', subjectType: 'risk', subjectId: risk.id, registerId: registerOfEvent(risk),
      after: { ...auditedWhole(risk, []), ...(Object.keys(said).length > 0 ? { published: said } : {}), ...(Object.keys(why).length > 0 ? { rationales: why } : {}), ...this.told },
    });
    return { risk, assessments, event };
  }

  async #number(wanted: number | null): Promise<number> {
    this.#last ??= await holdNumbers(this.tx, this.register.id);
    this.#last = wanted !== null && wanted > this.#last ? wanted : this.#last + 1;
    return this.#last;
  }
}
