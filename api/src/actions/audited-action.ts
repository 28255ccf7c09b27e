import type { ActionView } from '@holdfast/contracts';
import { replacementOf, targetOf, type StoredAction } from './stored-action';

/** What hangs on an action; each part that a change does not touch is left out. */
export interface Linked {
  riskIds?: readonly string[];
  objectiveIds?: readonly string[];
  costs?: ActionView['costs'];
}

/** What the audit trail says of an action, under the names that requests use. */
export const audited = (action: StoredAction, { riskIds, objectiveIds, costs }: Linked = {}): Record<string, unknown> => ({
  title: action.title,
  description: action.description,
  ownerId: action.owner_id,
  priority: action.priority,
  status: action.status,
  progress: action.progress,
  dueDate: action.due_date,
  target: targetOf(action),
  replacement: replacementOf(action),
  ...(riskIds ? { riskIds } : {}),
  ...(objectiveIds ? { objectiveIds } : {}),
  ...(costs ? { costs } : {}),
});

/** All that is filled in, for one that is new. */
export const auditedWhole = (action: StoredAction, linked: Linked): Record<string, unknown> => ({
  reference: action.reference,
  ...Object.fromEntries(Object.entries(audited(action, linked)).filter(([, value]) => value !== null && value !== '' && (!Array.isArray(value) || value.length > 0))),
});
