import type { PersonRef, ReviewView, SittingItem, SittingView, StandingView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';
import { REVIEW, REVIEW_JOINS, standingOfAssessment, wireMoment } from './review-view';
import { changesSince } from './since-review';
import { mayLead, READS, type SittingInPlace } from './sitting-in-place';

interface Frame {
  host: PersonRef;
  people: PersonRef[];
  others: string[];
  endedBy: PersonRef | null;
  note: string | null;
}

const FRAME = `
  SELECT ${personRef('h')} AS host, CASE WHEN ep.id IS NOT NULL THEN ${personRef('ep')} END AS "endedBy", e.note, coalesce(a.others, '{}') AS others,
    coalesce((SELECT json_agg(${personRef('p')} ORDER BY i.n) FROM unnest(a.people) WITH ORDINALITY i (id, n)
      JOIN person p ON p.organisation_id = s.organisation_id AND p.id = i.id), '[]'::json) AS people
  FROM review_sitting s
  JOIN person h ON h.organisation_id = s.organisation_id AND h.id = s.author_id
  LEFT JOIN LATERAL (SELECT people, others FROM review_sitting_attendance WHERE organisation_id = s.organisation_id AND sitting_id = s.id ORDER BY id DESC LIMIT 1) a ON true
  LEFT JOIN review_sitting_end e ON e.organisation_id = s.organisation_id AND e.sitting_id = s.id
  LEFT JOIN person ep ON ep.organisation_id = e.organisation_id AND ep.id = e.author_id
  WHERE s.organisation_id = $1 AND s.id = $2`;

interface Row extends Omit<SittingItem, 'state' | 'review' | 'since' | 'changes'> {
  skipped: boolean;
  closed: boolean;
  here: ReviewView | null;
  elsewhere: ReviewView | null;
  reviewedAt: string | null;
  enteredAt: string;
}

const latestReview = (condition: string): string => `LATERAL (SELECT ${REVIEW} AS review FROM review v ${REVIEW_JOINS}
  WHERE v.organisation_id = x.organisation_id AND v.risk_id = x.risk_id AND ${condition} ORDER BY v.id DESC LIMIT 1)`;

/** Of an ended sitting everything is as it was when it ended. */
const ITEMS = `
  WITH ${READS}
  SELECT x.risk_id AS "riskId", k.reference, k.title, r.id AS "registerId", r.name AS "registerName", x.due_on::text AS "dueOn",
    CASE WHEN o.id IS NOT NULL THEN ${personRef('o')} END AS owner, ${standingOfAssessment('stood')} AS residual,
    k.status <> 'open' AND ($4::timestamptz IS NULL OR k.closed_at <= $4) AS closed, here.review AS here, elsewhere.review AS elsewhere,
    EXISTS (SELECT FROM review_sitting_skip q WHERE q.organisation_id = x.organisation_id AND q.sitting_id = x.sitting_id AND q.risk_id = x.risk_id) AS skipped,
    ${wireMoment('before.recorded_at')} AS "reviewedAt", ${wireMoment('k.opened_at')} AS "enteredAt"
  FROM review_sitting s
  JOIN review_sitting_risk x ON x.organisation_id = s.organisation_id AND x.sitting_id = s.id
  JOIN risk k ON k.organisation_id = x.organisation_id AND k.id = x.risk_id
  JOIN reads ON reads.register_id = k.register_id
  JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id
  LEFT JOIN person o ON o.organisation_id = k.organisation_id AND o.id = k.owner_id
  LEFT JOIN LATERAL (SELECT a.* FROM risk_assessment a WHERE a.organisation_id = x.organisation_id AND a.risk_id = x.risk_id AND a.kind = 'residual'
    AND ($4::timestamptz IS NULL OR a.recorded_at <= $4) ORDER BY a.id DESC LIMIT 1) stood ON true
  LEFT JOIN ${latestReview('v.sitting_id = x.sitting_id')} here ON true
  LEFT JOIN ${latestReview('v.sitting_id IS DISTINCT FROM x.sitting_id AND v.recorded_at > s.recorded_at AND ($4::timestamptz IS NULL OR v.recorded_at <= $4)')} elsewhere ON true
  LEFT JOIN LATERAL (SELECT v.recorded_at FROM review v WHERE v.organisation_id = x.organisation_id AND v.risk_id = x.risk_id
    AND v.sitting_id IS DISTINCT FROM x.sitting_id AND v.recorded_at <= s.recorded_at ORDER BY v.id DESC LIMIT 1) before ON true
  WHERE s.organisation_id = $1 AND s.id = $3
  ORDER BY x.position`;

/** A sitting as its reader may see it: risks out of their sight are told by number alone. */
export async function sittingView(sql: Sql, actor: Actor, sitting: SittingInPlace): Promise<SittingView> {
  const { id, endedAt, openedAt, register } = sitting;
  const frame = await sql.one<Frame>(FRAME, [actor.organisationId, id]);
  if (!frame) throw new TypeError('a sitting that was loaded is there');
  const rows = await sql.rows<Row>(ITEMS, [actor.organisationId, actor.personId, id, endedAt]);
  const held = await sql.one<{ n: number }>('SELECT count(*)::int AS n FROM review_sitting_risk WHERE organisation_id = $1 AND sitting_id = $2', [actor.organisationId, id]);
  const changes = endedAt ? new Map<string, SittingItem['changes']>() : await changesSince(sql, actor, rows.map(({ riskId, reviewedAt, enteredAt }) => ({ riskId, since: reviewedAt ?? enteredAt })));
  return {
    id, scope: sitting.scope, reach: sitting.reach, heldOn: sitting.heldOn, openedAt: openedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null,
    register: register && { id: register.id, name: register.name },
    host: frame.host, people: frame.people, others: frame.others, endedBy: frame.endedBy, note: frame.note ?? '',
    mayLead: mayLead(actor, sitting),
    items: rows.map((row) => toItem(row, changes.get(row.riskId) ?? [])),
    hidden: (held?.n ?? 0) - rows.length,
  };
}

function toItem({ skipped, closed, here, elsewhere, reviewedAt, enteredAt, ...row }: Row, changes: SittingItem['changes']): SittingItem {
  const item = { ...row, residual: row.residual satisfies StandingView, since: { at: reviewedAt ?? enteredAt, review: reviewedAt !== null }, changes };
  if (here) return { ...item, state: 'decided', review: here };
  if (elsewhere || closed) return { ...item, state: 'elsewhere', review: elsewhere };
  return { ...item, state: skipped ? 'skipped' : 'open', review: null };
}
