import type { FailureReviewView } from '@holdfast/contracts';
import { measuredDataLoss, measuredRecovery, progressOf } from '@holdfast/domain';
import { instantSql } from '../actions';
import { standingEntries } from '../incident-log';
import type { Sql, Transaction } from '../platform/database';

type Measured = FailureReviewView['measured'];

interface Times {
  resourceId: string;
  usableAt: string | null;
  abandonedAt: string | null;
  dataAsOf: string | null;
}

/** What an invocation measured: as signed off, or as its log says until then. What the activities of the plans that cover a resource ask for stands beside it. */
export async function measuredIn(sql: Sql, organisationId: string, invocationId: string): Promise<Measured> {
  const kept = await sql.rows<Times>(
    `SELECT resource_id AS "resourceId", ${instantSql('usable_at')} AS "usableAt", ${instantSql('abandoned_at')} AS "abandonedAt", ${instantSql('data_as_of')} AS "dataAsOf" FROM invocation_recovery m WHERE m.organisation_id = $1 AND m.invocation_id = $2`,
    [organisationId, invocationId],
  );
  const [outage] = await sql.rows<{ outageAt: string }>(`SELECT ${instantSql('outage_at')} AS "outageAt" FROM invocation WHERE organisation_id = $1 AND id = $2`, [organisationId, invocationId]);
  if (!outage) return [];
  const times = new Map((kept.length > 0 ? kept : await fromLog(sql, organisationId, invocationId, outage.outageAt)).map((one) => [one.resourceId, one]));
  const named = await sql.rows<Omit<Measured[number], 'measured' | 'dataLoss'>>(
    `SELECT r.id, r.reference, r.name, r.kind, ${asked('rto')} AS "rtoMinutes", ${asked('rpo')} AS "rpoMinutes" FROM resource r WHERE r.organisation_id = $1 AND r.id = ANY ($3::uuid[]) ORDER BY r.name, r.id`,
    [organisationId, invocationId, [...times.keys()]],
  );
  return named.flatMap((resource) => {
    const of = times.get(resource.id)!;
    const measured = measuredRecovery({ lostAt: outage.outageAt, ...of });
    return measured ? [{ ...resource, measured, dataLoss: measuredDataLoss(outage.outageAt, of.dataAsOf) }] : [];
  });
}

/** Writes down for good what the log says. From here on it counts as proven. */
export async function keepMeasured(tx: Transaction, invocationId: string): Promise<Times[]> {
  const [outage] = await tx.rows<{ outageAt: string }>(`SELECT ${instantSql('outage_at')} AS "outageAt" FROM invocation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE`, [tx.organisationId, invocationId]);
  if (!outage) return [];
  const times = await fromLog(tx, tx.organisationId, invocationId, outage.outageAt);
  await tx.rows(
    `INSERT INTO invocation_recovery (organisation_id, invocation_id, resource_id, usable_at, abandoned_at, data_as_of, rto_minutes, rpo_minutes, signed_at)
     SELECT $1, $2, r.id, t."usableAt", t."abandonedAt", t."dataAsOf", ${asked('rto')}, ${asked('rpo')}, $4
     FROM json_to_recordset($3) t ("resourceId" uuid, "usableAt" timestamptz, "abandonedAt" timestamptz, "dataAsOf" timestamptz) JOIN resource r ON r.organisation_id = $1 AND r.id = t."resourceId"`,
    [tx.organisationId, invocationId, JSON.stringify(times), tx.now],
  );
  return times;
}

/** Resources that came back, or were given up. */
async function fromLog(sql: Sql, organisationId: string, invocationId: string, outageAt: string): Promise<Times[]> {
  const { resources } = progressOf([], await standingEntries(sql, organisationId, 'invocation', invocationId), outageAt);
  return resources.flatMap(({ resourceId, usable, abandoned, dataAsOf }) => (usable || abandoned ? [{ resourceId, usableAt: usable?.at ?? null, abandonedAt: abandoned?.at ?? null, dataAsOf: dataAsOf?.at ?? null }] : []));
}

/** Of the activities in the scope of the plans invoked in `$2` that cover the resource `r`, the shortest on the clock; null: not known. */
const asked = (which: 'rto' | 'rpo'): string => `(SELECT min(a.${which}_minutes) FROM invocation_plan n JOIN plan_version v ON v.organisation_id = $1 AND v.id = n.plan_version_id,
    jsonb_array_elements_text(coalesce(n.content, v.content) -> 'activityIds') x JOIN impact_analysis a ON a.organisation_id = $1 AND a.activity_id = x::uuid AND a.step = 'approved' AND a.${which}_calendar_id IS NULL
  WHERE n.organisation_id = $1 AND n.invocation_id = $2 AND coalesce(n.content, v.content) -> 'resourceIds' ? r.id::text)`;
