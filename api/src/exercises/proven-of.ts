import type { ProvenRecoveryView } from '@holdfast/contracts';
import { againstRequirement, measuredRecovery, PROVING_KINDS, provenRecovery, provesTime, type ProvenRecovery, type MeasuredIn } from '@holdfast/domain';
import { instantSql } from '../actions';
import { resourcePastRto } from '../invocations';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

interface Result {
  resourceId: string;
  sourceId: string;
  reference: string;
  title: string;
  kind: MeasuredIn;
  lostAt: string;
  usableAt: string | null;
  abandonedAt: string | null;
  endedAt: string;
  signedOffAt: string;
  rtoMinutes: number | null;
}

const REHEARSED = `SELECT x.resource_id AS "resourceId", e.id AS "sourceId", e.reference, e.title, e.kind, ${instantSql('e.lost_at')} AS "lostAt", ${instantSql('x.usable_at')} AS "usableAt",
  ${instantSql('x.abandoned_at')} AS "abandonedAt", ${instantSql('e.ended_at')} AS "endedAt", ${instantSql('e.signed_at')} AS "signedOffAt", x.rto_minutes AS "rtoMinutes"
  FROM exercise_resource x JOIN exercise e ON e.organisation_id = x.organisation_id AND e.id = x.exercise_id
  WHERE x.organisation_id = $1 AND e.state = 'signed-off' AND num_nonnulls(x.usable_at, x.abandoned_at) = 1`;

// It was shown when it was back, or given up: what goes on for months afterwards adds nothing to it.
const INVOKED = `SELECT m.resource_id AS "resourceId", i.id AS "sourceId", i.reference, i.title, 'invocation' AS kind, ${instantSql('i.outage_at')} AS "lostAt", ${instantSql('m.usable_at')} AS "usableAt",
  ${instantSql('m.abandoned_at')} AS "abandonedAt", ${instantSql('coalesce(m.usable_at, m.abandoned_at)')} AS "endedAt", ${instantSql('m.signed_at')} AS "signedOffAt", m.rto_minutes AS "rtoMinutes"
  FROM invocation_recovery m JOIN invocation i ON i.organisation_id = m.organisation_id AND i.id = m.invocation_id WHERE m.organisation_id = $1`;

// An outage without a plan in use: from when it began until the resource was back, once its review is signed off. It is told, and proves nothing.
const OUT = `SELECT f.resource_id AS "resourceId", f.id AS "sourceId", f.reference, f.title, 'outage' AS kind, ${instantSql('f.started_at')} AS "lostAt", ${instantSql('f.ended_at')} AS "usableAt",
  NULL AS "abandonedAt", ${instantSql('f.ended_at')} AS "endedAt", ${instantSql('f.signed_at')} AS "signedOffAt", NULL::integer AS "rtoMinutes"
  FROM failure_review f WHERE f.organisation_id = $1 AND f.resource_id IS NOT NULL AND f.state = 'signed-off'`;

const PROVING = PROVING_KINDS.map((kind) => `'${kind}'`).join(', ');

/** The proven recovery time of each resource that has one, by id: as the latest signed-off rehearsal or invocation shows that brought it back or tried to. */
export async function provenOf(sql: Sql, organisationId: string): Promise<Map<string, ProvenRecovery>> {
  const rows = await sql.rows<Result>(`SELECT DISTINCT ON ("resourceId") * FROM (${REHEARSED} AND e.kind IN (${PROVING}) UNION ALL ${INVOKED}) shown ORDER BY "resourceId", "endedAt" DESC, "sourceId" DESC`, [organisationId]);
  return new Map(
    rows.flatMap((row): [string, ProvenRecovery][] => {
      const proven = provenRecovery([row]);
      return proven ? [[row.resourceId, proven]] : [];
    }),
  );
}

/** What is proven of one resource, what an outage that still runs shows of it, and every signed-off measurement. */
export async function provenRecoveryOf(sql: Sql, actor: Actor, resourceId: string): Promise<ProvenRecoveryView> {
  const rows = await sql.rows<Result>(`SELECT * FROM (${REHEARSED} AND x.resource_id = $2 UNION ALL ${INVOKED} AND m.resource_id = $2 UNION ALL ${OUT} AND f.resource_id = $2) shown ORDER BY "endedAt" DESC, "sourceId" DESC`, [actor.organisationId, resourceId]);
  const proven = provenRecovery(rows);
  const by = rows.find((row) => row.sourceId === proven?.sourceId);
  return {
    proven: proven && by ? { ...proven, reference: by.reference } : null,
    stillLost: await resourcePastRto(sql, actor, resourceId),
    results: rows.flatMap((row) => {
      const { sourceId, reference, title, kind, endedAt, rtoMinutes } = row;
      const measured = measuredRecovery(row);
      return measured ? [{ sourceId, reference, title, kind, endedAt, measured, proves: provesTime(kind), rtoMinutes, againstRto: againstRequirement(measured, rtoMinutes) }] : [];
    }),
  };
}
