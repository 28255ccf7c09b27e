import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { reckonGaps } from './reckon-gaps';

/** Refuses what is said of a gap that has closed meanwhile. One that shows only with recovery times as proven is a gap too. */
export async function requireGap(tx: Transaction, actor: Actor, resourceId: string): Promise<void> {
  for (const basis of ['declared', 'proven'] as const) {
    const { gaps, loaded } = await reckonGaps(tx, actor, basis);
    if (gaps.some(({ node }) => node === loaded.graph.indexOf.get(resourceId))) return;
  }
  throw conflict('no-gap', 'This gap has closed meanwhile: as far as is known, the resource takes no longer than it may. Nothing was saved.');
}
