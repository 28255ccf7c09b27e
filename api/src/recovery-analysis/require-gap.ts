import { RECOVERY_BASES } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { gapsOn, readRecovery } from './reckon-gaps';

/** Refuses what is said of a gap that has closed meanwhile. One that shows only with recovery times as proven is a gap too. */
export async function requireGap(tx: Transaction, actor: Actor, resourceId: string): Promise<void> {
  const read = await readRecovery(tx, actor);
  const node = read.loaded.graph.indexOf.get(resourceId);
  if (RECOVERY_BASES.some((basis) => gapsOn(read, basis).gaps.some((gap) => gap.node === node))) return;
  throw conflict('no-gap', 'This gap has closed meanwhile: as far as is known, the resource takes no longer than it may. Nothing was saved.');
}
