import { can, seesDraft, whyReadOnly, type AttachmentSubject, type RiskStatus, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted } from '../platform/refusal';

/** What files are attached to, with as much of its surroundings as decides who may do what. */
export interface Subject {
  type: AttachmentSubject;
  id: string;
  /** Null of a recommendation, which belongs to a unit and to no register. */
  registerId: string | null;
  registerName: string;
  registerOwnerId: string | null;
  registerOwnerTitle: string;
  registerClosed: boolean;
  unitPath: string[];
  wording: Wording | null;
  /** Of the risk, or the control's risk; an action has none of its own. */
  riskStatus: RiskStatus | null;
  riskAuthorId: string | null;
  riskOwnerId: string | null;
  /** Of the control, action or recommendation. */
  ownerId: string | null;
  /** The control was withdrawn, the action is done or cancelled, the recommendation is outstanding no more. */
  ended: boolean;
  /** An action is read by whoever reads a register of one of its risks in full. */
  readsOne: boolean;
}

const REGISTER = `r.id AS "registerId", r.name AS "registerName", r.owner_id AS "registerOwnerId", ro.job_title AS "registerOwnerTitle",
  r.closed_at IS NOT NULL AS "registerClosed", u.path AS "unitPath", (SELECT wording FROM readable_registers($2, r.id)) AS wording`;

const JOINS = `JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id
  JOIN person ro ON ro.organisation_id = r.organisation_id AND ro.id = r.owner_id`;

const RISK = 'k.status AS "riskStatus", k.author_id AS "riskAuthorId", k.owner_id AS "riskOwnerId"';

/** Of an action, the owner of a risk that it serves in its home register counts as the owner of its risk. */
const SUBJECTS: Readonly<Record<AttachmentSubject, { find: string; lock: string }>> = {
  risk: {
    find: `SELECT k.id, ${REGISTER}, ${RISK}, null::uuid AS "ownerId", false AS ended, false AS "readsOne"
      FROM risk k JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id ${JOINS}
      WHERE k.organisation_id = $1 AND k.id = $3`,
    lock: 'FOR SHARE OF k, r',
  },
  control: {
    find: `SELECT c.id, ${REGISTER}, ${RISK}, c.owner_id AS "ownerId", c.withdrawn_at IS NOT NULL AS ended, false AS "readsOne"
      FROM control c JOIN risk k ON k.organisation_id = c.organisation_id AND k.id = c.risk_id
      JOIN register r ON r.organisation_id = c.organisation_id AND r.id = k.register_id ${JOINS}
      WHERE c.organisation_id = $1 AND c.id = $3`,
    lock: 'FOR SHARE OF c, k, r',
  },
  action: {
    find: `SELECT a.id, ${REGISTER}, null AS "riskStatus", null::uuid AS "riskAuthorId",
        CASE WHEN EXISTS (SELECT FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
          WHERE x.organisation_id = $1 AND x.action_id = a.id AND k.register_id = a.register_id AND k.owner_id = $2 AND k.status <> 'draft') THEN $2::uuid END AS "riskOwnerId",
        a.owner_id AS "ownerId", a.ended_at IS NOT NULL AS ended,
        EXISTS (SELECT FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id JOIN readable_registers($2) readable ON readable.register_id = k.register_id
          WHERE x.organisation_id = $1 AND x.action_id = a.id AND readable.wording = 'full' AND k.status <> 'draft') AS "readsOne"
      FROM action a JOIN register r ON r.organisation_id = a.organisation_id AND r.id = a.register_id ${JOINS}
      WHERE a.organisation_id = $1 AND a.id = $3`,
    lock: 'FOR SHARE OF a, r',
  },
  review: {
    // Its author counts as its owner while they read the risk.
    find: `SELECT v.id, ${REGISTER}, ${RISK}, CASE WHEN v.author_id = $2 AND (SELECT wording FROM readable_registers($2, r.id)) = 'full' THEN $2::uuid END AS "ownerId",
        false AS ended, false AS "readsOne"
      FROM review v JOIN risk k ON k.organisation_id = v.organisation_id AND k.id = v.risk_id
      JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id ${JOINS}
      WHERE v.organisation_id = $1 AND v.id = $3`,
    lock: 'FOR SHARE OF k, r',
  },
  recommendation: {
    // Who reads it is a question of today, also where the past is read.
    find: `SELECT m.id, null::uuid AS "registerId", '' AS "registerName", null::uuid AS "registerOwnerId", '' AS "registerOwnerTitle", false AS "registerClosed",
        (SELECT u.path FROM public.unit u WHERE u.organisation_id = m.organisation_id AND u.id = m.unit_id) AS "unitPath", null AS wording, null AS "riskStatus", null::uuid AS "riskAuthorId",
        null::uuid AS "riskOwnerId", (SELECT o.owner_id FROM public.recommendation o WHERE o.organisation_id = m.organisation_id AND o.id = m.id) AS "ownerId", m.ended_at IS NOT NULL AS ended,
        false AS "readsOne"
      FROM recommendation m WHERE m.organisation_id = $1 AND m.id = $3 AND $2::uuid IS NOT NULL`,
    lock: 'FOR SHARE OF m',
  },
  exception: {
    // Whoever asked counts as its owner while they read the risk.
    find: `SELECT e.id, ${REGISTER}, ${RISK}, CASE WHEN e.requester_id = $2 AND (SELECT wording FROM readable_registers($2, r.id)) = 'full' THEN $2::uuid END AS "ownerId",
        e.step NOT IN ('requested', 'returned', 'approved') AS ended, false AS "readsOne"
      FROM policy_exception e JOIN risk k ON k.organisation_id = e.organisation_id AND k.id = e.risk_id
      JOIN register r ON r.organisation_id = e.organisation_id AND r.id = k.register_id ${JOINS}
      WHERE e.organisation_id = $1 AND e.id = $3`,
    lock: 'FOR SHARE OF e, k, r',
  },
};

