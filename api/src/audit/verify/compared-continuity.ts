import { json, type Compared } from './to-compare';

const duration = (row: string, name: string): string =>
  `CASE WHEN ${row}.${name}_minutes IS NOT NULL THEN json_build_object('minutes', ${row}.${name}_minutes, 'calendarId', ${row}.${name}_calendar_id) END`;
const members = (column: string): string => `ARRAY(SELECT m.${column} FROM dependency_member m WHERE m.organisation_id = d.organisation_id AND m.dependency_id = d.id AND m.${column} IS NOT NULL ORDER BY m.${column}::text)`;

const gapIds = (what: 'risk' | 'action'): string => `ARRAY(SELECT g.${what}_id FROM gap_${what} g WHERE g.organisation_id = r.organisation_id AND g.resource_id = r.id)`;

/** What must go on, what it leans on, who is served first and whom to call. */
export const CONTINUITY: readonly Compared[] = [
  {
    subjectType: 'activity', noun: 'activity', begins: ['activity.added'],
    rows: `SELECT a.id, a.reference AS label, ${json({
      name: 'a.name', description: 'a.description', unitId: 'a.unit_id', ownerId: 'a.owner_id', critical: 'a.critical', criticalReason: 'a.critical_reason', statutory: 'a.statutory',
      resume: duration('a', 'resume'), retired: 'a.retired_at IS NOT NULL',
    })} FROM activity a WHERE a.organisation_id = $1 ORDER BY a.id`,
  },
  {
    subjectType: 'resource', noun: 'resource', begins: ['resource.added'],
    rows: `SELECT r.id, r.reference AS label, ${json({
      kind: 'r.kind', name: 'r.name', description: 'r.description', unitId: 'r.unit_id', ownerId: 'r.owner_id', locatedAtId: 'r.located_at_id', supplierId: 'r.supplier_id', standby: 'r.standby',
      quantity: 'r.quantity', declared: duration('r', 'declared'), contractual: duration('r', 'contractual'), dataLossMinutes: 'r.data_loss_minutes', retired: 'r.retired_at IS NOT NULL', deputies: 'r.deputies',
      gapRiskIds: gapIds('risk'), gapActionIds: gapIds('action'),
    })} FROM resource r WHERE r.organisation_id = $1 ORDER BY r.id`,
    follow: (state, { action, after }) => {
      const add = (name: string, id: unknown): void => void (state[name] = [...((state[name] as unknown[] | undefined) ?? []), id]);
      if (action === 'resource.gap-raised') add('gapRiskIds', after?.['riskId']);
      if (action === 'resource.gap-action-planned') add('gapActionIds', after?.['actionId']);
    },
  },
  {
    subjectType: 'dependency', noun: 'dependency', begins: ['dependency.added'],
    rows: `SELECT d.id, 'of ' || coalesce(a.reference, r.reference) AS label, ${json({
      dependentActivityId: 'd.dependent_activity_id', dependentResourceId: 'd.dependent_resource_id', needed: 'd.needed', activityIds: members('activity_id'), resourceIds: members('resource_id'),
      note: 'd.note', retired: 'd.retired_at IS NOT NULL',
    })} FROM dependency d LEFT JOIN activity a ON a.organisation_id = d.organisation_id AND a.id = d.dependent_activity_id
      LEFT JOIN resource r ON r.organisation_id = d.organisation_id AND r.id = d.dependent_resource_id WHERE d.organisation_id = $1 ORDER BY d.id`,
  },
  {
    subjectType: 'critical-user', noun: 'critical user', begins: ['critical-user.added'],
    rows: `SELECT c.id, c.name AS label, ${json({
      activityId: 'c.activity_id', name: 'c.name', howMany: 'c.how_many', needs: 'c.needs', solution: 'c.solution', verifiedOn: 'c.verified_on', verifiedById: 'c.verified_by',
      retired: 'c.retired_at IS NOT NULL',
    })} FROM critical_user c WHERE c.organisation_id = $1 ORDER BY c.id`,
  },
  {
    subjectType: 'contact', noun: 'contact', begins: ['contact.added'],
    rows: `SELECT t.id, t.name AS label, ${json({
      resourceId: 't.resource_id', name: 't.name', jobTitle: 't.job_title', organisationName: 't.organisation_name', telephones: 't.telephones', email: 't.email', note: 't.note',
      unitId: 't.unit_id', personId: 't.person_id', retired: 't.retired_at IS NOT NULL',
    })} FROM contact t WHERE t.organisation_id = $1 ORDER BY t.id`,
    whenTold: ['unitId', 'personId'],
  },
];
