import { ROLE_PERMISSIONS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { readableScope } from '../registers';
import { personRef } from '../risks';

/*
 * Pieces of the statements about proposals `e` with ESCALATION_JOINS: fr and tr are the registers at both ends, tu the unit of the
 * one that decides, pp the proposer. `$1` is the organisation and `$2` the caller.
 */

export const ESCALATION_JOINS = `
  JOIN register fr ON fr.organisation_id = $1 AND fr.id = e.from_register_id
  JOIN register tr ON tr.organisation_id = $1 AND tr.id = e.to_register_id
  JOIN unit tu ON tu.organisation_id = $1 AND tu.id = tr.unit_id
  LEFT JOIN person pp ON pp.organisation_id = $1 AND pp.id = e.proposer_id`;

/** `scope`, the registers that the caller reads, and `settings`, what the organisation allows. */
export const escalationScope = (bound: Bound): string =>
  `${readableScope(bound, {})}, settings AS MATERIALIZED (SELECT decides_own_proposals, time_zone FROM organisation WHERE id = $1)`;

const inFull = (register: string): string => `${register} IN (SELECT id FROM scope WHERE NOT public)`;

/** The caller reads either end in full: the public reads nothing of a proposal. */
export const IN_SIGHT = `(${inFull('e.from_register_id')} OR ${inFull('e.to_register_id')})`;

/** Whoever proposed it or argued for it. */
const ARGUED = `EXISTS (SELECT FROM escalation_entry n WHERE n.organisation_id = $1 AND n.escalation_id = e.id AND n.kind IN ('proposed', 'answered') AND n.author_id = $2)`;

/**
 * The caller has something to do about it: the same rule as `can` and `whyNotByProposer` of the domain; a test holds the two
 * together. What comes back with a question to somebody who left waits for the owner of their register.
 */
export function waitsForCaller(bound: Bound, actor: Actor): string {
  // In the past nothing waits any more.
  if (actor.asAt !== undefined) return 'false';
  const managed = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['escalation.decide'] === 'below').map(({ unitId }) => unitId);
  return `CASE e.state
    WHEN 'proposed' THEN (tr.owner_id = $2 OR tu.path && ${bound.put(managed)}::uuid[]) AND ((SELECT decides_own_proposals FROM settings) OR NOT ${ARGUED})
    WHEN 'suggested' THEN fr.owner_id = $2
    WHEN 'returned' THEN e.proposer_id = $2 OR (pp.left_at IS NOT NULL AND fr.owner_id = $2)
    ELSE false END`;
}

export const instantSql = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const end = (register: string): string => `json_build_object('registerId', ${register}.id, 'registerName', ${register}.name, 'matrixVersionId', ${register}.matrix_version_id,
  'readable', ${register}.id IN (SELECT id FROM scope))`;

export const escalationRowJson = (waits: string): string => `json_build_object('id', e.id, 'kind', e.kind, 'state', e.state, 'reference', e.source ->> 'reference', 'title', e.words ->> 'title',
  'from', ${end('fr')}, 'to', ${end('tr')}, 'proposer', CASE WHEN pp.id IS NOT NULL THEN ${personRef('pp')} END, 'proposedAt', ${instantSql('e.proposed_at')},
  'sourceResidual', e.source -> 'residual', 'residual', e.words -> 'residual',
  'decidedBy', (SELECT ${personRef('d')} FROM person d WHERE d.organisation_id = $1 AND d.id = e.decided_by), 'decidedAt', ${instantSql('e.decided_at')},
  'note', (SELECT n.note FROM escalation_entry n WHERE n.organisation_id = $1 AND n.escalation_id = e.id ORDER BY n.id DESC LIMIT 1),
  'changedAt', ${instantSql('e.changed_at')}, 'waitsForMe', ${waits})`;
