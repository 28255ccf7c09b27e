import { Inject, Injectable } from '@nestjs/common';
import type { UnitDueView } from '@holdfast/contracts';
import { DUE_SOON_DAYS } from '@holdfast/domain';
import { UNENDED } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { recommendationInSight, recommendationScope, TO_DO } from '../recommendations';
import { boundTo, readableScope, todayAt } from '../registers';
import { visible } from '../risk-lists';

/** What is due in each unit, counted into every unit above it. The same as the lists say with the filter of that unit. */
@Injectable()
export class ReadUnitDues {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor): Promise<UnitDueView[]> {
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = `${readableScope(bound, {})}, ${recommendationScope(bound, actor)}`;
      const soon = `(SELECT day FROM today) + ${DUE_SOON_DAYS}`;
      return sql.rows<UnitDueView>(
        `WITH ${scope}, today AS MATERIALIZED (SELECT ${todayAt(bound, sql.now)} AS day), homes AS MATERIALIZED (
           SELECT r.id, u.path FROM scope s JOIN register r ON r.organisation_id = $1 AND r.id = s.id JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id WHERE NOT s.public
         ), due AS MATERIALIZED (
           SELECT 'review' AS what, null::uuid AS id, k.late, u.path, k.risks FROM (
             SELECT k.unit_id, k.next_review < (SELECT day FROM today) AS late, count(*)::int AS risks FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id
             WHERE k.status = 'open' AND k.next_review <= ${soon} AND ${visible('k', 's')} GROUP BY 1, 2
           ) k JOIN unit u ON u.organisation_id = $1 AND u.id = k.unit_id
           UNION ALL
           SELECT 'action', a.id, ${late('a')}, h.path, 1 FROM homes h JOIN action a ON a.organisation_id = $1 AND a.register_id = h.id WHERE ${UNENDED} AND a.due_date <= ${soon}
           UNION ALL
           SELECT 'action', a.id, ${late('a')}, h.path, 1 FROM homes h JOIN action_risk x ON x.organisation_id = $1 AND x.elsewhere_register_id = h.id
           JOIN action a ON a.organisation_id = $1 AND a.id = x.action_id WHERE ${UNENDED} AND a.due_date <= ${soon}
           UNION ALL
           SELECT 'action', a.id, ${late('a')}, u.path, 1 FROM action a JOIN register r ON r.organisation_id = $1 AND r.id = a.register_id JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id
           WHERE a.organisation_id = $1 AND a.owner_id = $2 AND ${UNENDED} AND a.due_date <= ${soon}
           UNION ALL
           SELECT 'recommendation', m.id, ${late('m')}, u.path, 1 FROM recommendation m JOIN unit u ON u.organisation_id = $1 AND u.id = m.unit_id
           WHERE m.organisation_id = $1 AND ${TO_DO} AND m.due_date <= ${soon} AND ${recommendationInSight('m')}
         )
         SELECT unit AS "unitId", ${counts('review', summed)} AS reviews, ${counts('action', distinct)} AS actions, ${counts('recommendation', distinct)} AS recommendations
         FROM due CROSS JOIN LATERAL unnest(path) unit GROUP BY unit`,
        bound.values,
      );
    });
  }
}

const late = (what: string): string => `${what}.due_date < (SELECT day FROM today)`;

/** One action may come from several registers of a unit, and is one; reviews are many, and come counted by unit. */
const counts = (what: string, number: (which: string) => string): string =>
  `json_build_object('overdue', ${number(`what = '${what}' AND late`)}, 'soon', ${number(`what = '${what}' AND NOT late`)})`;

const summed = (which: string): string => `coalesce(sum(risks) FILTER (WHERE ${which}), 0)`;
const distinct = (which: string): string => `count(DISTINCT id) FILTER (WHERE ${which})`;
