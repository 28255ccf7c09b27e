import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AuditBundleRequest } from '@holdfast/contracts';
import { requireAuditor, SealEvents } from '../audit';
import { waitUntilSettled } from '../freezes';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { momentsOf } from './bundle-moments';
import { makeBundle, type MadeBundle } from './make-bundle';

/** How long something older that runs on the server may keep the latest events from being sealed. */
const SEALED_WITHIN_MS = 30_000;

/**
 * A bundle is made while it is fetched, and not kept: whoever breaks off leaves nothing behind but the event that it was begun.
 * Once the last piece has gone out, its digest is on record.
 */
@Injectable()
export class TakeBundle {
  readonly #log = new Logger('bundles');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SealEvents) private readonly sealEvents: SealEvents,
  ) {}

  async run({ from, to }: AuditBundleRequest, actor: Actor): Promise<{ fileName: string; pieces: AsyncGenerator<Uint8Array> }> {
    const { id, madeBy, end } = await this.database.write(actor, async (tx) => {
      requireAuditor(actor);
      const { end: last } = await momentsOf(tx, actor.organisationId, { from, to });
      const person = await tx.one<{ jobTitle: string }>('SELECT job_title AS "jobTitle" FROM person WHERE organisation_id = $1 AND id = $2', [actor.organisationId, actor.personId]);
      const bundle = newId();
      await tx.record({ action: 'bundle.begun', subjectType: 'bundle', subjectId: bundle, after: { from, to } });
      return { id: bundle, madeBy: person?.jobTitle ?? '', end: last };
    });
    // What was saved by the end of the period has to be there, and sealed, before it is read.
    await waitUntilSettled(this.database, end);
    await this.sealEvents.settle(actor.organisationId, SEALED_WITHIN_MS);
    await this.sealEvents.run();
    // The last piece is fetched long after the request was taken in, and recorded as part of it.
    const within = AsyncLocalStorage.snapshot();
    return { fileName: `holdfast-audit-${from}-to-${to}.zip`, pieces: this.#pieces(id, { from, to }, end, madeBy, actor, within) };
  }

  async *#pieces(id: string, period: AuditBundleRequest, end: Date, madeBy: string, actor: Actor, within: <T>(work: () => T) => T): AsyncGenerator<Uint8Array> {
    let size = 0;
    try {
      const making = makeBundle(this.database, { organisationId: actor.organisationId, madeBy }, period, end);
      let next = await making.next();
      for (; !next.done; next = await making.next()) {
        size += next.value.length;
        yield next.value;
      }
      const made = next.value;
      await within(() => this.#record(id, period, made, size, actor));
    } catch (error) {
      this.#log.error({ what: 'An audit bundle could not be made to its end.', bundle: id, error: error instanceof Error ? error.stack : 'unknown' });
      throw error;
    }
  }

  #record(id: string, { from, to }: AuditBundleRequest, { digest, files, index }: MadeBundle, size: number, actor: Actor): Promise<void> {
    // The request's key, if it has one, belongs to its beginning.
    return this.database.write({ ...actor, idempotency: undefined }, async (tx) => {
      const head = index.trail.last || null;
      await tx.rows(
        `INSERT INTO audit_bundle (organisation_id, id, from_day, to_day, digest, head_number, files, size, author_id, recorded_at) VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9, $10)`,
        [tx.organisationId, id, from, to, digest, head, files, size, actor.personId, tx.now],
      );
      await tx.record({ action: 'bundle.made', subjectType: 'bundle', subjectId: id, after: { from, to, digest, headNumber: head, headHash: index.trail.head, files, size } });
    });
  }
}
