import type { ImportProfileView } from '@holdfast/contracts';
import { canAnywhere, explainRefusal } from '@holdfast/domain';
import { instantSql } from '../../actions';
import type { Actor } from '../../platform/actor';
import type { Sql } from '../../platform/database';
import { notPermitted } from '../../platform/refusal';

/** Whoever may open risks in any register may use what others have saved. */
export function requireToUseProfiles(actor: Actor): void {
  if (!canAnywhere(actor, 'risk.submit')) throw notPermitted(explainRefusal('risk.submit'));
}

export const profiles = (sql: Sql, actor: Actor, id: string | null = null): Promise<ImportProfileView[]> =>
  sql.rows<ImportProfileView>(
    `SELECT f.id, f.name, f.headers, NULL::boolean AS fits, json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) AS author, ${instantSql('f.saved_at')} AS "savedAt"
     FROM import_profile f JOIN person p ON p.organisation_id = $1 AND p.id = f.author_id WHERE f.organisation_id = $1 AND ($2::uuid IS NULL OR f.id = $2) ORDER BY lower(f.name)`,
    [actor.organisationId, id],
  );
