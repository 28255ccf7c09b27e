import { Inject, Injectable } from '@nestjs/common';
import type { MitigationAppendixView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notFound } from '../platform/refusal';
import { NoteReadings } from '../readings';
import { loadRegister } from '../registers';
import { personRef } from '../risks';

const standing = (kind: string): string => `json_build_object('matrixVersionId', k.${kind}_matrix_version_id, 'likelihood', k.${kind}_likelihood, 'impact', k.${kind}_impact,
  'level', k.${kind}_level, 'score', k.${kind}_score)`;

/** Levels of a matrix rise: the last one is the highest. */
const RISKS = `
  SELECT k.id, k.reference, k.title, CASE WHEN owner.id IS NOT NULL THEN ${personRef('owner')} END AS owner,
    ${standing('inherent')} AS inherent, ${standing('residual')} AS residual, ${standing('target')} AS target, k.target_date::text AS "targetDate",
    coalesce((SELECT json_agg(json_build_object('id', c.id, 'title', c.title, 'owner', ${personRef('p')}, 'effectiveness', c.effectiveness, 'assessedOn', c.assessed_on) ORDER BY c.id)
      FROM control c JOIN person p ON p.organisation_id = c.organisation_id AND p.id = c.owner_id
      WHERE c.organisation_id = k.organisation_id AND c.risk_id = k.id AND c.withdrawn_at IS NULL), '[]'::json) AS controls,
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'reference', a.reference, 'title', a.title, 'status', a.status, 'priority', a.priority, 'progress', a.progress,
        'owner', ${personRef('p')}, 'dueDate', a.due_date, 'firstDueDate', a.first_due_date, 'slipDays', a.due_date - a.first_due_date,
        'endedAt', to_char(a.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'latestNote', (SELECT e.note FROM action_entry e WHERE e.organisation_id = a.organisation_id AND e.action_id = a.id AND e.note <> '' ORDER BY e.id DESC LIMIT 1))
        ORDER BY a.status IN ('done', 'cancelled'), a.due_date, a.id)
      FROM action_risk x JOIN action a ON a.organisation_id = x.organisation_id AND a.id = x.action_id
      JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.owner_id
      WHERE x.organisation_id = k.organisation_id AND x.risk_id = k.id), '[]'::json) AS actions
  FROM risk k
  JOIN risk_matrix_version v ON v.organisation_id = k.organisation_id AND v.id = k.inherent_matrix_version_id
  LEFT JOIN person owner ON owner.organisation_id = k.organisation_id AND owner.id = k.owner_id
  WHERE k.organisation_id = $1 AND k.register_id = $2 AND k.status = 'open' AND k.inherent_level = v.definition #>> '{levels,-1,code}'
  ORDER BY k.number`;

/** Every open risk whose inherent level is the highest, with what is in place and what is being done about it. */
@Injectable()
export class MitigationAppendix {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  async of(registerId: string, actor: Actor): Promise<MitigationAppendixView> {
    const appendix = await this.database.readAsAt(actor, async (sql) => {
      const register = await loadRegister(sql, actor, registerId);
      if (register.wording === 'public') throw notFound('There is no such register, or it is not yours to read.');
      const counted = await sql.one<{ n: number }>(
        `SELECT count(*)::int AS n FROM risk WHERE organisation_id = $1 AND register_id = $2 AND status = 'open' AND inherent_level IS NULL`,
        [actor.organisationId, registerId],
      );
      return {
        registerId: register.id,
        level: register.matrix.levels.at(-1)?.label ?? '',
        risks: await sql.rows<MitigationAppendixView['risks'][number]>(RISKS, [actor.organisationId, registerId]),
        withoutInherent: counted?.n ?? 0,
      };
    });
    await this.noteReadings.run(actor, appendix.risks.map(({ id }) => id));
    return appendix;
  }
}
