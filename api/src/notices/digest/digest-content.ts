import type { AuditHeadView } from '@holdfast/contracts';
import { can, NOTICE_KINDS, type NoticeKind } from '@holdfast/domain';
import { auditHead } from '../../audit';
import type { Actor } from '../../platform/actor';
import type { Sql } from '../../platform/database';
import { noticesOf } from '../all-notices';

/** Of each kind so many are told one by one, and the rest counted. */
const MOST = 20;
/** What was decided before the first digest is told of for so long. */
const FIRST_LOOK_BACK_DAYS = 7;

export interface DigestNotice {
  reference: string | null;
  /** Never in exempt wording. */
  title: string;
  line: string;
  overdue: boolean;
  dueOn: string | null;
  path: string;
}

export interface DigestGroup {
  kind: NoticeKind;
  total: number;
  notices: DigestNotice[];
}

export interface DigestContent {
  total: number;
  overdue: number;
  groups: DigestGroup[];
  /** Of the audit trail, for whoever may read it: printed outside, it tells a past that was rewritten. */
  head: AuditHeadView | null;
}

interface Row extends DigestNotice {
  kind: NoticeKind;
  total: number;
  late: number;
}

/** What one person is told by mail: all that is so at this moment, read or not, and what was decided since the last mail. */
export async function digestContent(sql: Sql, actor: Actor): Promise<DigestContent> {
  const { bound, ctes } = noticesOf(actor, sql.now);
  const now = `${bound.put(sql.now)}::timestamptz`;
  const rows = await sql.rows<Row>(
    `WITH ${ctes}, since AS MATERIALIZED (
       SELECT coalesce((SELECT max(at) FROM digest WHERE organisation_id = $1 AND person_id = $2 AND mailed), ${now} - interval '${FIRST_LOOK_BACK_DAYS} days') AS at
     ), counted AS (
       SELECT n.*, row_number() OVER (PARTITION BY n.kind ORDER BY n.overdue DESC, n."dueOn", n.at, n.id) AS place,
         count(*) OVER (PARTITION BY n.kind)::int AS total, (count(*) FILTER (WHERE n.overdue) OVER (PARTITION BY n.kind))::int AS late
       FROM notice n WHERE NOT n.once OR (NOT n.read AND n.at > (SELECT at FROM since))
     )
     SELECT kind, reference, "mailTitle" AS title, line, overdue, "dueOn"::text AS "dueOn", path, total, late FROM counted WHERE place <= ${MOST} ORDER BY place`,
    bound.values,
  );
  const groups = NOTICE_KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const [first] = own;
    return first ? [{ kind, total: first.total, late: first.late, notices: own.map(({ reference, title, line, overdue, dueOn, path }) => ({ reference, title, line, overdue, dueOn, path })) }] : [];
  });
  const audits = can(actor, 'audit.read', { rootUnitId: actor.rootUnitId });
  return {
    total: groups.reduce((sum, { total }) => sum + total, 0),
    overdue: groups.reduce((sum, { late }) => sum + late, 0),
    groups: groups.map(({ kind, total, notices }) => ({ kind, total, notices })),
    head: audits ? await auditHead(sql, actor.organisationId) : null,
  };
}
