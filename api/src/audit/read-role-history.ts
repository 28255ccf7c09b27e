import { Inject, Injectable } from '@nestjs/common';
import type { RoleHeldView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notFound } from '../platform/refusal';
import { personRef } from '../risks';
import { requireAuditor } from './require-auditor';

/** What somebody could see and do, from when to when, and who decided it. */
@Injectable()
export class ReadRoleHistory {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(personId: string, actor: Actor): Promise<RoleHeldView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      requireAuditor(actor);
      const person = await sql.one('SELECT FROM person WHERE organisation_id = $1 AND id = $2', [actor.organisationId, personId]);
      if (!person) throw notFound('There is no such person.');
      return sql.rows<RoleHeldView>(
        `SELECT a.id, a.role, a.unit_id AS "unitId", u.name AS "unitName", a.granted_at AS "grantedAt", a.ended_at AS "endedAt",
           CASE WHEN g.id IS NOT NULL THEN ${personRef('g')} END AS "grantedBy", CASE WHEN b.id IS NOT NULL THEN ${personRef('b')} END AS "endedBy"
         FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
         LEFT JOIN person g ON g.organisation_id = a.organisation_id AND g.id = a.granted_by
         LEFT JOIN person b ON b.organisation_id = a.organisation_id AND b.id = a.ended_by
         WHERE a.organisation_id = $1 AND a.person_id = $2 ORDER BY a.granted_at DESC, a.id DESC`,
        [actor.organisationId, personId],
      );
    });
  }
}
