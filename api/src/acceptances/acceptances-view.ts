import type { AcceptancesView, AcceptanceView } from '@holdfast/contracts';
import { acceptanceState, can, needsAcceptance, whyReadOnly } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { matrixOf, personRef, standingOf, type RiskInPlace } from '../risks';
import { residualOn, whyNotBy } from './why-not-accepted';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const ACCEPTANCES = `
  SELECT a.id, json_build_object('matrixVersionId', a.matrix_version_id, 'likelihood', a.likelihood, 'impact', a.impact, 'level', a.level, 'score', a.score) AS residual,
    a.reason, a.expires_on::text AS "expiresOn", ${personRef('author')} AS author, to_char(a.recorded_at AT TIME ZONE 'UTC', ${MOMENT}) AS "recordedAt",
    to_char(a.withdrawn_at AT TIME ZONE 'UTC', ${MOMENT}) AS "withdrawnAt", CASE WHEN ended.id IS NOT NULL THEN ${personRef('ended')} END AS "withdrawnBy",
    a.withdrawn_reason AS "withdrawnReason"
  FROM risk_acceptance a
  JOIN person author ON author.organisation_id = a.organisation_id AND author.id = a.author_id
  LEFT JOIN person ended ON ended.organisation_id = a.organisation_id AND ended.id = a.withdrawn_by
  WHERE a.organisation_id = $1 AND a.risk_id = $2 ORDER BY a.id DESC`;

type Row = Omit<AcceptanceView, 'state' | 'mayWithdraw'>;

/** Whether the risk has to be accepted, by whom not, and what was accepted so far; each state is that of `today`. */
export async function acceptancesView(sql: Sql, actor: Actor, place: RiskInPlace, today: string): Promise<AcceptancesView> {
  const { risk, register } = place;
  const rows = await sql.rows<Row>(ACCEPTANCES, [actor.organisationId, risk.id]);
  const matrix = await matrixOf(sql, actor.organisationId, register.matrixVersionId);
  const needed = risk.status === 'open' && needsAcceptance(risk.treatment, matrix, register.appetite, residualOn(place));
  const readOnly = whyReadOnly(risk.status, register.closedAt !== null);
  const whyNot = readOnly ?? whyNotBy(actor, place);
  const now = actor.asAt === undefined;
  const mayDecide = now && readOnly === null && can(actor, 'risk.accept', { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId });
  const acceptances = rows.map((row, index): AcceptanceView => {
    const state = acceptanceState({ expiresOn: row.expiresOn, withdrawn: row.withdrawnAt !== null, replaced: index > 0, residual: row.residual }, standingOf(risk, 'residual'), today);
    return { ...row, state, mayWithdraw: mayDecide && isWithdrawable(state) };
  });
  return { needed, mayAccept: now && whyNot === null, whyNot: needed === true ? whyNot : null, acceptances };
}

/** A stale one too: scored back, it would hold again. */
export const isWithdrawable = (state: AcceptanceView['state']): boolean => state === 'in-force' || state === 'stale';
