import type { FieldError, MilestoneView } from '@holdfast/contracts';
import { can, explainRefusal, financialYearLabel, financialYearOf, type MilestoneProgress, type Permission, type ReportingRhythm } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale } from '../platform/refusal';
import { todayOf } from '../registers';
import { milestoneViews } from './milestone-views';

/** The objective of a milestone, as far as it decides who may do what to it. */
export interface ObjectiveInPlace {
  id: string;
  code: string;
  closed: boolean;
  unitPath: string[];
  officerId: string | null;
}

export interface MilestoneInPlace {
  id: string;
  title: string;
  financialYear: number;
  dueDate: string;
  reporting: ReportingRhythm | null;
  progress: MilestoneProgress | null;
  withdrawn: boolean;
  version: number;
  objective: ObjectiveInPlace;
}

const OBJECTIVE = `json_build_object('id', o.id, 'code', o.code, 'closed', o.closed_at IS NOT NULL, 'unitPath', u.path, 'officerId', o.officer_id)`;
const UNIT = 'JOIN unit u ON u.organisation_id = o.organisation_id AND u.id = o.unit_id';

/** Held, so that it does not close meanwhile. */
export async function holdObjectiveOf(tx: Transaction, id: string): Promise<ObjectiveInPlace> {
  const found = await tx.one<{ objective: ObjectiveInPlace }>(`SELECT ${OBJECTIVE} AS objective FROM objective o ${UNIT} WHERE o.organisation_id = $1 AND o.id = $2 FOR SHARE OF o`, [tx.organisationId, id]);
  if (!found) throw notFound('There is no such objective.');
  return found.objective;
}

/** The milestone, locked, if the caller may do this to it, in the version that they read; followed still, and of an open objective. */
export async function holdMilestone(tx: Transaction, actor: Actor, permission: Permission, id: string, version: number): Promise<MilestoneInPlace> {
  const found = await tx.one<MilestoneInPlace>(
    `SELECT m.id, m.title, m.financial_year AS "financialYear", m.due_date::text AS "dueDate", m.reporting, m.progress, m.withdrawn_at IS NOT NULL AS withdrawn, m.version, ${OBJECTIVE} AS objective
     FROM milestone m JOIN objective o ON o.organisation_id = m.organisation_id AND o.id = m.objective_id ${UNIT}
     WHERE m.organisation_id = $1 AND m.id = $2 FOR NO KEY UPDATE OF m FOR SHARE OF o`,
    [tx.organisationId, id],
  );
  if (!found) throw notFound('There is no such milestone.');
  requireOnObjective(actor, permission, found.objective);
  if (found.version !== version) throw stale(await answerOf(tx, id));
  requireOpen(found.objective);
  if (found.withdrawn) throw conflict('milestone-withdrawn', 'This milestone was withdrawn. It can be read but not changed.');
  return found;
}

export function requireOnObjective(actor: Actor, permission: Permission, { unitPath, officerId }: ObjectiveInPlace): void {
  if (!can(actor, permission, { unitPath, measureOwnerId: officerId, rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal(permission));
}

export function requireOpen({ code, closed }: ObjectiveInPlace): void {
  if (closed) throw conflict('objective-closed', `${code} is closed. Its milestones can be read but not changed.`);
}

/** A milestone is due in the financial year in which it is counted. */
export const yearFaults = (financialYear: number, dueDate: string): FieldError[] =>
  financialYearOf(dueDate) === financialYear ? [] : [{ field: 'dueDate', message: `Choose a day in ${financialYearLabel(financialYear)}: from 1 April ${financialYear} to 31 March ${financialYear + 1}` }];

export async function answerOf(tx: Transaction, id: string): Promise<MilestoneView> {
  const [view] = await milestoneViews(tx, tx.organisationId, await todayOf(tx, tx.organisationId), { id });
  if (!view) throw notFound('There is no such milestone.');
  return view;
}
