import type { MovementDay, StandingView } from '@holdfast/contracts';
import type { Crosswalk, DeclaredCrosswalks, FrozenCrosswalk, FrozenMatrix, FrozenRegister, RegisterState, RiskState } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { shownTitle, standingJson, visible } from '../risk-lists';
import { frozenRiskRow } from './frozen-risk';
import { MATRICES } from './frozen-statements';

export interface RiskOnDay extends RiskState {
  reference: string;
  title: string;
  exempt: boolean;
  closeReason: string | null;
  standing: StandingView;
}

/** A register as its reader may see it on a day. */
export interface DayState extends Omit<RegisterState<RiskOnDay>, 'declared'> {
  readonly versions: ReadonlyMap<string, FrozenMatrix>;
  readonly appetite: string | null;
  readonly day: MovementDay;
}

type Row = Omit<RiskOnDay, keyof RiskState> & { id: string; open: boolean; hidden: boolean };

/** By the rows of the transaction, past or present. Null when the register was not there. */
export async function stateOn(sql: Sql, actor: Actor, registerId: string): Promise<DayState | null> {
  const register = await sql.one<{ matrixVersionId: string; appetite: string | null }>(
    'SELECT matrix_version_id AS "matrixVersionId", appetite FROM register WHERE organisation_id = $1 AND id = $2', [actor.organisationId, registerId],
  );
  if (!register) return null;
  const bound = new Bound();
  boundTo(bound, actor);
  const rows = await sql.rows<Row>(
    `WITH ${readableScope(bound, { registerId })}
     SELECT k.id, k.reference, ${shownTitle('k', 's')} AS title, k.status = 'open' AS open, k.exempt_ground IS NOT NULL AS exempt, NOT ${visible('k', 's')} AS hidden,
       CASE WHEN s.public THEN NULL ELSE k.close_reason END AS "closeReason", ${standingJson('k', 'residual')} AS standing
     FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id WHERE k.status <> 'draft' ORDER BY k.number`,
    bound.values,
  );
  const risks = rows.filter(({ hidden }) => !hidden).map(({ hidden: _, ...risk }): RiskOnDay => ({ ...risk, ...risk.standing }));
  const used = [...new Set([register.matrixVersionId, ...risks.flatMap(({ matrixVersionId }) => matrixVersionId ?? [])])];
  const versions = new Map((await sql.rows<{ row: FrozenMatrix }>(MATRICES, [actor.organisationId, used])).map(({ row }) => [row.id, row]));
  return {
    ...register, ...matricesOf(versions), versions, risks,
    day: { moment: sql.now.toISOString(), now: !sql.past, freeze: null, open: risks.filter(({ open }) => open).length, exempt: rows.filter(({ hidden, open }) => hidden && open).length },
  };
}

/** As a freeze holds it: for readers of its full wording. */
export function stateInFreeze(frozen: FrozenRegister, day: Omit<MovementDay, 'open' | 'exempt' | 'now'>): DayState {
  const { register, matrices } = frozen;
  const risks = frozen.risks.map((risk): RiskOnDay => {
    const { reference, title, exempt, residual } = frozenRiskRow(frozen, risk);
    return { id: risk.id, open: risk.status === 'open', reference, title, exempt, closeReason: risk.closeReason, standing: residual, ...residual };
  });
  return {
    matrixVersionId: register.matrixVersionId, appetite: register.appetite, ...matricesOf(matrices), versions: matrices, risks,
    day: { ...day, now: false, open: risks.filter(({ open }) => open).length, exempt: 0 },
  };
}

const matricesOf = (versions: ReadonlyMap<string, FrozenMatrix>): Pick<DayState, 'matrices'> => ({ matrices: new Map([...versions].map(([id, { definition }]) => [id, definition])) });

export function declaredOf(crosswalks: readonly FrozenCrosswalk[]): DeclaredCrosswalks {
  const mappings = new Map<string, Crosswalk>(crosswalks.map(({ fromVersionId, toVersionId, mapping }) => [`${fromVersionId} ${toVersionId}`, mapping]));
  return (from, to) => mappings.get(`${from} ${to}`) ?? null;
}
