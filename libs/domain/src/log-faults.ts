/** What was typed in a log and cannot be, or counts another way. Nothing is refused for it: it is shown at the entry. */
export const LOG_FAULT_WORDS = {
  'corrects-nothing': 'The entry that this corrects is not in the log yet.',
  'clock-ahead': 'This lies after it was received: the clock of the device is ahead. The moment of receipt counts.',
  'unknown-step': 'No plan used here has this step. It does not count.',
  'finished-before-started': 'This lies before the step was started. It does not count: correct one of the two times.',
  'started-already': 'The step was started already. The first time counts.',
  'finished-already': 'The step was finished already. The first time counts.',
  'skipped-already': 'The step was skipped already. The first time counts.',
  'done-after-all': 'The step was done after all, so it does not count as skipped.',
  'work-before-loss': 'This lies before the loss. It does not count: correct the time.',
  'work-started-already': 'Work on the resource was started already. The first time counts.',
  'usable-before-work': 'This lies before work on the resource was started. It does not count: correct one of the two times.',
  'abandoned-before-work': 'This lies before work on the resource was started. It does not count: correct one of the two times.',
  'usable-before-loss': 'This lies before the loss. It does not count: correct the time.',
  'abandoned-before-loss': 'This lies before the loss. It does not count: correct the time.',
} as const;
export type LogFaultCode = keyof typeof LOG_FAULT_WORDS;

export interface LogFault {
  readonly entryId: string;
  readonly code: LogFaultCode;
  readonly message: string;
}
