import { Inject, Injectable } from '@nestjs/common';
import type { RoadmapRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { actionPlaces } from './action-places';
import { actionRowJoins, actionRowJsonWith, costsJson } from './action-row';
import { everywhere } from './list-actions';

const MORE = `, 'replacement', json_build_object('system', a.replaces, 'from', a.replaced_from, 'to', a.replaced_to), 'costs', ${costsJson}`;

/** Which systems are replaced, when and for how much: whole, since its years and its sums are those of all rows together. */
@Injectable()
export class ReadRoadmap {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: RoadmapRequest): Promise<JsonText> {
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = readableScope(bound, {});
      const places = actionPlaces(request, bound);
      const owner = request.owner?.length ? ` AND a.owner_id = ANY (${bound.put(request.owner)}::uuid[])` : '';
      const [found] = await sql.unprepared<{ rows: string }>(
        `WITH ${scope}${places.ctes}, matched AS MATERIALIZED (${everywhere(places, 'a.id', '', `a.replaces IS NOT NULL AND a.status <> 'cancelled'${owner}`)})
         SELECT coalesce(json_agg(${actionRowJsonWith(MORE)} ORDER BY a.replaced_from, a.replaced_to, lower(a.replaces), a.id), '[]'::json)::text AS rows
         FROM matched f JOIN action a ON a.organisation_id = $1 AND a.id = f.id ${actionRowJoins}`,
        bound.values,
      );
      return new JsonText(found?.rows ?? '[]');
    });
  }
}
