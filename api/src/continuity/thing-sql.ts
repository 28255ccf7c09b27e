import { activitySeen, resourceSeen } from './continuity-scope';

/* An activity or a resource as SQL, where one of the two is joined and the other null: a ThingRef. */

export const thingJson = (a: string, r: string): string => `json_build_object('kind', ${r}.kind, 'id', coalesce(${a}.id, ${r}.id), 'reference', coalesce(${a}.reference, ${r}.reference),
  'name', coalesce(${a}.name, ${r}.name), 'retired', coalesce(${a}.retired_at, ${r}.retired_at) IS NOT NULL)`;

export const thingSeen = (a: string, r: string): string => `coalesce(CASE WHEN ${a}.id IS NULL THEN ${resourceSeen(r)} ELSE ${activitySeen(a)} END, false)`;

export const resourceJson = (r: string): string => `json_build_object('kind', ${r}.kind, 'id', ${r}.id, 'reference', ${r}.reference, 'name', ${r}.name, 'retired', ${r}.retired_at IS NOT NULL)`;

export const durationJson = (row: string, name: string): string =>
  `CASE WHEN ${row}.${name}_minutes IS NOT NULL THEN json_build_object('minutes', ${row}.${name}_minutes, 'calendarId', ${row}.${name}_calendar_id) END`;
