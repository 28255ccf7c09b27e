import { Inject, Injectable } from '@nestjs/common';
import type { DependencyMapRequest, DependencyMapView } from '@holdfast/contracts';
import { busiest, dependencyCycles, edgeGraph, surroundings, type DependencyEdge } from '@holdfast/domain';
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
      const { seen, pairs } = await pairsOf(sql, actor);
      if (around !== undefined && !seen.has(around)) throw notFound('There is no such activity or resource, or it is not yours to read.');
      const graph = edgeGraph(pairs);
      const centre = around ?? (graph.ids.length > READABLE ? busiest(graph) : null);
      const near = centre === null ? graph.ids : surroundings(graph, centre, Number(depth ?? USUAL_DEPTH));
      const shown = new Set(near.slice(0, READABLE));
      const cycles = dependencyCycles(graph);
      const { nodes, edges } = await drawn(sql, actor, [...shown], cycles.flat());
      const things = new Map(nodes.map((node) => [node.id, node]));
      return {
        nodes: nodes.filter(({ id }) => shown.has(id)),
        edges,
        cycles: cycles.map((ids) => ids.map((id) => thing(things.get(id)!)).sort((one, other) => (one.reference < other.reference ? -1 : 1))),
        leftOut: seen.size - shown.size,
        tooMany: near.length - shown.size,
        around: centre,
      };
    });
  }
}

const thing = ({ critical: _, ...ref }: Node): DependencyMapView['cycles'][number][number] => ref;

/** All that the caller sees, by id alone: names are read of what is drawn. */
async function pairsOf(sql: Sql, actor: Actor): Promise<{ seen: ReadonlySet<string>; pairs: DependencyEdge[] }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const things = await sql.one<{ ids: string }>(
    `WITH ${continuityScope(bound, actor)}
     SELECT coalesce(string_agg(id::text, ' '), '') AS ids FROM (
       SELECT a.id FROM activity a WHERE a.organisation_id = $1 AND a.retired_at IS NULL AND ${activitySeen('a')}
       UNION ALL SELECT r.id FROM resource r WHERE r.organisation_id = $1 AND r.retired_at IS NULL AND ${resourceSeen('r')}) seen`,
    bound.values,
  );
  // Whether both ends are seen is looked up here: joined by what may be either of two columns, PostgreSQL sorts all of it twice.
  const leaning = await sql.one<{ ids: string }>(
    `SELECT coalesce(string_agg(coalesce(d.dependent_activity_id, d.dependent_resource_id) || ' ' || coalesce(m.activity_id, m.resource_id), ' '), '') AS ids
     FROM dependency d JOIN dependency_member m ON m.organisation_id = $1 AND m.dependency_id = d.id WHERE d.organisation_id = $1 AND d.retired_at IS NULL`,
    [actor.organisationId],
  );
  const seen = new Set(words(things!.ids));
  const ends = words(leaning!.ids);
  const pairs: DependencyEdge[] = [];
  for (let at = 0; at < ends.length; at += 2) if (seen.has(ends[at]!) && seen.has(ends[at + 1]!)) pairs.push({ from: ends[at]!, to: ends[at + 1]! });
  return { seen, pairs };
}

const words = (ids: string): string[] => (ids === '' ? [] : ids.split(' '));

/** Of these ids, which the caller sees, all nodes, and the edges among those shown. */
async function drawn(sql: Sql, { organisationId }: Actor, shown: readonly string[], named: readonly string[]): Promise<{ nodes: Node[]; edges: Edge[] }> {
  const nodes = await sql.rows<Node>(
    `SELECT id, kind, reference, name, false AS retired, critical FROM (
       SELECT id, NULL AS kind, reference, name, critical FROM activity WHERE organisation_id = $1 AND id = ANY ($2::uuid[])
       UNION ALL SELECT id, kind, reference, name, NULL FROM resource WHERE organisation_id = $1 AND id = ANY ($2::uuid[])) thing ORDER BY reference`,
    [organisationId, [...new Set([...shown, ...named])]],
  );
  const edges = await sql.rows<Edge>(
    `SELECT coalesce(d.dependent_activity_id, d.dependent_resource_id) AS from, m.id AS to, d.id AS "dependencyId", d.needed, m.of
     FROM dependency d CROSS JOIN LATERAL (
       SELECT coalesce(activity_id, resource_id) AS id, count(*) OVER ()::int AS of FROM dependency_member WHERE organisation_id = $1 AND dependency_id = d.id) m
     WHERE d.organisation_id = $1 AND d.retired_at IS NULL AND (d.dependent_activity_id = ANY ($2::uuid[]) OR d.dependent_resource_id = ANY ($2::uuid[])) AND m.id = ANY ($2::uuid[])`,
    [organisationId, shown],
  );
  return { nodes, edges };
}
