import type { PlanNames } from '@holdfast/contracts';
import { durationInWords, namedIn, type PlanContent } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope } from '../registers';

type ToldActivity = Omit<PlanNames['activities'][number], 'rtoMinutes' | 'rtoWords'> & { rto: { minutes: number | null; calendarId: string | null }; calendar: string | null };

/** With the recovery time objective of its approved analysis; one in working hours is said in them and compared with nothing on the clock. */
function withRto({ rto: { minutes, calendarId }, calendar, ...activity }: ToldActivity): PlanNames['activities'][number] {
  const rtoWords = minutes === null ? '' : durationInWords({ minutes, calendarId }, calendarId === null ? [] : [{ id: calendarId, name: calendar ?? '' }]);
  return { ...activity, rtoMinutes: calendarId === null ? minutes : null, rtoWords };
}

/** The telephone numbers of a contact as one text; empty for none. */
export const numbersSql = (contact: string): string => `coalesce((SELECT string_agg(t, ', ' ORDER BY at) FROM jsonb_array_elements_text(${contact}.telephones) WITH ORDINALITY AS said (t, at)), '')`;

const dayOf = (moment: string): string => `to_char(${moment} AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = $1), 'YYYY-MM-DD')`;

/** What the ids of a content are called: people, contacts, activities, resources, and those of its risks that the caller reads in full. */
export async function namesOf(sql: Sql, actor: Actor, content: PlanContent): Promise<PlanNames> {
  const named = namedIn(content);
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const people = bound.put(named.flatMap(({ personId }) => personId ?? []));
  const contacts = bound.put(named.flatMap(({ contactId }) => contactId ?? []));
  const activities = bound.put(content.activityIds);
  const resources = bound.put([...content.resourceIds, ...[...content.resources, ...content.sites].flatMap(({ resourceId }) => resourceId ?? [])]);
  const risks = bound.put(content.riskIds);
  const found = await sql.one<Omit<PlanNames, 'activities'> & { activities: ToldActivity[] }>(
    `WITH ${scope}
     SELECT
       (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'jobTitle', w.job_title, 'left', w.left_at IS NOT NULL,
           'telephone', coalesce((SELECT ${numbersSql('c')} FROM contact c WHERE c.organisation_id = $1 AND c.person_id = w.id AND c.retired_at IS NULL ORDER BY c.id LIMIT 1), ''))), '[]'::json)
         FROM person w WHERE w.organisation_id = $1 AND w.id = ANY (${people}::uuid[])) AS people,
       (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'role', c.job_title, 'organisation', c.organisation_name, 'telephone', ${numbersSql('c')}, 'gone', c.retired_at IS NOT NULL)), '[]'::json)
         FROM contact c WHERE c.organisation_id = $1 AND c.id = ANY (${contacts}::uuid[])) AS contacts,
       (SELECT coalesce(json_agg(json_build_object('id', a.id, 'reference', a.reference, 'name', a.name, 'retiredOn', ${dayOf('a.retired_at')}, 'rto', json_build_object('minutes', i.rto_minutes, 'calendarId', i.rto_calendar_id), 'calendar', wc.name) ORDER BY a.reference), '[]'::json)
         FROM activity a LEFT JOIN impact_analysis i ON i.organisation_id = $1 AND i.activity_id = a.id AND i.step = 'approved'
         LEFT JOIN working_calendar wc ON wc.organisation_id = $1 AND wc.id = i.rto_calendar_id WHERE a.organisation_id = $1 AND a.id = ANY (${activities}::uuid[])) AS activities,
       (SELECT coalesce(json_agg(json_build_object('id', s.id, 'reference', s.reference, 'name', s.name, 'kind', s.kind, 'retiredOn', ${dayOf('s.retired_at')}) ORDER BY s.reference), '[]'::json)
         FROM resource s WHERE s.organisation_id = $1 AND s.id = ANY (${resources}::uuid[])) AS resources,
       (SELECT coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'title', k.title) ORDER BY k.reference), '[]'::json)
         FROM risk k JOIN scope s ON s.id = k.register_id AND NOT s.public WHERE k.organisation_id = $1 AND k.id = ANY (${risks}::uuid[])) AS risks`,
    bound.values,
  );
  if (!found) throw new TypeError('a select without FROM has a row');
  return { ...found, activities: found.activities.map(withRto) };
}

/** The content as somebody who may not read telephone numbers sees it. */
export function withoutNumbers(content: PlanContent): PlanContent {
  return {
    ...content,
    roles: content.roles.map((role) => ({ ...role, holder: silent(role.holder), deputies: role.deputies.map(silent) })),
    calls: content.calls.map((call) => ({ ...call, person: silent(call.person) })),
    sites: content.sites.map((site) => (site.contact ? { ...site, contact: silent(site.contact) } : site)),
  };
}

/** The names as such a person sees them. */
export const namesWithoutNumbers = (names: PlanNames): PlanNames => ({ ...names, people: names.people.map(silent), contacts: names.contacts.map(silent) });

const silent = <P extends { readonly telephone: string } | null>(one: P): P => (one ? { ...one, telephone: '' } : one);
