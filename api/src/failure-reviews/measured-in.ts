import type { FailureReviewView } from '@holdfast/contracts';
import { measuredDataLoss, measuredRecovery, progressOf, type Requirement } from '@holdfast/domain';
import { instantSql } from '../actions';
import { standingEntries } from '../incident-log';
import { askedOf, invocationBehind, requirementsIn, type InvocationInPlace } from '../invocations';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';

type Measured = FailureReviewView['measured'];

interface Times {
  resourceId: string;
  usableAt: string | null;
  abandonedAt: string | null;
  dataAsOf: string | null;
}

type HeldTo = Pick<Requirement, 'rtoMinutes' | 'tooLateAtOnce' | 'rpoMinutes'>;

/** What an invocation measured: as signed off, or as its log says until then. What each resource is held to stands beside it. */
export async function measuredIn(sql: Sql, actor: Actor, invocationId: string): Promise<Measured> {
  const kept = await sql.rows<Times & HeldTo>(
    `SELECT resource_id AS "resourceId", ${instantSql('usable_at')} AS "usableAt", ${instantSql('abandoned_at')} AS "abandonedAt", ${instantSql('data_as_of')} AS "dataAsOf", rto_minutes AS "rtoMinutes", false AS "tooLateAtOnce", rpo_minutes AS "rpoMinutes"
     FROM invocation_recovery m WHERE m.organisation_id = $1 AND m.invocation_id = $2`,
    [actor.organisationId, invocationId],
  );
  const place = await invocationBehind(sql, actor, invocationId);
  const { outageAt } = place.row;
  const times = new Map((kept.length > 0 ? kept : await heldTo(sql, place, await fromLog(sql, actor.organisationId, invocationId, outageAt))).map((one) => [one.resourceId, one]));
  const named = await sql.rows<Pick<Measured[number], 'id' | 'reference' | 'name' | 'kind'>>(
    'SELECT r.id, r.reference, r.name, r.kind FROM resource r WHERE r.organisation_id = $1 AND r.id = ANY ($2::uuid[]) ORDER BY r.name, r.id',
    [actor.organisationId, [...times.keys()]],
  );
  return named.flatMap((resource) => {
    const of = times.get(resource.id)!;
    const measured = measuredRecovery({ lostAt: outageAt, ...of });
    return measured ? [{ ...resource, measured, rtoMinutes: of.rtoMinutes, tooLateAtOnce: of.tooLateAtOnce, dataLoss: measuredDataLoss(outageAt, of.dataAsOf), rpoMinutes: of.rpoMinutes }] : [];
  });
}

/** Writes down for good what the log says. From here on it counts as proven. */
export async function keepMeasured(tx: Transaction, actor: Actor, invocationId: string): Promise<Times[]> {
  await tx.rows('SELECT FROM invocation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, invocationId]);
  const place = await invocationBehind(tx, actor, invocationId);
  const times = await fromLog(tx, tx.organisationId, invocationId, place.row.outageAt);
  await tx.rows(
    `INSERT INTO invocation_recovery (organisation_id, invocation_id, resource_id, usable_at, abandoned_at, data_as_of, rto_minutes, rpo_minutes, signed_at)
     SELECT $1, $2, t."resourceId", t."usableAt", t."abandonedAt", t."dataAsOf", t."rtoMinutes", t."rpoMinutes", $4
     FROM json_to_recordset($3) t ("resourceId" uuid, "usableAt" timestamptz, "abandonedAt" timestamptz, "dataAsOf" timestamptz, "rtoMinutes" integer, "rpoMinutes" integer)`,
    [tx.organisationId, invocationId, JSON.stringify(await heldTo(tx, place, times)), tx.now],
  );
  return times;
}

/** With what each is held to. */
async function heldTo(sql: Sql, place: InvocationInPlace, times: readonly Times[]): Promise<(Times & HeldTo)[]> {
  const requirements = await requirementsIn(sql, place);
  return times.map((one) => {
    const { rtoMinutes, tooLateAtOnce, rpoMinutes } = askedOf(one.resourceId, place, requirements);
    return { ...one, rtoMinutes, tooLateAtOnce, rpoMinutes };
  });
}

/** Resources that came back, or were given up. */
async function fromLog(sql: Sql, organisationId: string, invocationId: string, outageAt: string): Promise<Times[]> {
  const { resources } = progressOf([], await standingEntries(sql, organisationId, 'invocation', invocationId), outageAt);
  return resources.flatMap(({ resourceId, usable, abandoned, dataAsOf }) => (usable || abandoned ? [{ resourceId, usableAt: usable?.at ?? null, abandonedAt: abandoned?.at ?? null, dataAsOf: dataAsOf?.at ?? null }] : []));
}
