import type { ActionRow, ActionView } from '@holdfast/contracts';
import { headOfIct } from './a-risk';

export function anActionRow(given: Partial<ActionRow> = {}): ActionRow {
  return {
    id: 'a1', reference: 'ICT-A001', title: 'Move the pumps', status: 'open', priority: 'medium', progress: 0, owner: headOfIct, registerId: 'ict', registerName: 'ICT service register',
    dueDate: '2026-06-30', firstDueDate: '2026-06-30', slipDays: 0, endedAt: null, risks: [{ id: 'r1', reference: 'ICT-001', title: 'Telephony fails', status: 'open', registerId: 'ict' }], otherRisks: 0, ...given,
  };
}

export function anAction(given: Partial<ActionView> = {}): ActionView {
  return { ...anActionRow(), description: '', objectives: [], costs: [], target: null, replacement: null, asksForScore: false, entries: [], attachments: 0, mayManage: true, mayProgress: true, version: 1, ...given };
}
