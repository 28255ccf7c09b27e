import { Inject, Injectable } from '@nestjs/common';
import type { InvocationsNowView } from '@holdfast/contracts';
import { dayOfInvocation, nextReportDue, ROLE_PERMISSIONS } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { INVOCATION_JOINS, IS_MINE, lastReportSql, MY_INVOCATIONS } from './invocation-row';
import { invocablePlans } from './plans-to-invoke';

type Running = Omit<InvocationsNowView['running'][number], 'day' | 'nextReportDue'> & { declaredAt: string; every: number | null; lastReportAt: string | null };

/** What runs and concerns the caller: by a part in it, or by keeping continuity in its unit. And what the caller may invoke. */
@Injectable()
export class InvocationsNow {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor): Promise<InvocationsNowView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const units = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['invocation.manage'] === 'below').map(({ unitId }) => unitId);
      const running = await sql.rows<Running>(
        `WITH ${MY_INVOCATIONS}
         SELECT i.id, i.reference, i.title, ${instantSql('i.outage_at')} AS "outageAt", ${instantSql('i.declared_at')} AS "declaredAt", i.report_every_minutes AS every, ${personRef('il')} AS lead, ${IS_MINE} AS mine,
           to_char(${lastReportSql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastReportAt"
         FROM invocation i ${INVOCATION_JOINS} WHERE i.organisation_id = $1 AND i.state = 'running' AND (${IS_MINE} OR iu.path && ${bound.put(units)}::uuid[]) ORDER BY i.outage_at DESC, i.id`,
        bound.values,
      );
      const [place] = await sql.rows<{ zone: string }>('SELECT time_zone AS zone FROM organisation WHERE id = $1', [actor.organisationId]);
      const [now, timeZone] = [sql.now.toISOString(), place?.zone ?? 'UTC'];
      return {
        now, timeZone,
        running: running.map(({ declaredAt, every, lastReportAt, ...one }) => ({ ...one, day: dayOfInvocation(one.outageAt, now, timeZone), nextReportDue: nextReportDue('running', every, declaredAt, lastReportAt) })),
        plans: await invocablePlans(sql, actor),
      };
    });
  }
}
