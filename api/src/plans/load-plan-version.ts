import type { PlanVersionRow, PlanVersionView } from '@holdfast/contracts';
import { contactChanges, failedTrials, movePlanVersion, nameChanges, whyNotApprovedBy, type PlanVerb, type PlanVersionState } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, stale } from '../platform/refusal';
import { loadPlan, loadPlanToChange, mayApprove, mayManage, mayReadContacts, requireInUse, versionRowJoins, versionRowJson, type PlanInPlace } from './load-plan';
import { contactsToday, namedToday, namesAsApproved, unitAsApproved } from './plan-as-approved';
import { namesOf, namesWithoutNumbers, withoutNumbers } from './plan-names';
import type { StoredPlanVersion } from './stored-plan';
import { triedUsers } from './tried-users';

export interface VersionInPlace {
  place: PlanInPlace;
  version: StoredPlanVersion;
  row: PlanVersionRow;
}

type Found = Omit<VersionInPlace, 'place'>;

const FIND = `SELECT to_json(v) AS version, ${versionRowJson} AS row FROM plan_version v ${versionRowJoins} WHERE v.organisation_id = $1 AND v.plan_id = $2 AND `;

export async function loadVersion(sql: Sql, actor: Actor, planId: string, number: number): Promise<VersionInPlace> {
  const place = await loadPlan(sql, actor, planId);
  const found = await sql.one<Found>(`${FIND} v.number = $3`, [actor.organisationId, planId, number]);
  if (!found) throw notFound(`${place.row.reference} has no version ${number}.`);
  return { place, ...found };
}

/** For a verb on what is being written or waits for approval: locked by its plan, the caller allowed by the first argument, and the version the one that was read. */
export async function loadOpenToChange(tx: Transaction, actor: Actor, planId: string, read: number, verb: PlanVerb, requireAllowed: (place: PlanInPlace) => void): Promise<VersionInPlace & { to: PlanVersionState }> {
  const place = await loadPlanToChange(tx, actor, planId);
  requireAllowed(place);
  requireInUse(place);
  // Without one that is open, the latest says by its state why nothing can be done.
  const found = await tx.one<Found>(`${FIND} true ORDER BY v.state IN ('draft', 'in-review') DESC, v.number DESC LIMIT 1`, [actor.organisationId, planId]);
  if (!found) throw new TypeError('a plan has a version');
  const open = { place, ...found };
  const move = movePlanVersion(found.version.state, verb);
  if (found.version.version !== read) throw stale(await toVersionView(tx, actor, open));
  if (!move.ok) throw conflict('not-now', move.message);
  return { ...open, to: move.to };
}

/** The whitelist of what leaves of a version. */
export async function toVersionView(sql: Sql, actor: Actor, { place, version, row }: VersionInPlace): Promise<PlanVersionView> {
  const { row: plan } = place;
  const numbers = mayReadContacts(actor, place);
  const today = await namesOf(sql, actor, version.content);
  const things = namedToday(plan, today);
  const approved = namesAsApproved(today, version.contacts ?? [], version.named ?? []);
  const names = numbers ? approved : namesWithoutNumbers(approved);
  const changes = version.contacts && version.state === 'approved' ? contactChanges(version.contacts, contactsToday(today)) : [];
  const seen = new Set(names.risks.map(({ id }) => id));
  const content = numbers ? version.content : withoutNumbers(version.content);
  const inUse = place.plan.retired_at === null;
  const over = version.state === 'superseded' || version.state === 'dropped';
  const judges = inUse && version.state === 'in-review' && mayApprove(actor, place);
  const whyNotApproved = judges ? whyNotApprovedBy(actor.personId, version.editor_ids) : null;
  return {
    ...row,
    planId: plan.id,
    reference: plan.reference,
    kind: plan.kind,
    name: plan.name,
    unitName: unitAsApproved(plan, version.named ?? []),
    owner: plan.owner,
    standing: plan.standing,
    nextReview: plan.nextReview,
    content: { ...content, riskIds: content.riskIds.filter((id) => seen.has(id)) },
    names,
    contactChanges: numbers ? changes : changes.map((change) => ({ ...change, numberWas: '', numberNow: change.numberNow === null ? null : '' })),
    // What no longer holds is said as it was; of one that was approved before names were kept, only what is retired.
    nameChanges: over ? [] : nameChanges(version.named ?? things, things),
    failedTrials: over ? [] : failedTrials(content.criticalUsers, await triedUsers(sql, actor.organisationId, content)),
    otherRisks: content.riskIds.length - seen.size,
    contactsHidden: !numbers,
    mayEdit: inUse && (version.state === 'draft' || version.state === 'in-review') && mayManage(actor, place),
    mayApprove: judges && whyNotApproved === null,
    whyNotApproved,
    version: version.version,
  };
}

export async function versionAnswer(tx: Transaction, actor: Actor, planId: string, number: number): Promise<PlanVersionView> {
  return toVersionView(tx, actor, await loadVersion(tx, actor, planId, number));
}
