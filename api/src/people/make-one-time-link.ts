import { Inject, Injectable } from '@nestjs/common';
import type { OneTimeLinkView } from '@holdfast/contracts';
import { endLinks, issueLink } from '../identity';
import type { Actor } from '../platform/actor';
import { loadPerson, requireHere, requireManaged } from './load-person';
import { readPerson } from './people-queries';
import { ShowLink } from './show-link';

/** An invitation for somebody who never signed in, a new password for everybody else; earlier links open nothing any more. */
@Injectable()
export class MakeOneTimeLink {
  constructor(@Inject(ShowLink) private readonly showLink: ShowLink) {}

  run(id: string, actor: Actor): Promise<OneTimeLinkView> {
    return this.showLink.of(actor, async (tx) => {
      const person = await loadPerson(tx, id);
      requireManaged(person, actor);
      requireHere(person);
      const purpose = person.joined ? 'password-reset' : 'invitation';
      await endLinks(tx, id);
      await tx.record({ action: 'person.link-made', subjectType: 'person', subjectId: id, after: { purpose } });
      return { person: await readPerson(tx, tx.organisationId, id), link: await issueLink(tx, id, purpose, actor.personId) };
    });
  }
}
