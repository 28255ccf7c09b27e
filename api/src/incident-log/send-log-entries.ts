import { Inject, Injectable } from '@nestjs/common';
import type { LogEntryRequest, SendLogEntriesRequest, SentLogEntriesView, SentLogEntry } from '@holdfast/contracts';
import { logEntryFault, missingSequences } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { News } from '../platform/news';
import { conflict, notPermitted } from '../platform/refusal';
import { knownEntries, sameEntry, type KnownEntry } from './known-entries';
import { LOG_COLUMN, type LogGate, type OpenLog } from './open-log';
import { outOfReach } from './out-of-reach';
import { lastPosition, takeEntries, type Taken } from './take-entries';

/** Takes what a device has typed, each entry once and in its order. One that cannot be taken is answered with why, and holds up none of the others. */
@Injectable()
export class SendLogEntries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(News) private readonly news: News,
  ) {}

  run(gate: LogGate, id: string, { deviceId, typedBy, entries }: SendLogEntriesRequest, actor: Actor): Promise<SentLogEntriesView> {
    return this.database.write(actor, async (tx) => {
      const log = await gate(tx, actor, id, 'write');
      if (!log.mayWrite) throw notPermitted('You can read this log, but not write in it.', 'Whoever leads it can name you as somebody who takes part.');
      if (typedBy !== undefined && typedBy !== actor.personId) throw conflict('another-person', 'Somebody else is signed in by now.', 'Whoever typed these entries has to sign in to send them.');
      await requireOwnDevice(tx, actor, deviceId);
      const known = await knownEntries(tx, entries.map((entry) => entry.id));
      const strange = await outOfReach(tx, log, entries);
      let last = await lastPosition(tx, log);
      const taken: Taken[] = [];
      const results = new Map<LogEntryRequest, SentLogEntry>();
      const receivedAt = tx.now.toISOString();
      for (const entry of [...entries].sort((one, other) => one.sequence - other.sequence)) {
        const twin = known.get(entry.id);
        if (twin) {
          results.set(entry, sameEntry(twin, entry, log, deviceId, actor) ? { id: entry.id, outcome: 'already-received', position: twin.position, receivedAt: twin.receivedAt, message: null } : refused(entry, ANOTHER));
          continue;
        }
        const message = log.closed ?? logEntryFault(log.subject, entry) ?? timeFault(entry) ?? strange(entry);
        if (message !== null) {
          results.set(entry, refused(entry, message));
          continue;
        }
        last += 1;
        taken.push({ ...entry, position: last });
        known.set(entry.id, asKnown(entry, log, deviceId, actor, last, receivedAt));
        results.set(entry, { id: entry.id, outcome: 'received', position: last, receivedAt, message: null });
      }
      if (taken.length > 0) await takeEntries(tx, this.news, log, deviceId, taken, actor);
      return { results: entries.map((entry) => results.get(entry)!), missing: await missingOf(tx, log, deviceId), last };
    });
  }
}

const ANOTHER = 'Another entry was received under the same number. Copy the text, discard this one, and write it as a new entry.';
const refused = ({ id }: LogEntryRequest, message: string): SentLogEntry => ({ id, outcome: 'refused', position: null, receivedAt: null, message });

/** Whoever shares a device sends nothing that somebody else typed there as their own. */
async function requireOwnDevice(tx: Transaction, actor: Actor, deviceId: string): Promise<void> {
  const other = await tx.one('SELECT 1 FROM log_entry WHERE organisation_id = $1 AND device_id = $2 AND author_id <> $3 LIMIT 1', [tx.organisationId, deviceId, actor.personId]);
  if (other) throw conflict('anothers-device', 'Somebody else typed on this device under this number.', 'Load the page again: what you typed is kept and gets a number of its own.');
}

async function missingOf(tx: Transaction, log: OpenLog, deviceId: string): Promise<number[]> {
  const ofDevice = `organisation_id = $1 AND device_id = $2 AND ${LOG_COLUMN[log.subject]} = $3`;
  const [told] = await tx.rows<{ whole: boolean }>(`SELECT count(*) = coalesce(max(sequence), 0) AS whole FROM log_entry WHERE ${ofDevice}`, [tx.organisationId, deviceId, log.id]);
  if (told?.whole) return [];
  const rows = await tx.rows<{ sequence: number }>(`SELECT sequence FROM log_entry WHERE ${ofDevice}`, [tx.organisationId, deviceId, log.id]);
  return missingSequences(rows.map(({ sequence }) => sequence));
}

/** A clock may be wrong by any amount and the entry is taken; a year that no clock shows is a mistake. */
const timeFault = ({ at, typedAt }: LogEntryRequest): string | null => ([at, typedAt].every((moment) => /^20\d\d-/.test(moment)) ? null : 'The time of this entry is not of this century. Correct the time.');

const asKnown = (entry: LogEntryRequest, log: OpenLog, deviceId: string, actor: Actor, position: number, receivedAt: string): KnownEntry => ({
  ...entry, subjectId: log.id, deviceId, authorId: actor.personId, position, receivedAt,
});
