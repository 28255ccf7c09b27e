export { BATCH_DIGEST, ENTRY_TEXT } from './batch-digest';
export { IncidentLogModule } from './incident-log.module';
export type { LogGate, OpenLog } from './open-log';
export { entriesToTell, lastPositionOf, logEntries, ReadLog, standingEntries } from './read-log';
export { SendLogEntries } from './send-log-entries';
export { asEvents, stays } from './sent-events';
export { StreamLog } from './stream-log';
export { sayInLog, writeInLog } from './take-entries';
