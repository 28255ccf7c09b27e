import type { Sql } from '../platform/database';

/**
 * What is exempt today in the registers that are told in public wording, as a digest: a file that was made before something became
 * exempt is not given out after.
 */
export async function exemptionOf(sql: Sql, registers: readonly { id: string; public: boolean }[]): Promise<string> {
  const publicly = registers.filter((register) => register.public).map(({ id }) => id);
  if (publicly.length === 0) return '';
  const [found] = await sql.rows<{ digest: string }>(
    `SELECT md5(coalesce(string_agg(concat_ws(E'\\n', k.id, k.exempt_ground, k.public_title, k.public_description), E'\\n' ORDER BY k.id), '')) AS digest
     FROM risk k WHERE k.organisation_id = current_organisation() AND k.register_id = ANY ($1::uuid[]) AND k.exempt_ground IS NOT NULL`,
    [publicly],
  );
  return found?.digest ?? '';
}
