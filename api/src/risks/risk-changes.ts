import { Inject, Injectable } from '@nestjs/common';
import type { ChangeView, Page } from '@holdfast/contracts';
import { canAnywhere, LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { fromCursor, toCursor } from '../platform/page';
import { notPermitted } from '../platform/refusal';
import { loadRisk } from './load-risk';
import { personRef } from './risk-in-place';

interface Event {
  id: string;
  at: Date;
  actor: ChangeView['actor'];
  action: string;
  about: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  import: ChangeView['import'];
}

/** Fields that hold an id, and what to call them once they hold a name. */
const NAMED: Readonly<Record<string, string>> = { ownerId: 'owner', categoryId: 'category', unitId: 'unit', upperRiskId: 'upperRisk', objectiveIds: 'objectives', riskIds: 'risks' };

/** Ids that tie an event to a row; to a reader they say nothing. */
const UNSAID: readonly string[] = ['riskId', 'acceptanceId', 'attachmentId', 'copiedFrom', 'renewsId', 'renewedById', 'controlIds', 'leansOn', 'checkId', 'importId', 'evidenceRecommendationId', 'evidenceProgrammeId', 'evidenceResourceId', 'evidencePlanId'];

/** What became of a risk, of its controls and of the actions that serve it, from the audit trail. */
@Injectable()
export class RiskChanges {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(riskId: string, after: string | undefined, actor: Actor): Promise<Page<ChangeView>> {
    return this.database.read(actor.organisationId, async (sql) => {
      const { risk, register, wording } = await loadRisk(sql, actor, riskId);
      if (wording === 'public') throw notPermitted('The history of changes is in the full wording, which you do not read here.');
      const sawDraft = actor.personId === risk.author_id || actor.personId === register.ownerId;
      const events = await sql.rows<Event>(
        `SELECT e.id, e.at, ${personRef('p')} AS actor, e.action, coalesce(c.title, a.reference || ' ' || a.title, x.policy) AS about, e.before, e.after,
           CASE WHEN i.id IS NOT NULL THEN json_build_object('id', CASE WHEN i.author_id = $6 OR $7 THEN i.id END, 'fileName', i.file_name) END AS import
         FROM audit_event e LEFT JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.actor_id
         LEFT JOIN control c ON c.organisation_id = e.organisation_id AND c.id = e.subject_id
         LEFT JOIN action a ON a.organisation_id = e.organisation_id AND a.id = e.subject_id
         LEFT JOIN import i ON i.organisation_id = e.organisation_id AND i.id = (e.after->>'importId')::uuid
         LEFT JOIN policy_exception x ON x.organisation_id = e.organisation_id AND x.id = e.subject_id
         WHERE e.organisation_id = $1 AND e.subject_id = ANY (ARRAY(
             SELECT $2::uuid
             UNION ALL SELECT id FROM control WHERE organisation_id = $1 AND risk_id = $2
             UNION ALL SELECT id FROM policy_exception WHERE organisation_id = $1 AND risk_id = $2
             UNION ALL SELECT id FROM review WHERE organisation_id = $1 AND risk_id = $2
             UNION ALL SELECT action_id FROM action_risk WHERE organisation_id = $1 AND risk_id = $2))
           AND e.subject_type <> 'reading' AND ($3 OR e.register_id IS NOT NULL) AND ($4::uuid IS NULL OR e.id < $4)
         ORDER BY e.id DESC LIMIT $5`,
        [actor.organisationId, risk.id, sawDraft, placeOf(after), LIMITS.pageSize + 1, actor.personId, canAnywhere(actor, 'audit.read')],
      );
      const shown = events.slice(0, LIMITS.pageSize);
      const names = await namesOf(sql, actor, shown);
      return {
        items: shown.map((event) => toChange(event, names)),
        next: events.length > shown.length ? toCursor([shown.at(-1)?.id ?? '']) : null,
        total: null,
      };
    });
  }
}

function placeOf(after: string | undefined): string | null {
  const [id] = fromCursor(after, 1) ?? [];
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}

function toChange({ id, at, actor, action, about, before, after, import: broughtBy }: Event, names: ReadonlyMap<string, unknown>): ChangeView {
  const named = (value: unknown): unknown => (Array.isArray(value) ? value.map(named) : typeof value === 'string' ? (names.get(value) ?? null) : null);
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) => !UNSAID.includes(field));
  return {
    id,
    at: at.toISOString(),
    actor,
    action,
    about,
    import: broughtBy,
    changes: fields.map((field) => {
      const name = NAMED[field];
      const [was, is] = [before, after].map((state) => inSight(state?.[field] ?? null, names));
      return name ? { field: name, before: named(was), after: named(is) } : { field, before: was, after: is };
    }),
  };
}

/** The target of an action says on which risk it is; where that is out of sight, so is the target. */
function inSight(value: unknown, names: ReadonlyMap<string, unknown>): unknown {
  const riskId = riskOf(value);
  if (riskId === null) return value;
  const { riskId: _, ...standing } = value as Record<string, unknown>;
  return names.has(riskId) ? standing : null;
}

function riskOf(value: unknown): string | null {
  const { riskId } = (typeof value === 'object' ? value : null) as { riskId?: unknown } | null ?? {};
  return typeof riskId === 'string' ? riskId : null;
}

/** Names for the ids in these events: a person by reference, the rest by what a reader calls it. A risk above only where it is in sight. */
async function namesOf(sql: Sql, actor: Actor, events: readonly Event[]): Promise<ReadonlyMap<string, unknown>> {
  const ids = events.flatMap(({ before, after }) => [before, after]).flatMap((state) => [...Object.keys(NAMED).flatMap((field) => state?.[field] ?? []), riskOf(state?.['target']) ?? []].flat());
  if (ids.length === 0) return new Map();
  const rows = await sql.rows<{ id: string; name: unknown }>(
    `SELECT p.id, ${personRef('p')} AS name FROM person p WHERE p.organisation_id = $1 AND p.id = ANY ($2::uuid[])
     UNION ALL SELECT id, to_json(name) FROM category WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM unit WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(code) FROM objective WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT k.id, to_json(k.reference) FROM risk k JOIN readable_registers($3) readable ON readable.register_id = k.register_id
       WHERE k.organisation_id = $1 AND k.id = ANY ($2)
         AND (readable.wording = 'full' OR k.exempt_ground IS NULL OR k.public_title IS NOT NULL)`,
    [actor.organisationId, [...new Set(ids)], actor.personId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
