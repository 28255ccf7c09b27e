import { Inject, Injectable } from '@nestjs/common';
import type { ChooseDigestRequest, DigestView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { difference } from '../../platform/audit';
import { Database } from '../../platform/database';
import { stale } from '../../platform/refusal';
import { digestChoiceOf } from './digest-choice';
import { ReadDigest } from './read-digest';

/** How often somebody gets mail, chosen by nobody but themselves. */
@Injectable()
export class ChooseDigest {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadDigest) private readonly readDigest: ReadDigest,
  ) {}

  run({ rhythm, weekday }: ChooseDigestRequest, version: number, actor: Actor): Promise<DigestView> {
    return this.database.write(actor, async (tx) => {
      const { version: before, ...chosen } = await digestChoiceOf(tx, actor.organisationId, actor.personId);
      if (before !== version) throw stale(await this.readDigest.view(tx, actor));
      const wanted = { rhythm, weekday: weekday ?? chosen.weekday };
      const change = difference({ digestRhythm: chosen.rhythm, digestWeekday: chosen.weekday }, { digestRhythm: wanted.rhythm, digestWeekday: wanted.weekday });
      if (change) {
        const written = await tx.rows(
          `INSERT INTO digest_choice AS c (organisation_id, person_id, rhythm, weekday) VALUES ($1, $2, $3, $4)
           ON CONFLICT ON CONSTRAINT digest_choice_pk DO UPDATE SET rhythm = $3, weekday = $4, version = c.version + 1 WHERE c.version = $5 RETURNING version`,
          [actor.organisationId, actor.personId, wanted.rhythm, wanted.weekday, version],
        );
        // Somebody else, or the same person in another window, was first by a hair.
        if (written.length === 0) throw stale(await this.readDigest.view(tx, actor));
        await tx.record({ action: 'person.digest-chosen', subjectType: 'person', subjectId: actor.personId, ...change });
      }
      return this.readDigest.view(tx, actor);
    });
  }
}
