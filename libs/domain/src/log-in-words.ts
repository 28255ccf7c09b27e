import type { EffectiveEntry } from './effective-entries';
import { LOG_ENTRY_WORDS, type LogEntry } from './incident-log';
import type { StepProgress } from './log-progress';

/** What ids in a log are called, as far as it is known, and how a moment is said. */
export interface LogWords {
  readonly plans?: ReadonlyMap<string, string>;
  readonly resources?: ReadonlyMap<string, string>;
  readonly people?: ReadonlyMap<string, string>;
  /** By `planId roleId`. */
  readonly roles?: ReadonlyMap<string, string>;
  readonly moment: (at: string) => string;
}

/** What an entry says beside the text that was typed: "Step 9 started", "Storage: usable again". Empty where the text says it all. */
export function entryInWords(entry: LogEntry, steps: readonly StepProgress[], names: LogWords): string {
  const step = steps.find((one) => one.step.planId === entry.planId && one.step.id === entry.stepId);
  const of = step ? (step.added ? `Step “${step.step.title}”` : `Step ${step.label}`) : 'A step';
  const resource = (entry.resourceId && names.resources?.get(entry.resourceId)) || 'A resource';
  const person = (entry.personId && names.people?.get(entry.personId)) || '';
  const role = (entry.roleId && names.roles?.get(`${entry.planId ?? ''} ${entry.roleId}`)) || 'A role';
  switch (entry.kind) {
    case 'step-started': return `${of} started`;
    case 'step-finished': return `${of} finished`;
    case 'step-skipped': return `${of} skipped`;
    case 'step-added': return 'Step added';
    case 'resource-started': return `${resource}: work on it started`;
    case 'resource-usable': return `${resource}: usable again`;
    case 'resource-abandoned': return `${resource}: given up`;
    case 'resource-data-as-of': return `${resource}: its data are as of ${names.moment(entry.at)}`;
    case 'role-filled': return person ? `${role}: ${person}` : role;
    case 'plan-pulled-in': return `Plan pulled in: ${(entry.planId && names.plans?.get(entry.planId)) || 'another plan'}`;
    case 'handover': return entry.roleId ? `Handover of ${role}${person ? ` to ${person}` : ''}` : 'Handover';
    case 'paused': return 'Paused. The clock goes on';
    case 'resumed': return 'Resumed';
    case 'correction': return entry.voids ? 'Correction: it did not happen' : 'Correction';
    case 'note': case 'problem': case 'decision': case 'situation-report': case 'inject': return '';
  }
}

/** Kinds that say themselves by a tag beside the author. */
export const tagOf = ({ kind }: LogEntry): string | null => (['problem', 'decision', 'situation-report', 'inject'].includes(kind) ? LOG_ENTRY_WORDS[kind] : null);

/** What a correction has changed of an entry, in words; empty where nothing did. */
export function correctedInWords({ entry, at, text, correctedBy, voided }: EffectiveEntry, { moment }: Pick<LogWords, 'moment'>): string {
  if (!correctedBy) return '';
  if (voided) return 'Did not happen';
  const changes = [at !== entry.at ? `at ${moment(at)}` : '', text !== entry.text ? `“${text}”` : ''].filter(Boolean);
  return changes.length > 0 ? `Corrected: ${changes.join(', ')}` : 'Confirmed by a correction';
}
