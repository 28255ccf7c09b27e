import { USUAL_DIGEST, type DigestChoice } from '@holdfast/domain';
import type { Sql } from '../../platform/database';

export interface ChosenDigest extends DigestChoice {
  /** 0 while nothing was chosen. */
  version: number;
}

/** What somebody has chosen, or what holds for whoever has not. */
export async function digestChoiceOf(sql: Sql, organisationId: string, personId: string): Promise<ChosenDigest> {
  const chosen = await sql.one<ChosenDigest>('SELECT rhythm, weekday, version FROM digest_choice WHERE organisation_id = $1 AND person_id = $2', [organisationId, personId]);
  return chosen ?? { ...USUAL_DIGEST, version: 0 };
}
