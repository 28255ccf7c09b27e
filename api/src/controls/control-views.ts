import type { ControlView } from '@holdfast/contracts';
import { whyReadOnly } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';
import { mayOnControl, type RiskOfControl } from './control-rights';
import type { ControlInPlace } from './load-control';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

type Row = Omit<ControlView, 'riskReference' | 'mayManage' | 'mayAssess'>;

const rows = (which: string): string => `
  SELECT c.id, c.risk_id AS "riskId", c.title, c.description, ${personRef('p')} AS owner, c.effectiveness, c.assessed_on::text AS "assessedOn", c.evidence_link AS "evidenceLink",
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'effectiveness', a.effectiveness, 'assessedOn', a.assessed_on, 'evidenceLink', a.evidence_link,
        'rationale', a.rationale, 'author', ${personRef('author')}, 'recordedAt', to_char(a.recorded_at AT TIME ZONE 'UTC', ${MOMENT})) ORDER BY a.id DESC)
      FROM control_assessment a JOIN person author ON author.organisation_id = a.organisation_id AND author.id = a.author_id
      WHERE a.organisation_id = c.organisation_id AND a.control_id = c.id), '[]'::json) AS assessments,
    to_char(c.withdrawn_at AT TIME ZONE 'UTC', ${MOMENT}) AS "withdrawnAt", c.withdrawn_reason AS "withdrawnReason",
    (SELECT count(*)::int FROM attachment f WHERE f.organisation_id = c.organisation_id AND f.subject_id = c.id AND f.subject_type = 'control' AND f.withdrawn_at IS NULL) AS attachments,
    c.version
  FROM control c JOIN person p ON p.organisation_id = c.organisation_id AND p.id = c.owner_id
  WHERE c.organisation_id = $1 AND ${which} ORDER BY c.withdrawn_at IS NOT NULL, c.id`;

const OF_RISK = rows('c.risk_id = $2');
const ONE = rows('c.id = $2');

/** Those in place first, then the withdrawn, each oldest first. */
export async function controlsOf(sql: Sql, actor: Actor, riskId: string, risk: RiskOfControl): Promise<ControlView[]> {
  const found = await sql.rows<Row>(OF_RISK, [actor.organisationId, riskId]);
  return found.map((row) => toView(actor, row, risk, true));
}

/** The control as it is now, for the caller. */
export async function controlView(sql: Sql, actor: Actor, { control, risk, readsRisk }: ControlInPlace): Promise<ControlView> {
  const row = await sql.one<Row>(ONE, [actor.organisationId, control.id]);
  if (!row) throw new TypeError('a control that was loaded is there');
  return toView(actor, row, risk, readsRisk);
}

function toView(actor: Actor, row: Row, risk: RiskOfControl, readsRisk: boolean): ControlView {
  const open = actor.asAt === undefined && row.withdrawnAt === null && whyReadOnly(risk.status, risk.register.closed) === null;
  return {
    ...row,
    riskReference: readsRisk ? risk.reference : null,
    mayManage: open && mayOnControl(actor, 'control.manage', risk),
    mayAssess: open && mayOnControl(actor, 'control.assess', risk, row.owner.id),
  };
}
