import { Inject, Injectable } from '@nestjs/common';
import type { EditRiskRequest, FieldError, RiskView } from '@holdfast/contracts';
import { visibilityOf } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { auditedDifference, registerOfEvent } from './audited-risk';
import { choiceFaults, findChoices, reviewFaults, type Chosen } from './choices';
import { exemptFaults } from './exempt-wording';
import { loadRiskToChange } from './load-risk';
import { tellLowerRisks } from './lower-risks';
import { requireChangeable, requireCurrent, requireInRegister, requireOnRisk } from './require-on-risk';
import type { RiskInPlace } from './risk-in-place';
import { toRiskView } from './risk-view';
import type { StoredRisk } from './stored-risk';
import { updateRisk } from './write-risk';

/** Changes the words and choices of a draft or open risk. What the request leaves out stays as it is. */
@Injectable()
export class EditRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, request: EditRiskRequest, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, (tx) => editRisk(tx, actor, riskId, request, version));
  }
}

/** The same within the transaction of another verb; `told` is said by the event besides. */
export async function editRisk(tx: Transaction, actor: Actor, riskId: string, request: EditRiskRequest, version: number, told: Record<string, unknown> = {}): Promise<RiskView> {
  const place = await loadRiskToChange(tx, actor, riskId);
  requireOnRisk(actor, 'risk.edit', place);
  requireCurrent(place, version);
  requireChangeable(place);
  const { risk: before } = place;
  const changes = changesOf(request, before);
  if (changesExemption(before, { ...before, ...changes })) requireInRegister(actor, 'risk.exempt', place.register);
  const after = await withChoices(tx, place, request, changes);

  const objectives = { before: place.objectives.map(({ id }) => id), after: after.objectives.map(({ id }) => id) };
  const difference = auditedDifference(before, after.risk, objectives);
  if (!difference) return toRiskView(place);
  const wasHidden = isHidden(before);
  const lower = wasHidden === isHidden(after.risk) ? [] : await tellLowerRisks(tx, before, { upper_hidden: !wasHidden });
  await linkObjectives(tx, before.id, objectives);
  const event = tx.eventRow({
    action: 'risk.edited', subjectType: 'risk', subjectId: before.id, registerId: registerOfEvent(before), before: difference.before, after: { ...difference.after, ...told },
  });
  return toRiskView({ ...after, risk: await updateRisk(tx, before, changes, { event, lower }) });
}

function changesOf(request: EditRiskRequest, before: StoredRisk): Partial<StoredRisk> {
  const exemptGround = request.exemptGround === undefined ? before.exempt_ground : request.exemptGround;
  // Without a ground there is nothing for a public wording to stand in for: it goes with the ground.
  const keepsWording = exemptGround !== null || request.publicTitle || request.publicDescription;
  const asked: Partial<StoredRisk> = {
    title: request.title,
    cause: request.cause,
    event: request.event,
    consequence: request.consequence,
    category_id: request.categoryId,
    owner_id: request.ownerId,
    unit_id: request.unitId,
    treatment: request.treatment,
    proximity: request.proximity,
    exempt_ground: exemptGround,
    public_title: keepsWording ? request.publicTitle : null,
    public_description: keepsWording ? request.publicDescription : null,
    next_review: request.nextReview,
    extra: request.extra?.map(({ name, value }) => ({ name, value })),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

/** Checks what is newly chosen; what was chosen before may stay although it is out of use by now. */
async function withChoices(tx: Transaction, place: RiskInPlace, request: EditRiskRequest, changes: Partial<StoredRisk>): Promise<RiskInPlace> {
  const before = place.risk;
  const risk = { ...before, ...changes };
  const linked = new Map(place.objectives.map((objective) => [objective.id, objective]));
  const objectiveIds = request.objectiveIds && [...new Set(request.objectiveIds)];
  const chosen: Chosen = {
    ownerId: risk.owner_id === before.owner_id ? null : risk.owner_id,
    categoryId: risk.category_id === before.category_id ? null : risk.category_id,
    unitId: risk.unit_id === before.unit_id ? null : risk.unit_id,
    objectiveIds: objectiveIds?.filter((id) => !linked.has(id)) ?? [],
  };
  const asks = chosen.ownerId ?? chosen.categoryId ?? chosen.unitId ?? chosen.objectiveIds?.[0];
  const found = asks ? await findChoices(tx, tx.organisationId, chosen) : { owner: null, categoryName: null, unitName: null, objectives: [] };
  const faults: FieldError[] = [
    ...choiceFaults(chosen, found),
    ...(risk.status === 'open' && risk.owner_id === null ? [{ field: 'ownerId', message: 'An open risk needs an owner' }] : []),
    ...exemptFaults({ exemptGround: risk.exempt_ground, publicTitle: risk.public_title, publicDescription: risk.public_description }),
    // What was set before may have passed by now.
    ...(risk.next_review === before.next_review ? [] : reviewFaults(risk.next_review, dayIn(place.register.timeZone, tx.now))),
  ];
  if (faults.length > 0) throw needsChange(faults);
  return {
    ...place,
    risk,
    owner: chosen.ownerId ? found.owner : risk.owner_id === null ? null : place.owner,
    categoryName: chosen.categoryId ? found.categoryName : risk.category_id === null ? null : place.categoryName,
    unitName: found.unitName ?? place.unitName,
    objectives: objectiveIds
      ? [...found.objectives, ...objectiveIds.flatMap((id) => linked.get(id) ?? [])].sort((a, b) => (a.code < b.code ? -1 : 1))
      : place.objectives,
  };
}

const changesExemption = (before: StoredRisk, after: StoredRisk): boolean =>
  before.exempt_ground !== after.exempt_ground || before.public_title !== after.public_title || before.public_description !== after.public_description;

const isHidden = (risk: StoredRisk): boolean => visibilityOf({ exemptGround: risk.exempt_ground, publicWording: risk.public_title }) === 'exempt-hidden';

async function linkObjectives(tx: Transaction, riskId: string, { before, after }: { before: string[]; after: string[] }): Promise<void> {
  const [gone, come] = [before.filter((id) => !after.includes(id)), after.filter((id) => !before.includes(id))];
  if (gone.length > 0)
    await tx.rows('DELETE FROM risk_objective WHERE organisation_id = $1 AND risk_id = $2 AND objective_id = ANY ($3)', [tx.organisationId, riskId, gone]);
  if (come.length > 0) await tx.rows('INSERT INTO risk_objective SELECT $1, $2, objective FROM unnest($3::uuid[]) objective', [tx.organisationId, riskId, come]);
}
