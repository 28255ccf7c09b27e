import { Inject, Injectable } from '@nestjs/common';
import type { AddRiskRequest, FieldError, RiskView } from '@holdfast/contracts';
import { nextReview, whyReadOnly, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange, notFound } from '../platform/refusal';
import { auditedWhole, registerOfEvent } from './audited-risk';
import { choiceColumns, choiceFaults, reviewFaults, type Choices } from './choices';
import { exemptFaults } from './exempt-wording';
import { matrixOf } from './published-matrix';
import { requireInRegister } from './require-on-risk';
import { personRef, READING, readingOf, REGISTER, REGISTER_JOINS, type Reading, type RegisterOfRisk, type RiskInPlace } from './risk-in-place';
import { toRiskView } from './risk-view';
import { isEmpty, scored, standingColumns, standingFaults } from './score-standing';
import type { StoredRisk } from './stored-risk';
import { applyEscalationRule } from './suggest-escalation';
import { insertRisk, insertRiskAmong, type RiskAmong, type StoredAssessment } from './write-risk';

/** Adds a risk to a register: a draft, for which a title is enough, or open under the next number. */
@Injectable()
export class AddRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(registerId: string, request: AddRiskRequest, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, (tx) => addRisk(tx, actor, registerId, request));
  }
}

/** What comes with a new risk besides: changes of others by its arrival. */
interface Beside {
  others: readonly RiskAmong[];
  /** Lower risks whose columns about an upper one among the others were changed just before. */
  lower?: readonly { before: StoredRisk; after: StoredRisk }[];
}

/**
 * The verb within a transaction, whose `now` is the moment at which the risk is recorded. `beside` is asked, of a risk that opens,
 * what changes with it. `opensBy` is the permission that opens it: `risk.raise` for a risk that is not held but reckoned.
 */
export async function addRisk(tx: Transaction, actor: Actor, registerId: string, request: AddRiskRequest, beside?: (risk: StoredRisk) => Beside, opensBy: 'risk.submit' | 'risk.raise' = 'risk.submit'): Promise<RiskView> {
  const { register, author, ...choices } = await loadRegister(tx, actor, registerId, request);
  const open = request.status === 'open';
  requireInRegister(actor, open ? opensBy : 'risk.draft', register);
  if (request.exemptGround || request.publicTitle || request.publicDescription) requireInRegister(actor, 'risk.exempt', register);
  const why = whyReadOnly(null, register.closedAt !== null);
  if (why) throw conflict('read-only', why);
  const matrix = await matrixOf(tx, actor.organisationId, register.matrixVersionId);
  const faults = faultsOf(request, register, matrix, choices, dayIn(register.timeZone, tx.now));
  if (faults.length > 0) throw needsChange(faults);

  const bare = unscored(tx, actor, register, request);
  const assessments = assessmentsOf(tx, bare, register, matrix, request);
  const risk = assessments.reduce<StoredRisk>((scoredSoFar, assessment) => ({ ...scoredSoFar, ...standingColumns(assessment) }), bare);
  if (open) {
    risk.residual_movement = risk.residual_level === null ? null : 'new';
    risk.next_review ??= nextReview(dayIn(register.timeZone, tx.now), risk.residual_level, { cycleMonths: register.reviewMonths, monthsByLevel: register.reviewMonthsByLevel });
  }
  const objectiveIds = choices.objectives.map(({ id }) => id);
  const event = tx.eventRow({
    action: open ? 'risk.added' : 'risk.drafted',
    subjectType: 'risk',
    subjectId: risk.id,
    registerId: registerOfEvent(risk),
    after: { ...auditedWhole(risk, objectiveIds), ...(request.rationale && assessments.length > 0 ? { rationale: request.rationale } : {}) },
  });
  const { others = [], lower } = beside?.(risk) ?? {};
  const written = others.length > 0
    ? await insertRiskAmong(tx, risk, register.prefix, objectiveIds, { event, assessments, lower }, others)
    : await insertRisk(tx, risk, register.prefix, objectiveIds, { event, assessments });
  await applyEscalationRule(tx, register, matrix, null, written);
  // Whoever adds a risk to a register works there, and reads in full what he wrote.
  const place: RiskInPlace = { risk: written, register, wording: 'full', author, upper: null, lower: [], ...choices, unitName: choices.unitName ?? '' };
  return toRiskView(place);
}

