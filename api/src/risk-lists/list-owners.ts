import { Inject, Injectable } from '@nestjs/common';
import type { PersonRef, RiskOwnersRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { asPattern } from './search-words';
import { visible } from './shown-wording';

const MOST = 50;

/** Whom a list can be narrowed to. Readers of risks need not be readers of the list of people: they meet the owners of what they see. */
@Injectable()
export class ListOwners {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor, { q, id }: RiskOwnersRequest): Promise<PersonRef[]> {
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const wanted = [
        ...(q ? [`lower(p.job_title || ' ' || p.name) LIKE ${bound.put(asPattern(q.toLowerCase()))}`] : []),
        ...(id?.length ? [`p.id = ANY (${bound.put(id)}::uuid[])`] : []),
      ].map((condition) => ` AND ${condition}`).join('');
      return sql.rows<PersonRef>(
        `WITH ${readableScope(bound, {})}
         SELECT p.id, p.name, p.job_title AS "jobTitle" FROM person p
         WHERE p.organisation_id = $1${wanted} AND EXISTS (
           SELECT FROM risk k JOIN scope s ON s.id = k.register_id
           WHERE k.organisation_id = $1 AND k.owner_id = p.id AND ${visible('k', 's')} AND (k.status <> 'draft' OR k.author_id = $2 OR s.owner_id = $2))
         ORDER BY lower(p.job_title), lower(p.name), p.id LIMIT ${MOST}`,
        bound.values,
      );
    });
  }
}
