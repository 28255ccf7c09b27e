import { Inject, Injectable } from '@nestjs/common';
import type { DependencyMapRequest, DependencyMapView } from '@holdfast/contracts';
import { dependencyCycles, surroundings } from '@holdfast/domain';
import { activitySeen, continuityScope, resourceSeen } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { boundTo } from '../registers';

type Node = DependencyMapView['nodes'][number];
type Edge = DependencyMapView['edges'][number];

/** So many things are drawn at once and still read. */
const READABLE = 80;
const USUAL_DEPTH = 2;

/** What leans on what, as a graph. Whoever sees one end of an edge alone sees no edge. */
@Injectable()
export class MapDependencies {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, { around, depth }: DependencyMapRequest): Promise<DependencyMapView> {
    return this.database.readAsAt(actor, async (sql) => {
      const { nodes, edges } = await allOf(sql, actor);
      const known = new Map(nodes.map((node) => [node.id, node]));
      if (around !== undefined && !known.has(around)) throw notFound('There is no such activity or resource, or it is not yours to read.');
      const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
      const centre = around ?? (linked.size > READABLE ? busiest(edges) : null);
      const shown = centre === null ? linked : surroundings(edges, centre, Number(depth ?? USUAL_DEPTH));
      return {
        nodes: nodes.filter(({ id }) => shown.has(id)),
        edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
        cycles: dependencyCycles(edges).map((ids) => ids.map((id) => thing(known.get(id)!)).sort((one, other) => (one.reference < other.reference ? -1 : 1))),
        leftOut: nodes.length - shown.size,
        around: centre,
      };
    });
  }
}

const thing = ({ critical: _, ...ref }: Node): DependencyMapView['cycles'][number][number] => ref;

function busiest(edges: readonly Edge[]): string {
  const counts = new Map<string, number>();
  for (const { from, to } of edges) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

async function allOf(sql: Sql, actor: Actor): Promise<{ nodes: Node[]; edges: Edge[] }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const found = await sql.one<{ nodes: Node[]; edges: Edge[] }>(
    `WITH ${continuityScope(bound, actor)},
     node AS MATERIALIZED (
       SELECT a.id, NULL AS kind, a.reference, a.name, a.critical FROM activity a WHERE a.organisation_id = $1 AND a.retired_at IS NULL AND ${activitySeen('a')}
       UNION ALL SELECT r.id, r.kind, r.reference, r.name, NULL FROM resource r WHERE r.organisation_id = $1 AND r.retired_at IS NULL AND ${resourceSeen('r')}),
     member AS MATERIALIZED (
       SELECT m.dependency_id, coalesce(m.activity_id, m.resource_id) AS id, count(*) OVER (PARTITION BY m.dependency_id)::int AS of FROM dependency_member m WHERE m.organisation_id = $1)
     SELECT (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'reference', reference, 'name', name, 'retired', false, 'critical', critical) ORDER BY reference), '[]'::json) FROM node) AS nodes,
       (SELECT coalesce(json_agg(json_build_object('from', f.id, 'to', t.id, 'dependencyId', d.id, 'needed', d.needed, 'of', m.of)), '[]'::json)
        FROM dependency d JOIN node f ON f.id = coalesce(d.dependent_activity_id, d.dependent_resource_id) JOIN member m ON m.dependency_id = d.id JOIN node t ON t.id = m.id
        WHERE d.organisation_id = $1 AND d.retired_at IS NULL) AS edges`,
    bound.values,
  );
  return found ?? { nodes: [], edges: [] };
}
