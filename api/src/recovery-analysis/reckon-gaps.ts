import { componentsOf, elapsedTimes, neededBy, recoveryGaps, type LossOptions, type NeededBy, type RecoveryBasis, type RecoveryGap } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { loadRecovery, type LoadedRecovery } from '../recovery-inputs';
import { provenTimes, type ProvenTime } from './proven-times';

export interface ReckonedGaps {
  loaded: LoadedRecovery;
  proven: ReadonlyMap<string, ProvenTime>;
  options: LossOptions;
  components: ReturnType<typeof componentsOf>;
  needs: NeededBy;
  gaps: readonly RecoveryGap[];
}

/** All gaps of the organisation, from what is recorded: everything of recovery is read for it, whatever is asked of the answer. */
export const reckonGaps = async (sql: Sql, actor: Actor, basis: RecoveryBasis = 'declared'): Promise<ReckonedGaps> => gapsOn(await readRecovery(sql, actor), basis);

export async function readRecovery(sql: Sql, actor: Actor): Promise<Pick<ReckonedGaps, 'loaded' | 'proven'>> {
  const loaded = await loadRecovery(sql, actor);
  return { loaded, proven: await provenTimes(sql, actor, loaded) };
}

export function gapsOn({ loaded, proven }: Pick<ReckonedGaps, 'loaded' | 'proven'>, basis: RecoveryBasis): ReckonedGaps {
  const options: LossOptions = { basis, proven, times: elapsedTimes(loaded.calendars, null) };
  const components = componentsOf(loaded.graph);
  const needs = neededBy(loaded.graph, options, components);
  return { loaded, proven, options, components, needs, gaps: recoveryGaps(loaded.graph, needs, options) };
}
