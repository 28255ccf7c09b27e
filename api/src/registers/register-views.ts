import type { PersonRef, RegisterSummary, RegisterView } from '@holdfast/contracts';
import { DUE_SOON_DAYS, LAYERS, levelOf, rollUp, type Layer, type RiskMatrix, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { groupBy } from '../platform/group-by';
import { notFound } from '../platform/refusal';
import { crosswalksTo, keptRows, NO_CROSSWALKS } from '../standing-counts';
import { boundTo, readableScope, todayAt } from './readable-scope';

interface Row {
  id: string;
  name: string;
  description: string;
  layer: Layer;
  prefix: string;
  path: string[];
  unitId: string;
  unitName: string;
  unitPath: string[];
  owner: PersonRef;
  matrixVersionId: string;
  appetite: string | null;
  reviewMonths: number;
  reviewMonthsByLevel: Record<string, number>;
  escalateAt: string | null;
  escalateAboveAppetite: boolean;
  stillReviews: number;
  highestMonths: number;
  exceptionMonths: number;
  closedAt: Date | null;
  version: number;
  wording: Wording;
  reviewsDue: number;
}

/** Every register that the caller may read, parents before children, siblings by layer and name. */
export async function registerTree(sql: Sql, actor: Actor): Promise<RegisterSummary[]> {
  const rows = await readableRows(sql, actor);
  return inTreeOrder(await summaries(sql, actor, rows));
}

/** One register. `wording` is given by a verb that has just taken the register out of the caller's sight. */
export async function registerView(sql: Sql, actor: Actor, id: string, wording?: Wording): Promise<RegisterView> {
  const found = (await readableRows(sql, actor, id))[0] ?? (wording && (await anyRow(sql, actor, id, wording)));
  if (!found) throw notFound('There is no such register, or it is not yours to read.');
  const [[summary], around] = [await summaries(sql, actor, [found]), await surroundings(sql, actor, found)];
  const { description, unitPath, appetite, reviewMonths, reviewMonthsByLevel, stillReviews, highestMonths, exceptionMonths, escalateAt, escalateAboveAppetite, version } = found;
  return { ...summary!, parentId: around.above.at(-1)?.id ?? null, description, unitPath, ...around, appetite, reviewMonths, reviewMonthsByLevel, stillReviews, highestMonths, exceptionMonths, escalateAt, escalateAboveAppetite, version };
}

const columns = (today: string): string => `
  r.id, r.name, r.description, r.layer, r.prefix, r.path, r.unit_id AS "unitId", u.name AS "unitName", u.path AS "unitPath",
  json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) AS owner, r.matrix_version_id AS "matrixVersionId",
  r.appetite, r.review_months AS "reviewMonths", r.review_months_by_level AS "reviewMonthsByLevel", r.still_reviews AS "stillReviews", r.highest_months AS "highestMonths", r.exception_months AS "exceptionMonths", r.closed_at AS "closedAt",
  r.escalate_at AS "escalateAt", r.escalate_above_appetite AS "escalateAboveAppetite", r.version,
  (SELECT count(*)::int FROM risk k WHERE k.organisation_id = $1 AND k.register_id = r.id AND k.status = 'open'
    AND k.next_review <= ${today} + ${DUE_SOON_DAYS} AND (NOT s.public OR k.exempt_ground IS NULL OR k.public_title IS NOT NULL)) AS "reviewsDue"`;
const joined = `
  JOIN register r ON r.organisation_id = $1 AND r.id = s.id
  JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id
  JOIN person p ON p.organisation_id = $1 AND p.id = r.owner_id`;

function readableRows(sql: Sql, actor: Actor, registerId?: string): Promise<Row[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const today = todayAt(bound, sql.now);
  return sql.rows<Row>(
    `WITH ${readableScope(bound, { registerId })}
     SELECT ${columns(today)}, CASE WHEN s.public THEN 'public' ELSE 'full' END AS wording FROM scope s ${joined}`,
    bound.values,
  );
}

function anyRow(sql: Sql, actor: Actor, registerId: string, wording: Wording): Promise<Row | null> {
  const bound = new Bound();
  bound.put(actor.organisationId);
  const today = todayAt(bound, sql.now);
  const only = `SELECT ${bound.put(registerId)}::uuid AS id, ${bound.put(wording === 'public')}::boolean AS public`;
  return sql.one<Row>(`SELECT ${columns(today)}, CASE WHEN s.public THEN 'public' ELSE 'full' END AS wording FROM (${only}) s ${joined}`, bound.values);
}

/** With open counts from the kept ones: assessments on an older matrix version are read through its crosswalk. */
async function summaries(sql: Sql, actor: Actor, rows: readonly Row[]): Promise<RegisterSummary[]> {
  const { organisationId } = actor;
  const counted = await keptRows(sql, organisationId, new Map(rows.map(({ id, wording }) => [id, wording])), 'residual', 'each');
  const kept = groupBy(counted.rows, (row) => row.registerId);
  const versionIds = [...new Set(rows.map(({ matrixVersionId }) => matrixVersionId))];
  const crosswalks = await crosswalksTo(sql, organisationId, versionIds);
  const matrices = await sql.rows<{ id: string; definition: RiskMatrix }>('SELECT id, definition FROM risk_matrix_version WHERE organisation_id = $1 AND id = ANY ($2::uuid[])', [organisationId, versionIds]);
  const matrixOf = new Map(matrices.map(({ id, definition }) => [id, definition]));
  const readable = new Set(rows.map(({ id }) => id));

  return rows.map((row) => {
    const { id, name, layer, prefix, path, unitId, unitName, owner, matrixVersionId, closedAt, wording, reviewsDue } = row;
    const counts = rollUp({ rows: kept.get(id) ?? [], registers: new Map([[id, wording]]), matrixVersionId, crosswalks: crosswalks.get(matrixVersionId) ?? NO_CROSSWALKS });
    const openByLevel: Record<string, number> = {};
    const add = (level: string, count: number): void => void (count > 0 && (openByLevel[level] = (openByLevel[level] ?? 0) + count));
    for (const cell of counts.cells) {
      const found = levelOf(matrixOf.get(matrixVersionId)!, cell);
      if (found.ok) add(found.level.code, cell.count);
    }
    for (const { level, count } of counts.levelOnly) add(level, count);
    add('', counts.unscored);
    return {
      id, name, layer, prefix, parentId: path.slice(0, -1).findLast((above) => readable.has(above)) ?? null, unitId, unitName, owner, matrixVersionId,
      closedAt: closedAt?.toISOString() ?? null, wording, openByLevel, open: counts.open, reviewsDue,
    };
  });
}

function surroundings(sql: Sql, actor: Actor, { id, path }: Row): Promise<Pick<RegisterView, 'above' | 'below'>> {
  return sql
    .one<Pick<RegisterView, 'above' | 'below'>>(
      `SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY cardinality(r.path)) FILTER (WHERE r.id = ANY ($4::uuid[])), '[]'::json) AS above,
         count(*) FILTER (WHERE $3::uuid = ANY (r.path))::int AS below
       FROM readable_registers($2) readable JOIN register r ON r.organisation_id = $1 AND r.id = readable.register_id
       WHERE r.id <> $3`,
      [actor.organisationId, actor.personId, id, path],
    )
    .then((found) => found ?? { above: [], below: 0 });
}

function inTreeOrder(summaries: RegisterSummary[]): RegisterSummary[] {
  const siblings = groupBy(summaries, ({ parentId }) => parentId);
  const order = (a: RegisterSummary, b: RegisterSummary): number => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || a.name.localeCompare(b.name, 'en-GB');
  const below = (parentId: string | null): RegisterSummary[] => (siblings.get(parentId) ?? []).sort(order).flatMap((register) => [register, ...below(register.id)]);
  return below(null);
}
