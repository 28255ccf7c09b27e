import { ROLE_PERMISSIONS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { readableScope } from '../registers';
import { standingJson } from '../risk-lists';
import { personRef } from '../risks';

/*
 * Pieces of the statements about exceptions `e` with EXCEPTION_JOINS: k is the risk and ku its unit, r the register and ru its
 * unit, q whoever asked, d whoever decided. `$1` is the organisation and `$2` the caller.
 */

export const EXCEPTION_JOINS = `
  JOIN risk k ON k.organisation_id = $1 AND k.id = e.risk_id
  JOIN unit ku ON ku.organisation_id = $1 AND ku.id = k.unit_id
  JOIN register r ON r.organisation_id = $1 AND r.id = k.register_id
  JOIN unit ru ON ru.organisation_id = $1 AND ru.id = r.unit_id
  JOIN person q ON q.organisation_id = $1 AND q.id = e.requester_id
  LEFT JOIN person d ON d.organisation_id = $1 AND d.id = e.decided_by`;

export const exceptionScope = (bound: Bound): string => readableScope(bound, {});

/**
 * The caller reads the register in full: the public reads nothing of an exception. Asked of each exception by itself: as a join, it
 * is begun from every risk of these registers, of which few have one.
 */
export const IN_SIGHT = 'EXISTS (SELECT FROM scope WHERE scope.id = k.register_id AND NOT scope.public OFFSET 0)';

const SAME_STANDING = `ROW (k.residual_matrix_version_id, k.residual_likelihood, k.residual_impact, k.residual_level) IS NOT DISTINCT FROM ROW (e.matrix_version_id, e.likelihood, e.impact, e.level)`;

/** `exceptionState` of the domain as SQL; a test holds the two together. `today` is the day of the organisation. */
export const stateSql = (today: string): string => `CASE
    WHEN e.step IN ('declined', 'withdrawn', 'revoked') THEN e.step
    WHEN e.successor_id IS NOT NULL THEN 'renewed'
    WHEN k.status <> 'open' THEN 'lapsed'
    WHEN e.step <> 'approved' THEN e.step
    WHEN e.expires_on < ${today} THEN 'expired'
    WHEN ${SAME_STANDING} THEN 'in-force'
    ELSE 'stale' END`;

/** Whoever asked for it or argued for it. */
const ARGUED = `EXISTS (SELECT FROM policy_exception_entry n WHERE n.organisation_id = $1 AND n.exception_id = e.id AND n.kind IN ('requested', 'answered') AND n.author_id = $2)`;

/**
 * The caller has something to do about it: the same rule as `can` and `whyNotDecidedBy` of the domain; a test holds the two
 * together. What comes back with a question to somebody who left waits for the owner of the register. Nothing waits in the past.
 */
export function waitsForCaller(bound: Bound, actor: Actor): string {
  if (actor.asAt !== undefined) return '$2::uuid IS NULL';
  const managed = actor.roles.filter(({ role }) => ROLE_PERMISSIONS[role]['exception.decide'] === 'below').map(({ unitId }) => unitId);
  return `CASE WHEN k.status <> 'open' OR r.closed_at IS NOT NULL THEN false
    WHEN e.step = 'requested' THEN (r.owner_id = $2 OR ru.path && ${bound.put(managed)}::uuid[]) AND k.owner_id IS DISTINCT FROM $2 AND NOT ${ARGUED}
    WHEN e.step = 'returned' THEN e.requester_id = $2 OR (q.left_at IS NOT NULL AND r.owner_id = $2)
    ELSE false END`;
}

export const instantSql = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const exceptionRowJson = (waits: string, today: string): string => `json_build_object('id', e.id, 'state', ${stateSql(today)}, 'policy', e.policy,
  'riskId', k.id, 'reference', k.reference, 'title', k.title, 'registerId', r.id, 'registerName', r.name, 'unitName', ku.name,
  'requester', ${personRef('q')}, 'requestedAt', ${instantSql('e.requested_at')}, 'askedUntil', e.asked_until,
  'decidedBy', CASE WHEN d.id IS NOT NULL THEN ${personRef('d')} END, 'decidedAt', ${instantSql('e.decided_at')}, 'conditions', e.conditions, 'expiresOn', e.expires_on,
  'residual', json_build_object('matrixVersionId', e.matrix_version_id, 'likelihood', e.likelihood, 'impact', e.impact, 'level', e.level, 'score', e.score),
  'residualNow', ${standingJson('k', 'residual')}, 'renews', e.predecessor_id IS NOT NULL, 'changedAt', ${instantSql('e.changed_at')}, 'waitsForMe', ${waits})`;
