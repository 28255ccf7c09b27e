import { ROLE_PERMISSIONS } from '@holdfast/domain';
import { instantSql } from '../actions';
import { resourceJson } from '../continuity';
import type { Actor } from '../platform/actor';
import type { Bound } from '../platform/bound';
import { personRef } from '../risks';
import { unitsInSight } from '../units';

/** A contact `t` as SQL: a ContactView. */
const FIELDS = `'id', t.id, 'name', t.name, 'jobTitle', t.job_title, 'organisationName', t.organisation_name, 'telephones', t.telephones, 'email', t.email, 'note', t.note,
  'retiredAt', ${instantSql('t.retired_at')}, 'version', t.version`;
export const contactJson = `json_build_object(${FIELDS})`;

/** The CTE `sight`: units whose contacts the caller reads. `$1` is the organisation and `$2` the caller. */
export const contactScope = (bound: Bound, actor: Actor): string => unitsInSight(bound, actor, 'contact.read');

/** A contact lies where its resource does; whoever owns the resource reads it too. */
export const CONTACT_SEEN = '(tu.id IN (SELECT id FROM sight) OR tr.owner_id = $2)';

export const contactRowJoins = `
  LEFT JOIN resource tr ON tr.organisation_id = $1 AND tr.id = t.resource_id
  JOIN unit tu ON tu.organisation_id = $1 AND tu.id = coalesce(tr.unit_id, t.unit_id)
  LEFT JOIN person tp ON tp.organisation_id = $1 AND tp.id = t.person_id`;

/** With what surrounds it: a ContactRow. */
export function contactRowJson(bound: Bound, { roles }: Actor): string {
  const managed = bound.put(roles.filter(({ role }) => ROLE_PERMISSIONS[role]['continuity.manage'] === 'below').map(({ unitId }) => unitId));
  return `json_build_object(${FIELDS}, 'unitId', tu.id, 'unitName', tu.name, 'resource', CASE WHEN tr.id IS NOT NULL THEN ${resourceJson('tr')} END, 'person', CASE WHEN tp.id IS NOT NULL THEN ${personRef('tp')} END,
    'mayManage', t.retired_at IS NULL AND tr.retired_at IS NULL AND (tu.path && ${managed}::uuid[] OR coalesce(tr.owner_id = $2, false)))`;
}
