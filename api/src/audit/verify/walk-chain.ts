import { FIRST_HASH, SEALED_WITHIN_MINUTES } from '@holdfast/domain';
import pg from 'pg';
import { exactly, SEALED_EVENT, sealHash, toSealedEvent, type SealedEventRow } from '../sealed-event';
import type { Differences } from './differences';
import { stream } from './stream';
import { inUtc, named } from './event-in-words';

interface SealRow {
  number: number;
  eventId: string;
  hash: string;
  sealedAt: string;
}

/** Without an event where that is gone. */
type ChainRow = SealRow & (SealedEventRow | { [Part in keyof SealedEventRow]: null });

export interface Chain {
  sealed: number;
  last: SealRow | null;
  /** The number of the seal with the hash that was looked for. */
  found: number | null;
}

/** From the first seal to the last: numbers without gaps, each hash over its event and the hash before, each event where it belongs in time. */
export async function walkChain(client: pg.Client, organisationId: string, wanted: string | null, differences: Differences): Promise<Chain> {
  const pages = stream<ChainRow>(
    client,
    `SELECT s.number::int AS number, s.event_id AS "eventId", encode(s.hash, 'hex') AS hash, ${exactly('s.sealed_at')} AS "sealedAt", ${SEALED_EVENT}
     FROM audit_seal s LEFT JOIN audit_event e ON e.organisation_id = s.organisation_id AND e.id = s.event_id
     WHERE s.organisation_id = ${pg.escapeLiteral(organisationId)} ORDER BY s.number`,
    { startFast: true },
  );
  const chain: Chain = { sealed: 0, last: null, found: null };
  const times = new Times();
  let previous: string | null = FIRST_HASH;
  for await (const rows of pages)
    for (const row of rows) {
      const { number, eventId, hash, sealedAt } = row;
      const due = (chain.last?.number ?? 0) + 1;
      if (number !== due) {
        differences.add(number === due + 1 ? `Seal ${due} is missing.` : `Seals ${due} to ${number - 1} are missing.`);
        previous = null; // Its hash is gone with it, so the next seal cannot be told.
      }
      times.sealing(sealedAt);
      if (row.id === null) differences.add(`The event of seal ${number} (${eventId}, sealed ${inUtc(sealedAt)}) is missing.`);
      else {
        if (previous !== null && sealHash(toSealedEvent(row), { number, sealedAt, previous }) !== hash)
          differences.add(`Seal ${number} does not fit: ${named(row)}, or its place in the chain, was changed after it was sealed.`);
        const why = times.whyNot(row.at);
        if (why) differences.add(`${named(row)}, seal ${number}, ${why}.`);
      }
      previous = hash;
      chain.sealed++;
      chain.last = { number, eventId, hash, sealedAt };
      if (hash === wanted) chain.found = number;
    }
  return chain;
}

/** What is sealed happened after the sealing before: by then, whatever was older had been written, and was sealed. */
class Times {
  #sealedAt = '';
  #earliest = '';
  #latest = '';

  sealing(sealedAt: string): void {
    if (sealedAt === this.#sealedAt) return;
    // Where the clock went back for both, the later seal is the earlier one.
    const bound = this.#sealedAt < sealedAt ? this.#sealedAt : sealedAt;
    this.#earliest = this.#sealedAt === '' ? '' : minutesFrom(bound, -SEALED_WITHIN_MINUTES);
    this.#latest = minutesFrom(sealedAt, SEALED_WITHIN_MINUTES);
    this.#sealedAt = sealedAt;
  }

  whyNot(at: string): string | null {
    if (at < this.#earliest) return `was written later than it says: what happened then was sealed before ${inUtc(this.#sealedAt)}`;
    return at > this.#latest ? `says a time after it was sealed, ${inUtc(this.#sealedAt)}` : null;
  }
}

export const minutesFrom = (moment: string, minutes: number): string => new Date(Date.parse(moment) + minutes * 60_000).toISOString().replace('Z', '000Z');
