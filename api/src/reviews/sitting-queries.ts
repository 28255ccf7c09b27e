import { Inject, Injectable } from '@nestjs/common';
import type { SittingOutlook, SittingOutlookQuery, SittingRow, SittingView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { needsChange, notFound } from '../platform/refusal';
import { loadRegister, requireInRegister, todayAt } from '../registers';
import { personRef } from '../risks';
import { withinReach } from './reach';
import { wireMoment } from './review-view';
import { loadSitting, READS } from './sitting-in-place';
import { sittingView } from './sitting-view';

/** Rows of the sittings s, of risks that the caller reads in full. */
const rowsWhere = (condition: string): string => `
  WITH ${READS}
  SELECT s.id, s.scope, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END AS register, s.reach, s.held_on::text AS "heldOn",
    ${personRef('h')} AS host, ${wireMoment('s.recorded_at')} AS "openedAt", ${wireMoment('e.recorded_at')} AS "endedAt",
    (SELECT count(*)::int FROM review_sitting_risk x JOIN risk k ON k.organisation_id = x.organisation_id AND k.id = x.risk_id JOIN reads ON reads.register_id = k.register_id
      WHERE x.organisation_id = s.organisation_id AND x.sitting_id = s.id) AS risks,
    (SELECT count(DISTINCT v.risk_id)::int FROM review v JOIN risk k ON k.organisation_id = v.organisation_id AND k.id = v.risk_id JOIN reads ON reads.register_id = k.register_id
      WHERE v.organisation_id = s.organisation_id AND v.sitting_id = s.id) AS decided
  FROM review_sitting s
  JOIN person h ON h.organisation_id = s.organisation_id AND h.id = s.author_id
  LEFT JOIN register r ON r.organisation_id = s.organisation_id AND r.id = s.register_id
  LEFT JOIN review_sitting_end e ON e.organisation_id = s.organisation_id AND e.sitting_id = s.id
  WHERE s.organisation_id = $1 AND ${condition}
  ORDER BY e.recorded_at IS NOT NULL, s.id DESC LIMIT ${LIMITS.pageSize}`;

const HOSTED = rowsWhere('s.author_id = $2');
const OF_REGISTER = rowsWhere('s.register_id = $3');
const OPEN_HERE = rowsWhere('s.author_id = $2 AND e.sitting_id IS NULL AND s.register_id IS NOT DISTINCT FROM $3');

@Injectable()
export class SittingQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<SittingView> {
    return this.database.read(actor.organisationId, async (sql) => sittingView(sql, actor, await loadSitting(sql, actor, id)));
  }

  hosted(actor: Actor): Promise<SittingRow[]> {
    return this.database.read(actor.organisationId, (sql) => sql.rows<SittingRow>(HOSTED, [actor.organisationId, actor.personId]));
  }

  ofRegister(registerId: string, actor: Actor): Promise<SittingRow[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      await registerInFull(sql, actor, registerId);
      return sql.rows<SittingRow>(OF_REGISTER, [actor.organisationId, actor.personId, registerId]);
    });
  }

  /** What a sitting would hold if it were opened now, for its host to decide how far it is to reach. */
  outlook({ scope, registerId }: SittingOutlookQuery, actor: Actor): Promise<SittingOutlook> {
    return this.database.read(actor.organisationId, async (sql) => {
      if (scope === 'register') {
        if (!registerId) throw needsChange([{ field: 'registerId', message: 'Choose the register to review' }]);
        requireInRegister(actor, 'risk.assess', await registerInFull(sql, actor, registerId));
      }
      const register = scope === 'register' ? registerId : null;
      const bound = new Bound();
      bound.put(actor.organisationId);
      const today = todayAt(bound, sql.now);
      const whose = register ? `k.register_id = ${bound.put(register)}` : `k.owner_id = ${bound.put(actor.personId)}`;
      const counted = await sql.one<Omit<SittingOutlook, 'open'>>(
        `SELECT count(*) FILTER (WHERE k.next_review < ${today})::int AS overdue, count(*) FILTER (WHERE ${withinReach('k', 'due', () => today)})::int AS due,
           count(*) FILTER (WHERE ${withinReach('k', 'soon', () => today)})::int AS soon, count(*)::int AS all
         FROM risk k JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id AND r.closed_at IS NULL
         WHERE k.organisation_id = $1 AND k.status = 'open' AND ${whose}`,
        bound.values,
      );
      return { overdue: 0, due: 0, soon: 0, all: 0, ...counted, open: await sql.rows<SittingRow>(OPEN_HERE, [actor.organisationId, actor.personId, register]) };
    });
  }
}

async function registerInFull(sql: Sql, actor: Actor, registerId: string): ReturnType<typeof loadRegister> {
  const register = await loadRegister(sql, actor, registerId);
  if (register.wording === 'public') throw notFound('There is no such register, or it is not yours to read.');
  return register;
}
