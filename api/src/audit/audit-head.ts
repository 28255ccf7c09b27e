import { Inject, Injectable } from '@nestjs/common';
import type { AuditHeadView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { requireAuditor } from './require-auditor';

/** Where the chain ends: to be printed on whatever leaves the program, since a head that is kept elsewhere tells a rewritten past. */
export async function auditHead(sql: Sql, organisationId: string): Promise<AuditHeadView> {
  const found = await sql.one<{ number: number | null; hash: string; sealedAt: Date; unsealed: number }>(
    `SELECT s.number::int AS number, encode(s.hash, 'hex') AS hash, s.sealed_at AS "sealedAt",
       (SELECT count(*)::int FROM audit_event e WHERE e.organisation_id = $1 AND (e.xid >= coalesce(s.below, '0'::xid8) OR s.below > pg_snapshot_xmax(pg_current_snapshot()))
          AND NOT EXISTS (SELECT FROM audit_seal x WHERE x.organisation_id = e.organisation_id AND x.event_id = e.id)) AS unsealed
     FROM (VALUES (1)) one LEFT JOIN LATERAL (SELECT * FROM audit_seal WHERE organisation_id = $1 ORDER BY number DESC LIMIT 1) s ON true`,
    [organisationId],
  );
  if (!found) throw new TypeError('a row of values is a row');
  const { number, hash, sealedAt, unsealed } = found;
  return { head: number === null ? null : { number, hash, sealedAt: sealedAt.toISOString() }, unsealed };
}

@Injectable()
export class ReadAuditHead {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor): Promise<AuditHeadView> {
    return this.database.read(actor.organisationId, (sql) => {
      requireAuditor(actor);
      return auditHead(sql, actor.organisationId);
    });
  }
}
