import { Inject, Injectable } from '@nestjs/common';
import type { CrosswalkMapping, CrosswalkProposalRequest, CrosswalkProposalView, CrosswalkView, PersonRef } from '@holdfast/contracts';
import { proposeCrosswalk } from '@holdfast/domain';
import { requireMatrixReader } from '../matrices';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { findBothVersions } from './find-both-versions';

interface CrosswalkRow {
  id: string;
  number: number;
  from: CrosswalkView['from'];
  to: CrosswalkView['to'];
  mapping: CrosswalkMapping;
  reason: string;
  declaredBy: PersonRef | null;
  declaredAt: Date;
}

const SELECT = `
  SELECT c.id, c.number, c.mapping, c.reason, c.declared_at AS "declaredAt",
    json_build_object('versionId', f.id, 'name', fm.name, 'number', f.number) AS "from",
    json_build_object('versionId', t.id, 'name', tm.name, 'number', t.number) AS "to",
    CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) END AS "declaredBy"
  FROM crosswalk c
  JOIN risk_matrix_version f ON f.organisation_id = c.organisation_id AND f.id = c.from_version_id
  JOIN risk_matrix fm ON fm.organisation_id = f.organisation_id AND fm.id = f.matrix_id
  JOIN risk_matrix_version t ON t.organisation_id = c.organisation_id AND t.id = c.to_version_id
  JOIN risk_matrix tm ON tm.organisation_id = t.organisation_id AND tm.id = t.matrix_id
  LEFT JOIN person p ON p.organisation_id = c.organisation_id AND p.id = c.declared_by
  WHERE c.organisation_id = $1`;

@Injectable()
export class CrosswalkQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The ones in force: of each pair the latest. */
  list(actor: Actor): Promise<CrosswalkView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      const rows = await sql.rows<CrosswalkRow>(
        `${SELECT} AND c.number = (SELECT max(number) FROM crosswalk latest WHERE latest.organisation_id = c.organisation_id
             AND latest.from_version_id = c.from_version_id AND latest.to_version_id = c.to_version_id)
         ORDER BY lower(fm.name), f.number, lower(tm.name), t.number, c.id`,
        [actor.organisationId],
      );
      return rows.map(toCrosswalkView);
    });
  }

  /** Every declaration between two versions, the newest first. */
  history(actor: Actor, from: string, to: string): Promise<CrosswalkView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      const rows = await sql.rows<CrosswalkRow>(`${SELECT} AND c.from_version_id = $2 AND c.to_version_id = $3 ORDER BY c.number DESC`, [actor.organisationId, from, to]);
      return rows.map(toCrosswalkView);
    });
  }

  one(actor: Actor, id: string): Promise<CrosswalkView> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      return loadCrosswalk(sql, actor, id);
    });
  }

  /** Worked out anew each time and kept nowhere: until somebody declares it, nothing is compared by it. */
  proposal(actor: Actor, asked: CrosswalkProposalRequest): Promise<CrosswalkProposalView> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      const { from, to } = await findBothVersions(sql, actor, { field: 'from', id: asked.from }, { field: 'to', id: asked.to });
      const { cells, levels } = proposeCrosswalk(from.definition, to.definition);
      return { mapping: { cells: [...cells], levels: [...levels] } };
    });
  }
}

export async function loadCrosswalk(sql: Sql, actor: Actor, id: string): Promise<CrosswalkView> {
  const found = await sql.one<CrosswalkRow>(`${SELECT} AND c.id = $2`, [actor.organisationId, id]);
  if (!found) throw notFound('There is no such crosswalk.');
  return toCrosswalkView(found);
}

const toCrosswalkView = ({ id, number, from, to, mapping, reason, declaredBy, declaredAt }: CrosswalkRow): CrosswalkView => ({
  id, number, from, to, mapping, reason, declaredBy, declaredAt: declaredAt.toISOString(),
});
