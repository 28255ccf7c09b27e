import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';

/** Of so many readings it is remembered that they are noted. Beyond it, the audit trail is asked again. */
const REMEMBERED = 50_000;

/**
 * Notes in the audit trail who read exempt wording: once for each person, risk and day of the organisation, before it is shown.
 * See docs/decisions/readings-of-exempt-wording-are-events.md.
 */
@Injectable()
export class NoteReadings {
  readonly #noted = new Set<string>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of these risks, those that are exempt and that the caller reads in full. */
  async run(actor: Actor, riskIds: readonly string[]): Promise<void> {
    const hour = this.clock.now().toISOString().slice(0, 13);
    const keyOf = (riskId: string): string => `${actor.organisationId} ${actor.personId} ${actor.tokenId ?? ''} ${riskId} ${hour}`;
    const unknown = riskIds.filter((id) => !this.#noted.has(keyOf(id)));
    if (unknown.length === 0) return;
    // A request that is sent again brings the answer of the first; what is noted on the way is no part of it.
    const { idempotency: _, ...reader } = actor;
    await this.database.write(reader, (tx) =>
      tx.rows(
        `INSERT INTO audit_event (organisation_id, id, at, actor_id, action, subject_type, subject_id, register_id, request_id)
         SELECT $1, noted.id, $2, $3, 'reading.exempt-wording', 'reading', k.id, k.register_id, $4
         FROM unnest($5::uuid[], $6::uuid[]) AS noted (risk_id, id)
         JOIN risk k ON k.organisation_id = $1 AND k.id = noted.risk_id
         JOIN readable_registers($3) readable ON readable.register_id = k.register_id AND readable.wording = 'full'
         CROSS JOIN (SELECT date_trunc('day', $2::timestamptz AT TIME ZONE time_zone) AT TIME ZONE time_zone AS begins FROM organisation WHERE id = $1) day
         WHERE k.exempt_ground IS NOT NULL AND k.status <> 'draft' AND NOT EXISTS (
           SELECT FROM audit_event e WHERE e.organisation_id = $1 AND e.subject_id = k.id AND e.subject_type = 'reading' AND e.actor_id = $3 AND e.at >= day.begins)`,
        [actor.organisationId, tx.now, actor.personId, actor.requestId ?? null, unknown, unknown.map(() => newId())],
      ),
    );
    if (this.#noted.size > REMEMBERED) this.#noted.clear();
    for (const id of unknown) this.#noted.add(keyOf(id));
  }
}
