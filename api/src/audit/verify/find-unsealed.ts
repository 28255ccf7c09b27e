import { SEALED_WITHIN_MINUTES } from '@holdfast/domain';
import pg from 'pg';
import { exactly } from '../sealed-event';
import type { Differences } from './differences';
import { named } from './event-in-words';
import { stream } from './stream';
import { minutesFrom, type Chain } from './walk-chain';

interface Unsealed {
  id: string;
  action: string;
  at: string;
  /** A transaction that still runs may come before it. */
  held: boolean;
}

/**
 * What is in no seal. The newest events wait for the next sealing, and those behind a running transaction for its end; anything
 * older was put there afterwards, or is not being sealed, or lost its seal. Returns how many wait.
 */
export async function findUnsealed(client: pg.Client, organisationId: string, { last }: Chain, differences: Differences): Promise<number> {
  const organisation = pg.escapeLiteral(organisationId);
  const { rows } = await client.query<{ at: string | null }>(`SELECT ${exactly('max(at)')} AS at FROM audit_event WHERE organisation_id = ${organisation}`);
  const newest = [last?.sealedAt ?? '', rows[0]?.at ?? ''].sort().at(-1);
  if (!newest) return 0;
  const due = minutesFrom(newest, -SEALED_WITHIN_MINUTES);
  let waiting = 0;
  const pages = stream<Unsealed>(
    client,
    `SELECT e.id, e.action, ${exactly('e.at')} AS at, e.xid >= pg_snapshot_xmin(now) AND e.xid < pg_snapshot_xmax(now) AS held
     FROM audit_event e CROSS JOIN pg_current_snapshot() now
     WHERE e.organisation_id = ${organisation} AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = e.organisation_id AND s.event_id = e.id)
     ORDER BY e.xid, e.id`,
  );
  for await (const events of pages)
    for (const event of events) {
      waiting++;
      if (!event.held && event.at < due) differences.add(`${named(event)} is not sealed, although what came after it is ${last && last.sealedAt > event.at ? 'sealed' : 'recorded'} for more than ${SEALED_WITHIN_MINUTES} minutes.`);
    }
  return waiting;
}
