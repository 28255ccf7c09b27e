import { Inject, Injectable } from '@nestjs/common';
import type { SessionView } from '@holdfast/contracts';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';

@Injectable()
export class SessionQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  /** Who is signed in, where, and as what. */
  async of(actor: Pick<Actor, 'organisationId' | 'personId' | 'sessionId'>): Promise<SessionView> {
    const view = await this.database.read(actor.organisationId, (sql) =>
      sql.one<Omit<SessionView, 'demo'>>(
        `SELECT json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title, 'email', p.email) AS person,
           json_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone, 'decidesOwnProposals', o.decides_own_proposals, 'colour', o.colour, 'version', o.version) AS organisation,
           coalesce((SELECT json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'unitPath', u.path))
             FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
             WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.ended_at IS NULL), '[]'::json) AS roles,
           (SELECT id FROM unit WHERE organisation_id = p.organisation_id AND parent_id IS NULL) AS "rootUnitId",
           (past.begins_at() AT TIME ZONE o.time_zone)::date::text AS "historyBeginsOn", s.expires_at AS "expiresAt", p.previous_visit_at AS "previousVisitAt"
         FROM session s
         JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
         JOIN organisation o ON o.id = s.organisation_id
         WHERE s.organisation_id = $1 AND s.id = $2`,
        [actor.organisationId, actor.sessionId],
      ),
    );
    if (!view) throw new TypeError('a live session has its row');
    return { ...view, demo: this.options.demo };
  }
}
