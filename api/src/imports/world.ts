import type { WorkingCalendar } from '@holdfast/domain';
import type { StoredActivity } from '../activities';
import { activitySeen, continuityScope, resourceSeen } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo } from '../registers';
import type { StoredContact, StoredResource } from '../resources';
import { calendarsOf } from '../working-calendars';
import { Directory, type Named } from './directory';
import type { KnownDependency } from './plan';

export interface UnitNamed extends Named {
  path: readonly string[];
  name: string;
}

/** All that rows of a file may mean or match, as far as the caller sees it. */
export interface World {
  units: Directory<UnitNamed>;
  unitsById: ReadonlyMap<string, UnitNamed>;
  people: Directory<Named>;
  peopleById: ReadonlyMap<string, Named>;
  /** Those in use. */
  calendars: readonly WorkingCalendar[];
  activities: readonly StoredActivity[];
  resources: readonly StoredResource[];
  dependencies: readonly KnownDependency[];
  contacts: readonly StoredContact[];
  offers: { unit: string[]; owner: string[] };
}

interface UnitRow {
  id: string;
  name: string;
  path: string[];
}

interface PersonRow {
  id: string;
  name: string;
  jobTitle: string;
  email: string;
}

export async function loadWorld(sql: Sql, actor: Actor): Promise<World> {
  const { organisationId } = actor;
  const units = await unitsHere(sql, organisationId);
  const people = await peopleHere(sql, organisationId);
  const things = await thingsOf(sql, actor);
  const calendars = await calendarsOf(sql, organisationId);
  return {
    units: new Directory('unit', units),
    unitsById: new Map(units.map((unit) => [unit.id, unit])),
    people: new Directory('person or job title', people),
    peopleById: new Map(people.map((person) => [person.id, person])),
    calendars: calendars.filter(({ retiredAt }) => retiredAt === null),
    ...things,
    offers: { unit: units.map(({ say }) => say), owner: people.map(({ say }) => say) },
  };
}

export const unitsHere = async (sql: Sql, organisationId: string): Promise<UnitNamed[]> =>
  (await sql.rows<UnitRow>('SELECT id, name, path FROM unit WHERE organisation_id = $1 AND closed_at IS NULL ORDER BY lower(name), id', [organisationId])).map(unitsNamed);

export const peopleHere = async (sql: Sql, organisationId: string): Promise<Named[]> =>
  peopleNamed(await sql.rows<PersonRow>('SELECT id, name, job_title AS "jobTitle", email FROM person WHERE organisation_id = $1 AND left_at IS NULL ORDER BY lower(job_title), lower(name), id', [organisationId]));

/** By name, or by the names from the top down where two have the same. */
function unitsNamed(unit: UnitRow, _at: number, all: readonly UnitRow[]): UnitNamed {
  const whole = unit.path.flatMap((id) => all.find((one) => one.id === id)?.name ?? []);
  const twice = all.filter(({ name }) => name.toLowerCase() === unit.name.toLowerCase()).length > 1;
  return { ...unit, names: [unit.name], say: twice ? whole.slice(-2).join(' / ') : unit.name };
}

/** By job title, by name, or by e-mail address. */
function peopleNamed(people: readonly PersonRow[]): Named[] {
  const held = new Map<string, number>();
  for (const { jobTitle } of people) held.set(jobTitle.toLowerCase(), (held.get(jobTitle.toLowerCase()) ?? 0) + 1);
  return people.map(({ id, name, jobTitle, email }) => ({ id, names: [jobTitle, name, email], say: held.get(jobTitle.toLowerCase())! > 1 ? `${jobTitle}, ${name}` : jobTitle }));
}

/** What the caller sees; of contacts, everything: what may be matched is decided row by row. */
async function thingsOf(sql: Sql, actor: Actor): Promise<Pick<World, 'activities' | 'resources' | 'dependencies' | 'contacts'>> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<Pick<World, 'activities' | 'resources' | 'dependencies' | 'contacts'>>(
    `WITH ${continuityScope(bound, actor)},
     a AS MATERIALIZED (SELECT * FROM activity a WHERE a.organisation_id = $1 AND ${activitySeen('a')}),
     r AS MATERIALIZED (SELECT * FROM resource r WHERE r.organisation_id = $1 AND ${resourceSeen('r')})
     SELECT (SELECT coalesce(json_agg(a ORDER BY a.number), '[]'::json) FROM a) AS activities,
       (SELECT coalesce(json_agg(r ORDER BY r.number), '[]'::json) FROM r) AS resources,
       (SELECT coalesce(json_agg(t ORDER BY t.id), '[]'::json) FROM contact t WHERE t.organisation_id = $1 AND t.retired_at IS NULL AND t.resource_id IN (SELECT id FROM r)) AS contacts,
       (SELECT coalesce(json_agg(to_jsonb(d) || jsonb_build_object('members', m.members) ORDER BY d.id), '[]'::json) FROM dependency d
        JOIN LATERAL (SELECT jsonb_build_object('activityIds', coalesce(jsonb_agg(m.activity_id) FILTER (WHERE m.activity_id IS NOT NULL), '[]'),
          'resourceIds', coalesce(jsonb_agg(m.resource_id) FILTER (WHERE m.resource_id IS NOT NULL), '[]')) AS members
          FROM dependency_member m WHERE m.organisation_id = $1 AND m.dependency_id = d.id) m ON true
        WHERE d.organisation_id = $1 AND d.retired_at IS NULL AND (d.dependent_activity_id IN (SELECT id FROM a) OR d.dependent_resource_id IN (SELECT id FROM r))) AS dependencies`,
    bound.values,
  );
  if (!found) throw new TypeError('a select without FROM has a row');
  return found;
}
