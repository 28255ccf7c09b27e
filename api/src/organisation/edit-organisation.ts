import { Inject, Injectable } from '@nestjs/common';
import type { EditOrganisationRequest, OrganisationView } from '@holdfast/contracts';
import { can, explainRefusal, whyNotPaperColour } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange, notPermitted, stale } from '../platform/refusal';
import { readOrganisation } from './organisation-queries';
import { requireTimeZone } from './time-zone';

/** The top unit carries the organisation's name: the two change together. */
@Injectable()
export class EditOrganisation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ colour, ...request }: EditOrganisationRequest, version: number, actor: Actor): Promise<OrganisationView> {
    const asked = colour === undefined ? request : { ...request, colour: paperColour(colour) };
    return this.database.write(actor, async (tx) => {
      if (!can(actor, 'organisation.configure', { rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal('organisation.configure'));
      const before = await readOrganisation(tx, actor.organisationId, 'FOR NO KEY UPDATE');
      if (before.version !== version) throw stale(before);
      const change = difference({ name: before.name, timeZone: before.timeZone, decidesOwnProposals: before.decidesOwnProposals, colour: before.colour }, asked);
      if (!change) return before;
      const after = { ...before, ...asked };
      if (after.timeZone !== before.timeZone) await requireTimeZone(tx, after.timeZone);
      await tx.rows('UPDATE organisation SET name = $2, time_zone = $3, decides_own_proposals = $4, colour = $5, version = version + 1 WHERE id = $1', [
        actor.organisationId, after.name, after.timeZone, after.decidesOwnProposals, after.colour,
      ]);
      if (after.name !== before.name)
        await tx.rows('UPDATE unit SET name = $2, version = version + 1 WHERE organisation_id = $1 AND parent_id IS NULL', [actor.organisationId, after.name]);
      await tx.record({ action: 'organisation.edited', subjectType: 'organisation', subjectId: actor.organisationId, ...change });
      return readOrganisation(tx, actor.organisationId);
    });
  }
}

function paperColour(colour: string | null): string | null {
  if (!colour) return null;
  const why = whyNotPaperColour(colour);
  if (why !== null) throw needsChange([{ field: 'colour', message: why }]);
  return colour.toLowerCase();
}
