import { canonicalPlan, type PlanContent } from '@holdfast/domain';
import type { Database, Sql } from '../platform/database';
import type { BundledPlan } from './bundle-format';
import type { BundleMoments } from './bundle-moments';

/** Each version of a plan that held at any time of the period. */
export async function plansOf(sql: Sql, organisationId: string, { start, end }: BundleMoments): Promise<BundledPlan[]> {
  const rows = await sql.rows<Omit<BundledPlan, 'path'>>(
    `SELECT v.plan_id AS id, p.reference, v.number, v.digest FROM plan_version v JOIN plan p ON p.organisation_id = v.organisation_id AND p.id = v.plan_id
     WHERE v.organisation_id = $1 AND v.approved_at <= $3 AND (v.superseded_at IS NULL OR v.superseded_at > $2) ORDER BY p.number, v.number`,
    [organisationId, start, end],
  );
  return rows.map((plan) => ({ ...plan, path: `plans/${plan.reference}/version-${plan.number}.json` }));
}

/** The text that its digest is of. */
export async function* textOfPlan(database: Database, organisationId: string, { id, reference, number }: BundledPlan): AsyncGenerator<string> {
  const version = await database.read(organisationId, (sql) => sql.one<{ content: PlanContent }>('SELECT content FROM plan_version WHERE organisation_id = $1 AND plan_id = $2 AND number = $3', [organisationId, id, number]));
  if (version) yield canonicalPlan(reference, number, version.content);
}
