import type { ActivityRow, ActivityView } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import { activitySeen, continuityScope, dependenciesWhere, leaningOn, toDependencyView, type DependencyRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { activityRowJoins, activityRowJson } from './activity-row';
import { criticalUsersJson } from './critical-user-row';
import type { StoredActivity } from './stored-activity';

/** An activity with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface ActivityInPlace {
  activity: StoredActivity;
  row: ActivityRow;
  unitPath: string[];
  timeZone: string;
  leansOn: DependencyRow[];
  leanedOnBy: DependencyRow[];
  criticalUsers: ActivityView['criticalUsers'];
}

const noSuchActivity = (): Refusal => notFound('There is no such activity, or it is not yours to read.');

/** The activity as the caller may see it; what is out of sight is not there. */
export async function loadActivity(sql: Sql, actor: Actor, id: string): Promise<ActivityInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchActivity();
  return place;
}

/** For a verb: the row locked, the caller allowed, the version the one that was read; and in use, unless it is about to be again. */
export async function loadActivityToChange(tx: Transaction, actor: Actor, id: string, version: number, retired = false): Promise<ActivityInPlace> {
  const place = await lockActivity(tx, actor, id);
  if (place.activity.version !== version) throw stale(toActivityView(actor, place));
  if (!retired && place.activity.retired_at !== null) throw conflict('retired', 'This activity is retired. It can be read but not changed.');
  return place;
}

/** The same without a version: for what is added to an activity. */
export async function lockActivity(tx: Transaction, actor: Actor, id: string): Promise<ActivityInPlace> {
  await tx.rows('SELECT FROM activity WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const place = await loadActivity(tx, actor, id);
  if (!mayManage(actor, place)) throw notPermitted(explainRefusal('continuity.manage'));
  return place;
}

/** The answer of a verb, also where its change has just taken the activity out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<ActivityView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchActivity();
  return toActivityView(actor, place);
}

export const mayManage = (actor: Actor, { activity, unitPath }: Pick<ActivityInPlace, 'activity' | 'unitPath'>): boolean => can(actor, 'continuity.manage', { unitPath, measureOwnerId: activity.owner_id });

/** The whitelist of what leaves of an activity. */
export function toActivityView(actor: Actor, place: ActivityInPlace): ActivityView {
  const { activity, row, leansOn, leanedOnBy, criticalUsers } = place;
  return {
    ...row,
    description: activity.description,
    criticalReason: activity.critical_reason,
    resume: activity.resume_minutes === null ? null : { minutes: activity.resume_minutes, calendarId: activity.resume_calendar_id },
    leansOn: leansOn.map((one) => toDependencyView(actor, one)),
    leanedOnBy: leanedOnBy.map((one) => toDependencyView(actor, one)),
    criticalUsers,
    retiredAt: activity.retired_at === null ? null : new Date(activity.retired_at).toISOString(),
    retiredReason: activity.retired_reason,
    mayManage: mayManage(actor, place),
    version: activity.version,
  };
}

function find(sql: Sql, actor: Actor, id: string): Promise<(ActivityInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${continuityScope(bound, actor)}
     SELECT ${activitySeen('a')} AS "inSight", to_json(a) AS activity, ${activityRowJson} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = a.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone", ${dependenciesWhere('d.dependent_activity_id = a.id')} AS "leansOn",
       ${dependenciesWhere(leaningOn('activity', 'a'))} AS "leanedOnBy", ${criticalUsersJson} AS "criticalUsers"
     FROM activity a ${activityRowJoins} WHERE a.organisation_id = $1 AND a.id = ${bound.put(id)}`,
    bound.values,
  );
}
