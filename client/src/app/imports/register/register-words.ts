import type { ImportJobView, RegisterImportCounts } from '@holdfast/contracts';
import type { AsideWhy } from '@holdfast/domain';

export const ASIDE_WORDS: Readonly<Record<AsideWhy, string>> = {
  title: 'A title', guidance: 'Says how to fill in the table', 'repeated-header': 'Repeats the header', section: 'A heading over rows', total: 'Looks like a total', note: 'A note',
};

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number.toLocaleString('en-GB')} ${many}`);

/** "13 risks will be written, 3 of them as drafts without a score. 2 change. 1 row is left out." */
export function sumInWords({ new: added, drafts, changed, same, leftOut }: RegisterImportCounts, closing: number): string {
  const said = [
    added + drafts > 0 ? `${count(added + drafts, 'risk is', 'risks are')} new${drafts > 0 ? `, ${drafts === added + drafts ? '' : `${drafts.toLocaleString('en-GB')} of them `}as ${drafts === 1 ? 'a draft' : 'drafts'} without a score` : ''}` : '',
    changed > 0 ? `${count(changed, 'changes', 'change')}` : '',
    closing > 0 ? `${count(closing, 'is closed', 'are closed')}` : '',
    same > 0 ? `${count(same, 'is', 'are')} as here already` : '',
    leftOut > 0 ? `${count(leftOut, 'row is', 'rows are')} left out` : '',
  ].filter(Boolean);
  return said.length > 0 ? `${said.join('. ')}.` : 'There are no rows to import.';
}

export const written = ({ new: added, drafts, changed }: RegisterImportCounts, closing: number): number => added + drafts + changed + closing;

export const risksInWords = (number: number): string => count(number, 'risk', 'risks');

/** Of what waits or is under way. */
export function howFarInWords({ state, done, total }: ImportJobView): string {
  if (state === 'waiting') return 'It waits for its turn';
  return total > 0 ? `Writing: ${done.toLocaleString('en-GB')} of ${count(total, 'row', 'rows')}` : 'Reading the file again';
}

/** Of what came to nothing; null of anything else. */
export function outcomeInWords({ state, fault, code }: ImportJobView): { kind: 'error' | 'plain'; said: string; then: string } | null {
  if (state === 'cancelled') return { kind: 'plain', said: 'The writing was stopped.', then: 'Nothing has been written.' };
  if (state !== 'failed') return null;
  return { kind: code === 'preview-changed' ? 'plain' : 'error', said: 'Nothing has been written.', then: (fault ?? '').replace(/\s*Nothing has been written\.(?= |$)/, '') };
}
