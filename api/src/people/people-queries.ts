import { Inject, Injectable } from '@nestjs/common';
import type { ListPeopleRequest, Page, PersonRef, PersonView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { fromCursor, toCursor } from '../platform/page';

const STATE = `CASE WHEN p.left_at IS NOT NULL THEN 'left' WHEN p.password_hash IS NULL THEN 'invited' ELSE 'active' END`;

export const VIEW = `p.id, p.name, p.job_title AS "jobTitle", p.email, ${STATE} AS state, p.left_at AS "leftAt", p.version,
  coalesce((SELECT json_agg(json_build_object('id', a.id, 'role', a.role, 'unitId', a.unit_id, 'unitName', u.name, 'grantedAt', a.granted_at)
      ORDER BY array_length(u.path, 1), u.name, a.role)
    FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
    WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.ended_at IS NULL), '[]'::json) AS roles`;

const SORTS = { name: 'lower(p.name)', jobTitle: 'lower(p.job_title)', email: 'p.email', state: STATE } as const;

/** $1 organisation, $2 words, $3 state, $4 role, $5 unit */
const MATCHES = `p.organisation_id = $1
  AND ($2::text IS NULL OR strpos(lower(p.name), $2) > 0 OR strpos(lower(p.job_title), $2) > 0 OR strpos(p.email, $2) > 0)
  AND ($3::text IS NULL OR ${STATE} = $3)
  AND (($4::text IS NULL AND $5::uuid IS NULL) OR EXISTS (
    SELECT FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
    WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.ended_at IS NULL
      AND ($4::text IS NULL OR a.role = $4) AND ($5::uuid IS NULL OR $5 = ANY (u.path))))`;

@Injectable()
export class PeopleQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(request: ListPeopleRequest, actor: Actor): Promise<Page<PersonView> | Page<PersonRef>> {
    return request.picker === 'true' ? this.#forPicker(request, actor) : this.#page(request, actor);
  }

  read(id: string, { organisationId }: Actor): Promise<PersonView> {
    return this.database.read(organisationId, (sql) => readPerson(sql, organisationId, id));
  }

  #page({ q, state, role, unitId, sort = 'name', after }: ListPeopleRequest, { organisationId }: Actor): Promise<Page<PersonView>> {
    const key = SORTS[sort.replace('-', '') as keyof typeof SORTS];
    const [order, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
    const filter = [organisationId, q?.toLowerCase() || null, state ?? null, role ?? null, unitId ?? null];
    const cursor = fromCursor(after, 2);
    return this.database.read(organisationId, async (sql) => {
      const rows = await sql.rows<PersonView & { key: string }>(
        `SELECT ${VIEW}, ${key} AS key FROM person p
         WHERE ${MATCHES} AND ($6::text IS NULL OR (${key}, p.id) ${beyond} ($6::text, $7::uuid))
         ORDER BY ${key} ${order}, p.id ${order} LIMIT ${LIMITS.pageSize + 1}`,
        [...filter, ...(cursor ?? [null, null])],
      );
      const counted = await sql.one<{ total: number }>(`SELECT count(*)::int AS total FROM person p WHERE ${MATCHES}`, filter);
      const last = rows.length > LIMITS.pageSize ? rows[LIMITS.pageSize - 1] : undefined;
      return {
        items: rows.slice(0, LIMITS.pageSize).map(({ key: _, ...person }) => person),
        next: last ? toCursor([last.key, last.id]) : null,
        total: counted?.total ?? null,
      };
    });
  }

  /** Whom something can be given to: nobody who left, and no more of each than a box shows. */
  #forPicker({ q }: ListPeopleRequest, { organisationId }: Actor): Promise<Page<PersonRef>> {
    return this.database.read(organisationId, async (sql) => {
      const items = await sql.rows<PersonRef>(
        `SELECT p.id, p.name, p.job_title AS "jobTitle" FROM person p
         WHERE p.organisation_id = $1 AND p.left_at IS NULL
           AND ($2::text IS NULL OR strpos(lower(p.name), $2) > 0 OR strpos(lower(p.job_title), $2) > 0)
         ORDER BY lower(p.job_title), lower(p.name), p.id LIMIT ${LIMITS.pageSize}`,
        [organisationId, q?.toLowerCase() || null],
      );
      return { items, next: null, total: null };
    });
  }
}

export async function readPerson(sql: Sql, organisationId: string, id: string): Promise<PersonView> {
  const person = await sql.one<PersonView>(`SELECT ${VIEW} FROM person p WHERE p.organisation_id = $1 AND p.id = $2`, [organisationId, id]);
  if (!person) throw nobody();
  return person;
}

export const nobody = (): Error => notFound('There is no such person.');
