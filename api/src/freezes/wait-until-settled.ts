import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../platform/database';
import { conflict } from '../platform/refusal';

/** From a verb's looking at its clock to its transaction's beginning in the database, however busy both are; and clocks differ. */
const SLACK_MS = 1_000;
/** A transaction that has written nothing for so long is a reading one. */
const WRITES_WITHIN = '10 seconds';
const LOOK_EVERY_MS = 40;
const AT_MOST_MS = 20_000;

/**
 * A change is recorded as at the beginning of its transaction, and seen when that ends. Until all that began by the moment have
 * ended, the register as at the moment is not known: whoever freezes it waits for them. They do not wait, and neither do later
 * ones. Looks from outside any transaction, so that two who wait do not wait for each other.
 */
export async function waitUntilSettled(database: Database, moment: Date): Promise<void> {
  for (let waited = 0; waited <= AT_MOST_MS; waited += LOOK_EVERY_MS) {
    const [state] = await database.unscoped<{ early: boolean; busy: boolean }>(
      `SELECT clock_timestamp() BETWEEN $1::timestamptz AND $1::timestamptz + $2 * interval '1 millisecond' AS early,
         EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start <= $1::timestamptz + $2 * interval '1 millisecond'
           AND (backend_xid IS NOT NULL OR xact_start > clock_timestamp() - interval '${WRITES_WITHIN}')) AS busy`,
      [moment, SLACK_MS],
    );
    if (!state?.early && !state?.busy) return;
    await pause(LOOK_EVERY_MS);
  }
  throw conflict('changes-under-way', 'Changes that began before that moment are still being saved.', 'Try again in a minute, or choose an earlier day.');
}
