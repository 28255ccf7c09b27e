import { Inject, Injectable } from '@nestjs/common';
import { DUE_SOON_DAYS } from '@holdfast/domain';
import { actionRowJoins, actionRowJson, actionScope, asksForScore, instantSql, UNENDED } from '../actions';
import { homeDecisions } from '../escalations';
import { homeExceptions } from '../exceptions';
import { homeExercises } from '../exercises';
import { homePartnerships } from '../partnerships';
import { homePlans } from '../plans';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Clock } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { homeAnalyses } from '../impact-analysis';
import { homeRecommendations } from '../recommendations';
import { boundTo, readableScope, todayAt } from '../registers';
import { broadestMatrix, riskRowJoins, riskRowJson, visible } from '../risk-lists';
import { homeFailedEvidence } from './failed-evidence';

const MOST = 20;
const MOST_DUE = 50;
const LOOK_BACK_DAYS = 30;

interface Part {
  json: string;
}

/** What one person has to do, and what others did: each part reads through an index by owner, author or register. */
@Injectable()
export class HomeQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(actor: Actor): Promise<JsonText> {
    const now = this.clock.now();
    return this.database.read(actor.organisationId, async (sql) => {
      const mine = await this.#mine(sql, actor, now);
      const actions = await this.#actions(sql, actor, now);
      const changed = await this.#changed(sql, actor, now);
      const decisions = await this.#decisions(sql, actor, now);
      const recommendations = await homeRecommendations(sql, actor);
      const analyses = await homeAnalyses(sql, actor);
      const plans = await homePlans(sql, actor);
      const exercises = await homeExercises(sql, actor);
      const partnerships = await homePartnerships(sql, actor);
      const failed = await homeFailedEvidence(sql, actor);
      const matrixVersionId = await broadestMatrix(sql, actor);
      return new JsonText(`{${mine},${actions},${decisions},${recommendations},${analyses},${plans},${exercises},${partnerships},${failed},${changed},"matrixVersionId":${JSON.stringify(matrixVersionId)}}`);
    });
  }

  async #mine(sql: Sql, actor: Actor, now: Date): Promise<string> {
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = readableScope(bound, {});
    const soon = `${todayAt(bound, now)} + ${DUE_SOON_DAYS}`;
    const rows = (of: string, order: string): string => `
      SELECT coalesce(json_agg(${riskRowJson} ORDER BY ${order}), '[]'::json)
      FROM (${of}) few JOIN risk k ON k.organisation_id = $1 AND k.id = few.id JOIN scope s ON s.id = k.register_id ${riskRowJoins}`;
    const due = `SELECT id FROM own k WHERE next_review <= ${soon} ORDER BY next_review, id LIMIT ${MOST_DUE}`;
    const worst = `SELECT id FROM own k ORDER BY residual_key DESC NULLS LAST, id DESC LIMIT ${MOST}`;
    const drafts = `SELECT d.id FROM risk d JOIN scope s ON s.id = d.register_id
      WHERE d.organisation_id = $1 AND d.author_id = $2 AND d.status = 'draft' AND ${visible('d', 's')} ORDER BY d.id DESC LIMIT ${MOST_DUE}`;
    const found = await sql.one<Part>(
      `WITH ${scope}, own AS MATERIALIZED (
         SELECT k.id, k.next_review, k.residual_key FROM risk k JOIN scope s ON s.id = k.register_id
         WHERE k.organisation_id = $1 AND k.owner_id = $2 AND k.status = 'open' AND ${visible('k', 's')}
       )
       SELECT json_build_object('due', (${rows(due, 'k.next_review, k.id')}), 'mine', (${rows(worst, 'k.residual_key DESC NULLS LAST, k.id DESC')}),
         'mineTotal', (SELECT count(*) FROM own), 'drafts', (${rows(drafts, 'k.id DESC')}))::text AS json`,
      bound.values,
    );
    return inside(found);
  }

  async #actions(sql: Sql, actor: Actor, now: Date): Promise<string> {
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = actionScope(bound);
    const found = await sql.one<Part>(
      `WITH ${scope}, due AS (
         SELECT a.id FROM action a WHERE a.organisation_id = $1 AND a.owner_id = $2 AND ${UNENDED} AND a.due_date <= ${todayAt(bound, now)} + ${DUE_SOON_DAYS}
         ORDER BY a.due_date, a.id LIMIT ${MOST_DUE}
       ), asking AS (
         SELECT DISTINCT ON (k.id) k.id AS risk_id, k.reference AS risk_reference, k.title AS risk_title, a.*
         FROM risk k JOIN action_risk x ON x.organisation_id = $1 AND x.risk_id = k.id
         JOIN action a ON a.organisation_id = $1 AND a.id = x.action_id AND a.target_risk_id = k.id
         WHERE k.organisation_id = $1 AND k.owner_id = $2 AND k.status = 'open' AND ${asksForScore} ORDER BY k.id, a.ended_at DESC
       )
       SELECT json_build_object('actions', (
           SELECT coalesce(json_agg(${actionRowJson} ORDER BY a.due_date, a.id), '[]'::json)
           FROM due JOIN action a ON a.organisation_id = $1 AND a.id = due.id ${actionRowJoins}
         ), 'scoreAgain', (
           SELECT coalesce(json_agg(json_build_object('riskId', risk_id, 'reference', risk_reference, 'title', risk_title,
             'action', json_build_object('id', id, 'reference', reference, 'title', title, 'endedAt', ${instantSql('ended_at')})) ORDER BY ended_at, risk_id), '[]'::json)
           FROM (SELECT * FROM asking ORDER BY ended_at, risk_id LIMIT ${MOST}) few
         ))::text AS json`,
      bound.values,
    );
    return inside(found);
  }

  async #decisions(sql: Sql, actor: Actor, now: Date): Promise<string> {
    const person = await sql.one<{ previousVisitAt: Date | null }>('SELECT previous_visit_at AS "previousVisitAt" FROM person WHERE organisation_id = $1 AND id = $2', [actor.organisationId, actor.personId]);
    const lookBack = new Date(now.getTime() - LOOK_BACK_DAYS * 86_400_000);
    const since = person?.previousVisitAt ?? null;
    return `${await homeDecisions(sql, actor, since, lookBack)},${await homeExceptions(sql, actor, since ?? lookBack)}`;
  }

  /** The trail of risks in registers that this person reads in full; what happened to a draft belongs to no register. */
  async #changed(sql: Sql, actor: Actor, now: Date): Promise<string> {
    const bound = new Bound();
    boundTo(bound, actor);
    const found = await sql.one<Part>(
      `WITH ${readableScope(bound, {})}, since AS MATERIALIZED (
         SELECT coalesce(previous_visit_at, ${bound.put(now)}::timestamptz - interval '${LOOK_BACK_DAYS} days') AS at FROM person WHERE organisation_id = $1 AND id = $2
       ), latest AS MATERIALIZED (
         SELECT e.* FROM scope s CROSS JOIN LATERAL (
           SELECT id, at, actor_id, action, subject_id FROM audit_event
           WHERE organisation_id = $1 AND register_id = s.id AND subject_type = 'risk' AND at > (SELECT at FROM since) AND actor_id IS DISTINCT FROM $2
           ORDER BY at DESC, id DESC LIMIT ${MOST}
         ) e WHERE NOT s.public ORDER BY e.at DESC, e.id DESC LIMIT ${MOST}
       )
       SELECT json_build_object('changed', (
           SELECT coalesce(json_agg(json_build_object('at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'actor', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) END,
             'action', e.action, 'riskId', k.id, 'reference', k.reference, 'title', k.title) ORDER BY e.at DESC, e.id DESC), '[]'::json)
           FROM latest e JOIN risk k ON k.organisation_id = $1 AND k.id = e.subject_id JOIN scope s ON s.id = k.register_id AND NOT s.public
           LEFT JOIN person p ON p.organisation_id = $1 AND p.id = e.actor_id
         ), 'changedSince', (SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM since))::text AS json`,
      bound.values,
    );
    return inside(found);
  }
}

/** The fields of a JSON object, without its braces. */
const inside = (part: Part | null): string => (part?.json ?? '{}').trim().slice(1, -1);
