import { Inject, Injectable } from '@nestjs/common';
import type { AssessRiskRequest, FieldError, RiskView } from '@holdfast/contracts';
import { movement, nextReview, targetDateFault, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { auditedDifference, registerOfEvent } from './audited-risk';
import { declaredCrosswalk } from './declared-crosswalk';
import { leaning, writeLeaning } from './leaning';
import { loadRiskToChange } from './load-risk';
import { matrixOf } from './published-matrix';
import { requireChangeable, requireCurrent, requireOnRisk } from './require-on-risk';
import { reviewRow } from './review-row';
import type { RegisterOfRisk } from './risk-in-place';
import { toRiskView } from './risk-view';
import { isEmpty, scored, standingColumns, standingFaults } from './score-standing';
import type { StoredRisk } from './stored-risk';
import { applyEscalationRule } from './suggest-escalation';
import { updateRisk, type StoredAssessment } from './write-risk';

/** Scores a risk anew on its register's matrix: a further row, from which the risk's standing, movement and next review follow. */
@Injectable()
export class AssessRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, request: AssessRiskRequest, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, (tx) => assessRisk(tx, actor, riskId, request, version));
  }
}

/** How it came about that a risk was scored. */
interface Circumstances {
  /** It was decided in a review sitting. */
  sittingId?: string | null;
  /** What an imported register published, which the matrix does not make of it. */
  published?: string | null;
  /** Said by the event besides. */
  told?: Record<string, unknown>;
}

/** The same within the transaction of another verb. */
export async function assessRisk(tx: Transaction, actor: Actor, riskId: string, request: AssessRiskRequest, version: number, { sittingId, published, told }: Circumstances = {}): Promise<RiskView> {
  const place = await loadRiskToChange(tx, actor, riskId);
  requireOnRisk(actor, 'risk.assess', place);
  requireCurrent(place, version);
  requireChangeable(place);
  const { risk: before, register } = place;
  const matrix = await matrixOf(tx, actor.organisationId, register.matrixVersionId);
  const leansOn = request.kind === 'residual' ? await leaning(tx, before, request.leansOn) : { ids: [], faults: [] };
  const faults = [...faultsOf(request, before, matrix, dayIn(register.timeZone, tx.now)), ...(await reasonFaults(tx, request, before)), ...leansOn.faults];
  if (faults.length > 0) throw needsChange(faults);

  const { kind, targetDate, rationale } = request;
  const assessment = scored(tx, {
    riskId, kind, matrixVersionId: register.matrixVersionId, matrix, given: request, targetDate, rationale, authorId: actor.personId, published,
  });
  const isReview = kind === 'residual' && before.status === 'open';
  const changes = { ...standingColumns(assessment), ...(isReview ? await reviewed(tx, before, register, matrix, assessment) : {}) };
  const difference = auditedDifference(before, { ...before, ...changes });
  const event = tx.eventRow({
    action: 'risk.assessed',
    subjectType: 'risk',
    subjectId: before.id,
    registerId: registerOfEvent(before),
    before: difference?.before ?? {},
    after: { ...difference?.after, kind, ...(rationale ? { rationale } : {}), ...(leansOn.ids.length > 0 ? { leansOn: leansOn.ids } : {}), ...(published ? { published: { [kind]: published } } : {}), ...told },
  });
  const review = isReview ? reviewRow(tx, before, { ...before, ...changes }, { outcome: 're-scored', reason: rationale ?? '', sittingId, authorId: actor.personId }) : null;
  const risk = await updateRisk(tx, before, changes, { event, assessments: [assessment], review });
  await writeLeaning(tx, assessment.id, leansOn.ids);
  if (kind === 'residual') await applyEscalationRule(tx, register, matrix, before, risk);
  return toRiskView({ ...place, risk });
}

function faultsOf({ kind, rationale: _, leansOn: _leansOn, targetDate, ...given }: AssessRiskRequest, risk: StoredRisk, matrix: RiskMatrix, today: string): FieldError[] {
  if (isEmpty(given) && risk[`${kind}_level`] !== null) return targetDate ? [{ field: 'targetDate', message: 'Without a target there is no day to reach it by' }] : [];
  const faults = standingFaults(matrix, kind, { ...given, targetDate });
  if (kind !== 'target' || !targetDate || faults.some(({ field }) => field === 'targetDate')) return faults;
  const message = targetDateFault(targetDate, today);
  return message ? [...faults, { field: 'targetDate', message }] : faults;
}

/** The first assessment of a kind may come without a reason; every later one says what has changed. */
async function reasonFaults(tx: Transaction, { kind, rationale, leansOn: _, ...given }: AssessRiskRequest, risk: StoredRisk): Promise<FieldError[]> {
  if (rationale) return [];
  if (isEmpty(given) && risk[`${kind}_level`] !== null) return [{ field: 'rationale', message: 'Say why the risk is no longer scored' }];
  const earlier = await tx.one('SELECT FROM risk_assessment WHERE organisation_id = $1 AND risk_id = $2 AND kind = $3 LIMIT 1', [tx.organisationId, risk.id, kind]);
  return earlier ? [{ field: 'rationale', message: 'Say why it is scored anew' }] : [];
}

/** To score the residual is to review the risk: what it did since the last time, and when to look again. */
async function reviewed(tx: Transaction, before: StoredRisk, register: RegisterOfRisk, matrix: RiskMatrix, now: StoredAssessment): Promise<Partial<StoredRisk>> {
  const earlier = before.residual_matrix_version_id ?? register.matrixVersionId;
  const same = earlier === register.matrixVersionId;
  const previous = {
    matrixVersionId: earlier,
    matrix: same ? matrix : await matrixOf(tx, tx.organisationId, earlier),
    likelihood: before.residual_likelihood,
    impact: before.residual_impact,
    level: before.residual_level,
  };
  const moved = movement(previous, { ...now, matrixVersionId: register.matrixVersionId, matrix }, same ? null : await declaredCrosswalk(tx, tx.organisationId, earlier, register.matrixVersionId));
  return {
    residual_movement: typeof moved === 'string' ? moved : 'levels',
    residual_moved: typeof moved === 'string' ? null : moved.levels,
    next_review: nextReview(dayIn(register.timeZone, tx.now), now.level, { cycleMonths: register.reviewMonths, monthsByLevel: register.reviewMonthsByLevel }),
  };
}
