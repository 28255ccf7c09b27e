import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import type { Refusal } from '../platform/refusal';
import { loadRisk, loadRiskToChange, noSuchRisk } from './load-risk';
import type { RiskInPlace } from './risk-in-place';

/*
 * For what belongs to the full wording of a risk: its controls, actions, acceptances and files. To a reader of public wording
 * such a risk is not there, in the same words as one that is out of sight. `gone` says what is not there when something else
 * than the risk was asked for.
 */

export const loadRiskInFull = async (sql: Sql, actor: Actor, riskId: string, gone: () => Refusal = noSuchRisk): Promise<RiskInPlace> =>
  inFull(await loadRisk(sql, actor, riskId, gone), gone);

/** The same, with the row locked. */
export const loadRiskInFullToChange = async (tx: Transaction, actor: Actor, riskId: string, gone: () => Refusal = noSuchRisk): Promise<RiskInPlace> =>
  inFull(await loadRiskToChange(tx, actor, riskId, gone), gone);

function inFull(place: RiskInPlace, gone: () => Refusal): RiskInPlace {
  if (place.wording === 'public') throw gone();
  return place;
}