const GONE: Readonly<Record<AttachmentSubject, string>> = {
  risk: 'There is no such risk, or it is not yours to read.',
  control: 'There is no such control, or it is not yours to read.',
  action: 'There is no such action, or it is not yours to read.',
  review: 'There is no such review, or it is not yours to read.',
  recommendation: 'There is no such recommendation, or it is not yours to read.',
  exception: 'There is no such exception, or it is not yours to read.',
};

/** What files are attached to, if its files are the caller's to read; otherwise it is not there. */
export async function loadSubject(sql: Sql, actor: Actor, type: AttachmentSubject, id: string, gone = GONE[type]): Promise<Subject> {
  return load(sql, actor, type, SUBJECTS[type].find, id, gone);
}

/** The same, and nothing of it ends or closes meanwhile. Two people may attach at once. */
export async function loadSubjectToChange(tx: Transaction, actor: Actor, type: AttachmentSubject, id: string, gone = GONE[type]): Promise<Subject> {
  const { find, lock } = SUBJECTS[type];
  return load(tx, actor, type, `${find} ${lock}`, id, gone);
}

async function load(sql: Sql, actor: Actor, type: AttachmentSubject, statement: string, id: string, gone: string): Promise<Subject> {
  const found = await sql.one<Omit<Subject, 'type'>>(statement, [actor.organisationId, actor.personId, id]);
  if (!found || !reads(actor, { ...found, type })) throw notFound(gone);
  return { ...found, type };
}

function reads(actor: Actor, { type, unitPath, riskStatus, riskAuthorId, registerOwnerId, wording, ownerId, readsOne }: Subject): boolean {
  if (type === 'recommendation') return can(actor, 'recommendation.read', { unitPath, measureOwnerId: ownerId });
  // A draft is kept to those who see it, whoever is to own what.
  if (riskStatus === 'draft') return wording !== null && seesDraft(actor, { authorId: riskAuthorId ?? '', registerOwnerId });
  return wording === 'full' || readsOne || ownerId === actor.personId;
}

const WHO: Readonly<Record<AttachmentSubject, { permission: 'risk.edit' | 'control.manage' | 'action.manage' | 'recommendation.raise'; sentence: string }>> = {
  risk: { permission: 'risk.edit', sentence: 'Only the owner of this risk, the register owner or a risk manager can change its files.' },
  control: { permission: 'control.manage', sentence: 'Only the owner of this control or of its risk, the register owner or a risk manager can change its files.' },
  action: { permission: 'action.manage', sentence: 'Only the owner of this action or of its risk, the register owner or a risk manager can change its files.' },
  review: { permission: 'risk.edit', sentence: 'Only whoever made this review, the owner of the risk, the register owner or a risk manager can change its files.' },
  recommendation: { permission: 'recommendation.raise', sentence: 'Only the owner of this recommendation, an auditor or a risk manager of its unit can change its files.' },
  exception: { permission: 'risk.edit', sentence: 'Only whoever asked for this exception, the owner of the risk, the register owner or a risk manager can change its files.' },
};

/** Refuses unless the caller may attach and withdraw here: whoever may edit the thing, and the owner of a control or action. */
export function requireToChangeFiles(actor: Actor, { type, riskStatus, unitPath, registerOwnerId, registerOwnerTitle, riskOwnerId, ownerId }: Subject): void {
  const { permission, sentence } = WHO[type];
  const target = { unitPath, registerOwnerId, rootUnitId: actor.rootUnitId };
  const may = riskStatus === 'draft' ? can(actor, 'risk.draft', target) : ownerId === actor.personId || can(actor, permission, { ...target, riskOwnerId });
  if (!may) throw notPermitted(registerOwnerTitle ? `${sentence} Ask the ${registerOwnerTitle}.` : sentence);
}

const ENDED: Readonly<Record<AttachmentSubject, string>> = {
  risk: 'This risk is closed. It can be read but not changed.',
  control: 'This control was withdrawn. Its files can be read but not changed.',
  action: 'This action has ended. Take it up again first, with a reason.',
  review: 'This review is over. Its files can be read but not changed.',
  recommendation: 'This recommendation is no longer outstanding. Its files can be read but not changed.',
  exception: 'This exception is over. Its files can be read but not changed.',
};

/** Refuses where nothing can be changed any more, or not yet. */
export function requireOpenSubject({ type, riskStatus, registerClosed, registerName, ended }: Subject): void {
  const why = type === 'action' ? registerClosed && `${registerName} is closed. Its actions can be read but not changed.` : whyReadOnly(riskStatus, registerClosed);
  if (why) throw conflict('read-only', why);
  if (ended) throw conflict('read-only', ENDED[type]);
  // A draft that is discarded leaves nothing behind; a file that was attached is never taken away.
  if (riskStatus === 'draft') throw conflict('is-a-draft', 'This is a draft. Add it to the register before files are attached.');
}
