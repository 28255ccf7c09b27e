import type { HomeView } from '@holdfast/contracts';

type Change = HomeView['changed'][number];

/** Newest first: somebody who did the same to the same risk several times in a row did it once, as of the last time. */
export function changesTogether(changes: readonly Change[]): Change[] {
  return changes.filter((change, index) => {
    const before = changes[index - 1];
    return !before || before.riskId !== change.riskId || before.action !== change.action || before.actor?.id !== change.actor?.id;
  });
}
