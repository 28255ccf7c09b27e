import { Module } from '@nestjs/common';
import { LogPresence } from './log-presence';
import { ReadLog } from './read-log';
import { SendLogEntries } from './send-log-entries';
import { StreamLog } from './stream-log';

/** The log itself. Its addresses belong to what it is about: rehearsals and invocations give each their gate. */
@Module({ providers: [LogPresence, ReadLog, SendLogEntries, StreamLog], exports: [ReadLog, SendLogEntries, StreamLog] })
export class IncidentLogModule {}
