import type { MitigationAppendixView, PersonRef } from '@holdfast/contracts';
import { dueState, isUnended, type ActionStatus, type Effectiveness } from '@holdfast/domain';

type Row = MitigationAppendixView['risks'][number];

/** A control in place or an action, as a line of the appendix. */
export interface Measure {
  readonly id: string;
  /** Of an action; a control has none. */
  readonly reference: string | null;
  readonly title: string;
  readonly owner: PersonRef;
  /** A control: when it was last assessed. An action: when it is due. */
  readonly day: string | null;
  readonly late: boolean;
  /** "61 days later than first planned"; empty when it was not moved. */
  readonly slip: string;
  readonly effectiveness: Effectiveness | null;
  /** "In progress, 40%" */
  readonly progress: string;
  readonly note: string | null;
}

const STATUS: Readonly<Record<ActionStatus, string>> = { open: 'Not begun', 'in-progress': 'In progress', done: 'Done', cancelled: 'Cancelled' };

/** What is in place comes first, then what is being done, then what has ended. */
export function measuresOf({ controls, actions }: Pick<Row, 'controls' | 'actions'>, today: string): Measure[] {
  return [
    ...controls.map(
      ({ id, title, owner, effectiveness, assessedOn }): Measure => ({ id, reference: null, title, owner, day: assessedOn, late: false, slip: '', effectiveness, progress: '', note: null }),
    ),
    ...actions.map(
      ({ id, reference, title, owner, status, progress, dueDate, slipDays, latestNote }): Measure => ({
        id, reference, title, owner, day: dueDate, late: isUnended(status) && dueState(dueDate, today).state === 'overdue', slip: slipInWords(slipDays), effectiveness: null,
        progress: status === 'in-progress' ? `${STATUS[status]}, ${progress}%` : STATUS[status], note: latestNote,
      }),
    ),
  ];
}

function slipInWords(days: number): string {
  if (days === 0) return '';
  const length = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return `${length} ${days > 0 ? 'later' : 'earlier'} than first planned`;
}
