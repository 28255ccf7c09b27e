import type { KeptCount, RiskEvidenceState } from '@holdfast/domain';
import { drawnColumn, evidencedJoin } from '../evidence';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { riskConditions } from '../risk-lists';
import type { Filtered } from './count-live';

/** Risks that stand alike, where they are drawn and where they are claimed. */
export interface CountedTwice {
  drawn: KeptCount;
  claimed: KeptCount;
  /** What keeps them from where they are claimed; null where they are drawn there. */
  lacks: RiskEvidenceState | null;
}

interface Found {
  registerId: string;
  upperRegisterId: string | null;
  lacks: RiskEvidenceState | null;
  cannotBeDrawn: boolean;
  drawn: Position;
  claimed: Position;
  count: number;
}

type Position = Pick<KeptCount, 'matrixVersionId' | 'likelihood' | 'impact' | 'level'>;

/** How the risks that a filter lets through stand as the evidence bears them out, in the form of the kept counts. */
export async function countEvidenced(sql: Sql, actor: Actor, { scope, filter, reading, now }: Filtered): Promise<CountedTwice[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scopeCte = readableScope(bound, scope);
  const { ctes, words, all, leftOut } = riskConditions(filter, bound, now, reading, { within: scope });
  const from = words
    ? 'words w JOIN risk k ON k.organisation_id = $1 AND k.id = w.risk_id JOIN scope s ON s.id = k.register_id'
    : 'scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id';
  const position = (column: (name: string) => string): string =>
    ['matrix_version_id', 'likelihood', 'impact', 'level'].map((name) => (name === 'matrix_version_id' ? `CASE WHEN ${column('level')} IS NOT NULL THEN ${column(name)} END` : column(name))).join(', ');
  const found = await sql.unprepared<{ place: [string, string | null, RiskEvidenceState | null, boolean, ...(string | null)[]]; count: number }>(
    `WITH ${scopeCte}${ctes}
     SELECT json_build_array(register_id, upper_register_id, lacks, cannot_be_drawn, dv, dl, di, dw, cv, cl, ci, cw) AS place, count FROM (
       SELECT register_id, upper_register_id, lacks, cannot_be_drawn, dv, dl, di, dw, cv, cl, ci, cw, count(*)::int AS count FROM (
         SELECT k.register_id, CASE WHEN ${leftOut('k', 's')} THEN k.upper_register_id END AS upper_register_id,
           CASE WHEN e.drawn <> 'residual' THEN e.state END AS lacks, e.drawn IS NOT DISTINCT FROM 'nowhere' AS cannot_be_drawn,
           ${position((name) => drawnColumn('k', name))}, ${position((name) => `k.residual_${name}`)}
         FROM ${from} ${evidencedJoin('k')} WHERE ${all('k', 's')}
       ) each (register_id, upper_register_id, lacks, cannot_be_drawn, dv, dl, di, dw, cv, cl, ci, cw)
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
     ) alike`,
    bound.values,
  );
  return found.map(({ place, count }) => counted(toFound(place, count)));
}

function toFound([registerId, upperRegisterId, lacks, cannotBeDrawn, dv, dl, di, dw, cv, cl, ci, cw]: readonly unknown[], count: number): Found {
  const position = (matrixVersionId: unknown, likelihood: unknown, impact: unknown, level: unknown) => ({ matrixVersionId, likelihood, impact, level }) as Position;
  return {
    registerId: registerId as string, upperRegisterId: upperRegisterId as string | null, lacks: lacks as RiskEvidenceState | null, cannotBeDrawn: cannotBeDrawn as boolean,
    drawn: position(dv, dl, di, dw), claimed: position(cv, cl, ci, cw), count,
  };
}

function counted({ registerId, upperRegisterId, lacks, cannotBeDrawn, drawn, claimed, count }: Found): CountedTwice {
  const standing = ({ likelihood, level, ...rest }: Position): KeptCount => ({
    registerId, upperRegisterId, ...rest, likelihood, level, state: likelihood !== null ? 'cell' : level !== null ? 'level-only' : 'unscored',
    visibility: 'public', count, rose: 0, fell: 0,
  });
  return { drawn: { ...standing(drawn), cannotBeDrawn }, claimed: standing(claimed), lacks };
}
