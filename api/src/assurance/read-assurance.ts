import { Inject, Injectable } from '@nestjs/common';
import type { ActionRow, AssuranceRequest, AssuranceView, Outstanding, RecommendationRow } from '@holdfast/contracts';
import { can, explainRefusal, type EvidenceBasis } from '@holdfast/domain';
import { actionConditions, actionPlaces, actionRowJoins, actionRowJson, everywhere } from '../actions';
import { auditHead } from '../audit';
import { contradictionsAmong } from '../contradictions';
import { drawnColumn, evidencedJoin, rowEvidenceJson } from '../evidence';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { dayIn } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { notFound, notPermitted } from '../platform/refusal';
import { NoteReadings } from '../readings';
import { recommendationConditions, recommendationInSight, recommendationRowJoins, recommendationRowJson, recommendationScope } from '../recommendations';
import { boundTo, readableScope } from '../registers';
import { riskConditions, riskRowJoins, riskRowJsonWith } from '../risk-lists';

/** Rows of one part; beyond it the lists go on, by the link that stands there. */
const MOST = 200;

interface UnitFound {
  name: string;
  /** Of today: who may read is never a question of the past. */
  path: string[];
  names: { id: string; name: string }[];
  below: number;
  timeZone: string;
}

/** What is outstanding in a unit and below, part by part as the lists tell it. */
@Injectable()
export class ReadAssurance {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  async of(unitId: string, { basis = 'claimed' }: AssuranceRequest, actor: Actor): Promise<AssuranceView> {
    const view = await this.database.readAsAt(actor, async (sql): Promise<AssuranceView> => {
      const unit = await findUnit(sql, actor, unitId);
      if (!unit) throw notFound('There is no such unit.');
      if (!can(actor, 'recommendation.read', { unitPath: unit.path })) throw notPermitted(explainRefusal('recommendation.read'));
      const risks = await risksOf(sql, actor, unitId, basis);
      return {
        unit: { id: unitId, name: unit.name, path: unit.names },
        day: dayIn(unit.timeZone, sql.now),
        unitsBelow: unit.below,
        ...risks.counted,
        basis,
        recommendations: await recommendationsOf(sql, actor, unitId),
        overdueActions: await actionsOf(sql, actor, unitId),
        ...risks.parts,
        contradictions: await contradictionsAmong(sql, actor, risks.ids),
        auditHead: await auditHead(sql, actor.organisationId),
      };
    });
    const told = [view.overdueReviews, view.staleAcceptances, view.aboveAppetite].flatMap(({ rows }) => rows.map(({ id }) => id));
    await this.noteReadings.run(actor, [...new Set(told)]);
    return view;
  }
}

const findUnit = (sql: Sql, actor: Actor, unitId: string): Promise<UnitFound | null> =>
  sql.one(
    `SELECT u.name, p.path, o.time_zone AS "timeZone",
       (SELECT json_agg(json_build_object('id', above.id, 'name', above.name) ORDER BY cardinality(above.path)) FROM unit above WHERE above.organisation_id = $1 AND above.id = ANY (u.path)) AS names,
       (SELECT count(*)::int FROM unit below WHERE below.organisation_id = $1 AND below.path @> ARRAY[u.id] AND below.id <> u.id AND below.closed_at IS NULL) AS below
     FROM unit u JOIN public.unit p ON p.organisation_id = u.organisation_id AND p.id = u.id JOIN organisation o ON o.id = u.organisation_id
     WHERE u.organisation_id = $1 AND u.id = $2`,
    [actor.organisationId, unitId],
  );

async function recommendationsOf(sql: Sql, actor: Actor, unitId: string): Promise<Outstanding<RecommendationRow>> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = `${readableScope(bound, {})}, ${recommendationScope(bound, actor)}`;
  const conditions = recommendationConditions({ unit: [unitId] }, bound, sql.now);
  return outstanding(
    sql,
    `WITH ${scope}, found AS MATERIALIZED (SELECT m.id, m.due_date, m.number FROM recommendation m WHERE m.organisation_id = $1 AND ${recommendationInSight('m')} AND ${conditions})
     SELECT (SELECT count(*)::int FROM found) AS total, (SELECT coalesce(json_agg(${recommendationRowJson} ORDER BY m.due_date NULLS LAST, m.number), '[]'::json)
       FROM (SELECT id FROM found ORDER BY due_date NULLS LAST, number LIMIT ${MOST}) few JOIN recommendation m ON m.organisation_id = $1 AND m.id = few.id ${recommendationRowJoins}) AS rows`,
    bound,
  );
}

async function actionsOf(sql: Sql, actor: Actor, unitId: string): Promise<Outstanding<ActionRow>> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const request = { unit: [unitId], due: ['overdue' as const] };
  const places = actionPlaces(request, bound);
  const conditions = actionConditions(request, bound, sql.now);
  return outstanding(
    sql,
    `WITH ${scope}${places.ctes}, found AS MATERIALIZED (${everywhere(places, 'a.id, a.due_date', '', conditions)})
     SELECT (SELECT count(*)::int FROM found) AS total, (SELECT coalesce(json_agg(${actionRowJson} ORDER BY a.due_date, a.id), '[]'::json)
       FROM (SELECT id FROM found ORDER BY due_date, id LIMIT ${MOST}) few JOIN action a ON a.organisation_id = $1 AND a.id = few.id ${actionRowJoins}) AS rows`,
    bound,
  );
}

