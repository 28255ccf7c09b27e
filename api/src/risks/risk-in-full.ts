import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { loadRisk, loadRiskToChange, noSuchRisk } from './load-risk';
import type { RiskInPlace } from './risk-in-place';

/*
 * For what belongs to the full wording of a risk: its controls, actions, acceptances and files. To a reader of public wording
 * such a risk is not there, in the same words as one that is out of sight.
 */

export const loadRiskInFull = async (sql: Sql, actor: Actor, riskId: string): Promise<RiskInPlace> => inFull(await loadRisk(sql, actor, riskId));

/** The same, with the row locked. */
export const loadRiskInFullToChange = async (tx: Transaction, actor: Actor, riskId: string): Promise<RiskInPlace> => inFull(await loadRiskToChange(tx, actor, riskId));

function inFull(place: RiskInPlace): RiskInPlace {
  if (place.wording === 'public') throw noSuchRisk();
  return place;
}
