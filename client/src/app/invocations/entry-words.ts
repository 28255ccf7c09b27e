import type { InvocationView } from '@holdfast/contracts';
import { LOG_ENTRY_WORDS, type LogProgress } from '@holdfast/domain';

type Told = LogProgress['entries'][number];

/** What an entry is about, as its ids are called here: "Step 3 Restore the storage", "Storage restore", "Recovery leader: Network Manager". */
export function subjectOf({ entry }: Pick<Told, 'entry'>, of: InvocationView, progress: Pick<LogProgress, 'steps' | 'entries'>): string {
  const plan = of.invoked.find(({ planId }) => planId === entry.planId);
  const person = of.people.find(({ id }) => id === entry.personId)?.jobTitle ?? '';
  switch (entry.kind) {
    case 'step-started':
    case 'step-finished':
    case 'step-skipped': {
      const step = progress.steps.find((one) => one.step.id === entry.stepId && one.step.planId === entry.planId);
      return step ? `${step.label} ${step.step.title}` : 'A step that no plan here has';
    }
    case 'resource-usable':
    case 'resource-abandoned':
    case 'resource-data-as-of':
      return of.resources.find(({ id }) => id === entry.resourceId)?.name ?? 'A resource';
    case 'role-filled':
    case 'handover': {
      const role = of.invoked.flatMap(({ roles }) => roles).find(({ id }) => id === entry.roleId)?.title ?? '';
      return [role, person].filter(Boolean).join(': ');
    }
    case 'plan-pulled-in':
      return plan ? `${plan.reference} ${plan.name}` : '';
    case 'correction': {
      const corrected = progress.entries.find((one) => one.entry.id === entry.correctsId);
      return corrected ? `of “${(corrected.entry.text || [kindWords(corrected), subjectOf(corrected, of, progress)].join(' ')).slice(0, 80)}”${entry.voids ? ': it did not happen' : ''}` : '';
    }
    default:
      return '';
  }
}

export const kindWords = ({ entry }: Pick<Told, 'entry'>): string => LOG_ENTRY_WORDS[entry.kind];