async function outstanding<Row>(sql: Sql, statement: string, bound: Bound): Promise<Outstanding<Row>> {
  const [found] = await sql.unprepared<Outstanding<Row>>(statement, bound.values);
  if (!found) throw new TypeError('an aggregate has one row');
  return found;
}

type RiskParts = Pick<AssuranceView, 'overdueReviews' | 'staleAcceptances' | 'aboveAppetite'>;
type RiskCounts = Pick<AssuranceView, 'registers' | 'openRisks' | 'appetiteUnknown' | 'evidence'>;

/**
 * Of each register in `scope` the levels of its matrix by their code, and whether each is above its appetite; null: it has none. Read
 * once for all of its risks: a matrix is a large text to look into.
 */
const LEVELS_OF_REGISTERS = `
  SELECT x.register_id, x.code, x.rank > max(x.rank) FILTER (WHERE x.code = x.appetite) OVER (PARTITION BY x.register_id) AS above
  FROM (SELECT s.id AS register_id, r.appetite, l.value ->> 'code' AS code, l.ordinality AS rank
    FROM scope s JOIN register r ON r.organisation_id = $1 AND r.id = s.id JOIN risk_matrix_version v ON v.organisation_id = $1 AND v.id = r.matrix_version_id
    CROSS JOIN LATERAL jsonb_array_elements(v.definition -> 'levels') WITH ORDINALITY AS l) x`;

/** Of registers that the caller reads in full: what belongs to the full wording is told of these alone. */
async function risksOf(sql: Sql, actor: Actor, unitId: string, basis: EvidenceBasis): Promise<{ ids: string[]; parts: RiskParts; counted: RiskCounts }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const open = riskConditions({ unit: [unitId] }, bound, sql.now, null, { withEvidence: true });
  const overdue = riskConditions({ unit: [unitId], due: ['overdue'] }, bound, sql.now, null);
  const stale = riskConditions({ unit: [unitId], acceptance: ['stale'] }, bound, sql.now, null);
  const part = (which: string, order: string): string => `json_build_object('total', (SELECT count(*)::int FROM judged WHERE ${which}), 'rows', (
    SELECT coalesce(json_agg(${riskRowJsonWith(`, 'evidence', ${rowEvidenceJson('s')}`)} ORDER BY few.position), '[]'::json)
    FROM (SELECT id, row_number() OVER (ORDER BY ${order}, id) AS position FROM judged WHERE ${which} ORDER BY ${order}, id LIMIT ${MOST}) few
    JOIN risk k ON k.organisation_id = $1 AND k.id = few.id JOIN scope s ON s.id = k.register_id ${riskRowJoins} ${evidencedJoin('k')}))`;
  const at = (name: string): string => (basis === 'evidenced' ? drawnColumn('k', name) : `k.residual_${name}`);
  const lacking = (which: string): string => `(SELECT count(*)::int FROM judged WHERE drawn <> 'residual' AND ${which})`;
  const [found] = await sql.unprepared<RiskParts & RiskCounts & { ids: string[] }>(
    `WITH ${scope}${open.ctes}, levels AS MATERIALIZED (${LEVELS_OF_REGISTERS}), judged AS MATERIALIZED (
       SELECT k.id, k.register_id, k.next_review, e.state, e.drawn, ${at('key')} AS severity, ${overdue.all('k', 's')} AS overdue, ${stale.all('k', 's')} AS stale,
         CASE WHEN ${at('matrix_version_id')} = s.matrix_version_id THEN l.above END AS above
       FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id ${evidencedJoin('k')}
       LEFT JOIN levels l ON l.register_id = s.id AND l.code = ${at('level')}
       WHERE NOT s.public AND ${open.all('k', 's')}
     )
     SELECT ARRAY(SELECT id FROM judged) AS ids, (SELECT count(DISTINCT register_id)::int FROM judged) AS registers, (SELECT count(*)::int FROM judged) AS "openRisks",
       (SELECT count(*)::int FROM judged WHERE above IS NULL) AS "appetiteUnknown",
       json_build_object('failed', ${lacking(`state = 'failed'`)}, 'stale', ${lacking(`state = 'stale'`)}, 'none', ${lacking(`state = 'none'`)}, 'cannotBeDrawn', ${lacking(`drawn = 'nowhere'`)}) AS evidence,
       ${part('overdue', 'next_review')} AS "overdueReviews", ${part('stale', 'next_review')} AS "staleAcceptances",
       ${part('above', 'severity DESC NULLS LAST')} AS "aboveAppetite"`,
    bound.values,
  );
  if (!found) throw new TypeError('a select without FROM has a row');
  const { ids, registers, openRisks, appetiteUnknown, evidence, ...parts } = found;
  return { ids, parts, counted: { registers, openRisks, appetiteUnknown, evidence } };
}
