import type { ProvenRecoveryView } from '@holdfast/contracts';
import { againstRequirement, measuredRecovery, PROVING_KINDS, provenRecovery, provesRecovery, type ExerciseKind, type ProvenRecovery } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Sql } from '../platform/database';

interface Result {
  resourceId: string;
  exerciseId: string;
  reference: string;
  title: string;
  kind: ExerciseKind;
  lostAt: string;
  usableAt: string | null;
  abandonedAt: string | null;
  endedAt: string;
  signedOffAt: string;
  rtoMinutes: number | null;
}

const RESULTS = `x.resource_id AS "resourceId", e.id AS "exerciseId", e.reference, e.title, e.kind, ${instantSql('e.lost_at')} AS "lostAt", ${instantSql('x.usable_at')} AS "usableAt",
  ${instantSql('x.abandoned_at')} AS "abandonedAt", ${instantSql('e.ended_at')} AS "endedAt", ${instantSql('e.signed_at')} AS "signedOffAt", x.rto_minutes AS "rtoMinutes"
  FROM exercise_resource x JOIN exercise e ON e.organisation_id = x.organisation_id AND e.id = x.exercise_id
  WHERE x.organisation_id = $1 AND e.state = 'signed-off' AND num_nonnulls(x.usable_at, x.abandoned_at) = 1`;

const PROVING = PROVING_KINDS.map((kind) => `'${kind}'`).join(', ');

/** The proven recovery time of each resource that has one, by id: as the latest signed-off rehearsal shows that brought it back or tried to. */
export async function provenOf(sql: Sql, organisationId: string): Promise<Map<string, ProvenRecovery>> {
  const rows = await sql.rows<Result>(`SELECT DISTINCT ON (x.resource_id) ${RESULTS} AND e.kind IN (${PROVING}) ORDER BY x.resource_id, e.ended_at DESC, e.id DESC`, [organisationId]);
  return new Map(
    rows.flatMap((row): [string, ProvenRecovery][] => {
      const proven = provenRecovery([row]);
      return proven ? [[row.resourceId, proven]] : [];
    }),
  );
}

/** What is proven of one resource, and every signed-off measurement of it. */
export async function provenRecoveryOf(sql: Sql, organisationId: string, resourceId: string): Promise<ProvenRecoveryView> {
  const rows = await sql.rows<Result>(`SELECT ${RESULTS} AND x.resource_id = $2 ORDER BY e.ended_at DESC, e.id DESC`, [organisationId, resourceId]);
  const proven = provenRecovery(rows);
  const by = rows.find((row) => row.exerciseId === proven?.exerciseId);
  return {
    proven: proven && by ? { ...proven, reference: by.reference } : null,
    results: rows.flatMap((row) => {
      const { exerciseId, reference, title, kind, endedAt, rtoMinutes } = row;
      const measured = measuredRecovery(row);
      return measured ? [{ exerciseId, reference, title, kind, endedAt, measured, proves: provesRecovery(kind), rtoMinutes, againstRto: againstRequirement(measured, rtoMinutes) }] : [];
    }),
  };
}
