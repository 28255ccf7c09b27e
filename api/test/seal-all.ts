import { setTimeout as pause } from 'node:timers/promises';
import { SealEvents } from '../src/audit';
import { query } from './fresh-database';
import type { TestApp } from './start-app';

const PATIENCE_MS = 50_000;

/**
 * Seals every event there is. A seal waits for whatever transaction runs on the whole server, and other specs have theirs on
 * other databases of it: so again, until nothing waits.
 */
export async function sealAll({ app, database }: Pick<TestApp, 'app' | 'database'>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    await app.get(SealEvents).run();
    const [left] = await query<{ waiting: number }>(database.ownerUrl, 'SELECT count(*)::int AS waiting FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = e.organisation_id AND s.event_id = e.id)');
    if (!left?.waiting) return;
    if (Date.now() > until) throw new Error(`${left.waiting} events are not sealed after ${PATIENCE_MS / 1000} s`);
    await pause(50);
  }
}
