import type { ImportCounts, ImportRowView } from '@holdfast/contracts';
import type { ImportHeld, ImportOutcome, SkippedWhy } from '@holdfast/domain';

export const THING_WORDS: Readonly<Record<ImportHeld, string>> = { risks: 'Risks', activities: 'Activities', resources: 'Resources', dependencies: 'Dependencies', contacts: 'Contacts' };

export const OUTCOME_WORDS: Readonly<Record<ImportOutcome, string>> = { new: 'New', changed: 'Changed', same: 'Same as here', 'left-out': 'Left out' };

export const SKIPPED_WORDS: Readonly<Record<SkippedWhy, string>> = {
  guidance: 'Says how to fill in the table', 'repeated-header': 'Repeats the header', section: 'Looks like a heading', total: 'Looks like a total', 'another-table': 'Here another table begins: put it on a sheet of its own',
};

/** "12 new, 3 changed, 5 same as here, 1 left out" */
export function countsInWords({ new: added, changed, same, leftOut }: Omit<ImportCounts, 'faults'>): string {
  const parts = [[added, 'new'], [changed, 'changed'], [same, 'same as here'], [leftOut, 'left out']] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en-GB')} ${word}`);
  return said.length > 0 ? said.join(', ') : 'No rows';
}

export const rowsInWords = (count: number): string => (count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`);

/** Where what became of a row is shown. */
export function linkOf({ subjectType, subjectId }: ImportRowView): string[] | null {
  if (!subjectId) return null;
  if (subjectType === 'risk') return ['/risks', subjectId];
  return subjectType === 'activity' ? ['/activities', subjectId] : subjectType === 'resource' ? ['/resources', subjectId] : null;
}
