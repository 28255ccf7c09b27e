import type { AssessmentKind, KeptCount, Wording } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { standingCountsOf } from './standing-counts-of';

/** Registers in a roll-up, each with the wording in which the reader reads it. */
export type Wordings = ReadonlyMap<string, Wording>;

/** What stands for all registers read in one wording, where counts of several are added up. */
const TOGETHER: Wordings = new Map([['full', 'full'], ['public', 'public']]);

/**
 * How the open risks of these registers stand, as the verbs keep it: the cost does not depend on the number of risks. `each`
 * tells the registers apart, every one a roll-up of its own; `together` adds up what is alike in a roll-up of all of them, so
 * that a few hundred rows come instead of many thousand. Gives the registers that its rows speak of.
 */
export async function keptRows(sql: Sql, organisationId: string, registers: Wordings, kind: AssessmentKind, grain: 'each' | 'together'): Promise<{ rows: KeptCount[]; registers: Wordings }> {
  const together = grain === 'together';
  const rows = await sql.rows<KeptCount>(
    `WITH scope AS MATERIALIZED (SELECT * FROM unnest($2::uuid[], $3::boolean[]) AS s (id, public))
     SELECT ${together ? `CASE WHEN public THEN 'public' ELSE 'full' END` : 'register_id'} AS "registerId",
       CASE WHEN left_out THEN ${together ? `CASE WHEN public THEN 'public' ELSE 'full' END` : 'register_id::text'} END AS "upperRegisterId",
       nullif(matrix_version_id, '00000000-0000-0000-0000-000000000000') AS "matrixVersionId",
       CASE WHEN likelihood <> '' THEN 'cell' WHEN level <> '' THEN 'level-only' ELSE 'unscored' END AS state,
       nullif(likelihood, '') AS likelihood, nullif(impact, '') AS impact, nullif(level, '') AS level,
       CASE WHEN hidden THEN 'exempt-hidden' ELSE 'public' END AS visibility, count, rose, fell
     FROM (
       SELECT ${together ? '' : 's.id AS register_id,'} s.public, s.public AND c.hidden AS hidden,
         -- A hidden upper risk is not there for a public reader, and so stands for nobody.
         us.id IS NOT NULL AND NOT (us.public AND c.upper_hidden) AS left_out,
         c.matrix_version_id, c.likelihood, c.impact, c.level,
         sum(c.risks)::int AS count, sum(c.rose)::int AS rose, sum(c.fell)::int AS fell
       FROM scope s
       ${standingCountsOf(sql)}
       LEFT JOIN scope us ON us.id = c.upper_register_id ${together ? '' : 'AND us.id = s.id'}
       WHERE $1::uuid IS NOT NULL AND c.kind = $4 AND c.risks > 0
       GROUP BY 1, 2, 3, 4, 5, 6, 7${together ? '' : ', 8'}
     ) alike`,
    [organisationId, [...registers.keys()], [...registers.values()].map((wording) => wording === 'public'), kind],
  );
  return { rows, registers: together ? TOGETHER : registers };
}