const REGISTER_AND_CHOICES = `
  SELECT ${REGISTER} AS register, ${READING},
    (SELECT ${personRef('me')} FROM person me WHERE me.organisation_id = $1 AND me.id = $2) AS author,
    ${choiceColumns('$4', '$5', 'coalesce($6, r.unit_id)', '$7')}
  FROM register r ${REGISTER_JOINS}
  WHERE r.organisation_id = $1 AND r.id = $3
  FOR SHARE OF r`;

interface Found extends Choices {
  register: RegisterOfRisk;
  author: RiskInPlace['author'];
}

/** The register, which cannot close before we are done, and what the request chose, in one look. */
async function loadRegister(tx: Transaction, actor: Actor, registerId: string, { ownerId, categoryId, unitId, objectiveIds }: AddRiskRequest): Promise<Found> {
  const found = await tx.one<Omit<Found, 'register'> & Reading & { register: Omit<RegisterOfRisk, 'above'> }>(REGISTER_AND_CHOICES, [
    actor.organisationId, actor.personId, registerId, ownerId ?? null, categoryId ?? null, unitId ?? null, objectiveIds ?? [],
  ]);
  const reading = found && readingOf(actor, found.register, found);
  if (!found || !reading?.wording) throw notFound('There is no such register, or it is not yours to read.');
  const { author, owner, categoryName, unitName, objectives } = found;
  return { register: reading.register, author, owner, categoryName, unitName, objectives };
}

function faultsOf(request: AddRiskRequest, register: RegisterOfRisk, matrix: RiskMatrix, choices: Choices, today: string): FieldError[] {
  return [
    ...choiceFaults(request, choices),
    ...(request.status === 'open' && !request.ownerId ? [{ field: 'ownerId', message: 'An open risk needs an owner. Choose one, or save a draft' }] : []),
    ...exemptFaults(request),
    ...reviewFaults(request.nextReview, today),
    ...(['inherent', 'residual'] as const).flatMap((kind) => {
      const given = request[kind];
      return given && !isEmpty(given) ? standingFaults(matrix, kind, given, `${kind}.`) : [];
    }),
  ];
}

function assessmentsOf(tx: Transaction, risk: StoredRisk, register: RegisterOfRisk, matrix: RiskMatrix, request: AddRiskRequest): StoredAssessment[] {
  return (['inherent', 'residual'] as const).flatMap((kind) => {
    const given = request[kind];
    if (!given || isEmpty(given)) return [];
    return scored(tx, { riskId: risk.id, kind, matrixVersionId: register.matrixVersionId, matrix, given, rationale: request.rationale, authorId: risk.author_id });
  });
}

export function unscored(tx: Transaction, actor: Actor, register: RegisterOfRisk, request: AddRiskRequest): StoredRisk {
  const now = tx.now.toISOString();
  return {
    organisation_id: actor.organisationId,
    id: newId(),
    register_id: register.id,
    status: request.status,
    number: null,
    reference: null,
    title: request.title,
    cause: request.cause ?? '',
    event: request.event ?? '',
    consequence: request.consequence ?? '',
    category_id: request.categoryId ?? null,
    owner_id: request.ownerId ?? null,
    unit_id: request.unitId ?? register.unitId,
    treatment: request.treatment ?? null,
    proximity: request.proximity ?? null,
    exempt_ground: request.exemptGround ?? null,
    public_title: request.publicTitle ?? null,
    public_description: request.publicDescription ?? null,
    upper_risk_id: null,
    upper_register_id: null,
    upper_hidden: false,
    author_id: actor.personId,
    opened_at: request.status === 'open' ? now : null,
    closed_at: null,
    close_reason: null,
    next_review: request.nextReview ?? null,
    ...NO_STANDING,
    residual_movement: null,
    residual_moved: null,
    target_date: null,
    extra: [],
    version: 1,
    created_at: now,
    updated_at: now,
  };
}

const NO_STANDING = {
  inherent_assessment_id: null, inherent_matrix_version_id: null, inherent_likelihood: null, inherent_impact: null, inherent_level: null,
  inherent_score: null, inherent_key: null,
  residual_assessment_id: null, residual_matrix_version_id: null, residual_likelihood: null, residual_impact: null, residual_level: null,
  residual_score: null, residual_key: null,
  target_assessment_id: null, target_matrix_version_id: null, target_likelihood: null, target_impact: null, target_level: null,
  target_score: null, target_key: null,
} as const;
