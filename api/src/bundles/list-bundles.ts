import { Inject, Injectable } from '@nestjs/common';
import type { AuditBundleRow } from '@holdfast/contracts';
import { requireAuditor } from '../audit';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';

/** A few a year: more than these are found in the audit trail. */
const SHOWN = 200;

@Injectable()
export class ListBundles {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor): Promise<AuditBundleRow[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      requireAuditor(actor);
      const rows = await sql.rows<Omit<AuditBundleRow, 'takenAt'> & { takenAt: Date }>(
        `SELECT b.id, b.from_day::text AS from, b.to_day::text AS to, b.recorded_at AS "takenAt", encode(b.digest, 'hex') AS digest, b.head_number::float8 AS head, b.files, b.size::float8 AS size,
           json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) AS "takenBy"
         FROM audit_bundle b JOIN person p ON p.organisation_id = b.organisation_id AND p.id = b.author_id WHERE b.organisation_id = $1 ORDER BY b.recorded_at DESC, b.id LIMIT ${SHOWN}`,
        [actor.organisationId],
      );
      return rows.map((row) => ({ ...row, takenAt: row.takenAt.toISOString() }));
    });
  }
}
