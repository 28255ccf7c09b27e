import type { Role } from './vocabulary';

/** Everything that a person may be allowed to do. The only list: verbs check it, screens hide by it. */
export const PERMISSIONS = [
  'organisation.configure',
  'unit.manage',
  'person.read',
  'person.manage',
  'role.grant',
  'register.read',
  'register.create',
  'register.edit',
  'register.close',
  'register.freeze',
  'risk.draft',
  'risk.raise',
  'risk.submit',
  'risk.edit',
  'risk.assess',
  'risk.close',
  'risk.exempt',
  'risk.link-upper',
  'risk.accept',
  'escalation.propose',
  'escalation.decide',
  'exception.request',
  'exception.decide',
  'control.manage',
  'control.assess',
  'action.plan',
  'action.manage',
  'action.progress',
  'recommendation.read',
  'recommendation.raise',
  'recommendation.respond',
  'recommendation.follow-up',
  'partnership.read',
  'partnership.manage',
  'continuity.read',
  'continuity.manage',
  'contact.read',
  'working-calendar.manage',
  'impact-analysis.approve',
  'plan.manage',
  'plan.approve',
  'exercise.manage',
  'exercise.record',
  'exercise.take-part',
  'exercise.sign-off',
  'invocation.declare',
  'invocation.record',
  'invocation.manage',
  'failure-review.manage',
  'failure-review.sign-off',
  'category.manage',
  'objective.manage',
  'objective.report',
  'indicator.manage',
  'indicator.report',
  'matrix.read',
  'matrix.manage',
  'crosswalk.declare',
  'audit.read',
  'search',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * How far a permission of a role reaches: `below`, the unit of the role and those under it; `organisation`, everywhere,
 * whatever that unit is; `root`, only when the role is held at the root unit, since the thing belongs to all.
 */
export type Reach = 'below' | 'organisation' | 'root';

type Grants = Readonly<Partial<Record<Permission, Reach>>>;

const EVERYBODY_AT_WORK = { 'person.read': 'organisation', 'matrix.read': 'organisation', search: 'organisation' } as const;

/** Permissions by role. What is not listed is not allowed. Which roles `role.grant` covers is said by `mayGrant`. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, Grants>> = {
  administrator: {
    ...EVERYBODY_AT_WORK,
    'organisation.configure': 'root',
    'working-calendar.manage': 'root',
    'category.manage': 'root',
    'unit.manage': 'below',
    'person.manage': 'below',
    'role.grant': 'below',
    'register.read': 'below',
    'recommendation.read': 'below',
    'partnership.read': 'below',
    'continuity.read': 'organisation',
    'register.create': 'below',
    'register.edit': 'below',
    'register.close': 'below',
    'objective.manage': 'below',
    'indicator.manage': 'below',
  },
  'risk-manager': {
    ...EVERYBODY_AT_WORK,
    'register.read': 'organisation',
    'recommendation.read': 'organisation',
    'partnership.read': 'organisation',
    'continuity.read': 'organisation',
    'contact.read': 'organisation',
    'audit.read': 'organisation',
    'matrix.manage': 'root',
    'crosswalk.declare': 'root',
    'category.manage': 'root',
    'role.grant': 'below',
    'register.create': 'below',
    'register.edit': 'below',
    'register.close': 'below',
    'register.freeze': 'below',
    'risk.draft': 'below',
    'risk.raise': 'below',
    'risk.submit': 'below',
    'risk.edit': 'below',
    'risk.assess': 'below',
    'risk.close': 'below',
    'risk.exempt': 'below',
    'risk.link-upper': 'below',
    'risk.accept': 'below',
    'escalation.propose': 'below',
    'escalation.decide': 'below',
    'exception.request': 'below',
    'exception.decide': 'below',
    'control.manage': 'below',
    'control.assess': 'below',
    'action.plan': 'below',
    'action.manage': 'below',
    'action.progress': 'below',
    'recommendation.raise': 'below',
    'recommendation.follow-up': 'below',
    'partnership.manage': 'below',
    'continuity.manage': 'below',
    'working-calendar.manage': 'root',
    'impact-analysis.approve': 'below',
    'plan.manage': 'below',
    'plan.approve': 'below',
    'exercise.manage': 'below',
    'exercise.record': 'below',
    'exercise.take-part': 'below',
    'exercise.sign-off': 'below',
    'invocation.declare': 'below',
    'invocation.record': 'below',
    'invocation.manage': 'below',
    'failure-review.manage': 'below',
    'failure-review.sign-off': 'below',
    'objective.manage': 'below',
    'objective.report': 'below',
    'indicator.manage': 'below',
    'indicator.report': 'below',
  },
  'register-owner': {
    ...EVERYBODY_AT_WORK,
    'register.read': 'below',
    'recommendation.read': 'below',
    'partnership.read': 'below',
    'continuity.read': 'organisation',
    'plan.approve': 'below',
    'register.create': 'below',
    'risk.draft': 'below',
    'risk.raise': 'below',
    'risk.submit': 'below',
    'exception.request': 'below',
    'partnership.manage': 'below',
    'objective.manage': 'below',
    'objective.report': 'below',
    'indicator.manage': 'below',
    'indicator.report': 'below',
  },
  'risk-owner': { ...EVERYBODY_AT_WORK, 'register.read': 'below', 'recommendation.read': 'below', 'partnership.read': 'below', 'continuity.read': 'organisation', 'risk.draft': 'below', 'risk.raise': 'below', 'risk.submit': 'below', 'exception.request': 'below' },
  'continuity-manager': {
    ...EVERYBODY_AT_WORK,
    'register.read': 'below',
    'recommendation.read': 'below',
    'partnership.read': 'below',
    'continuity.read': 'organisation',
    'continuity.manage': 'below',
    'working-calendar.manage': 'root',
    'impact-analysis.approve': 'below',
    'plan.manage': 'below',
    'plan.approve': 'below',
    'exercise.manage': 'below',
    'exercise.record': 'below',
    'exercise.take-part': 'below',
    'exercise.sign-off': 'below',
    'invocation.declare': 'below',
    'invocation.record': 'below',
    'invocation.manage': 'below',
    'failure-review.manage': 'below',
    'failure-review.sign-off': 'below',
    'contact.read': 'below',
    // What a gap, a rehearsal or an outage shows is brought to the register, whose owner decides what becomes of it.
    'risk.draft': 'below',
    // A gap is reckoned, not held: the risk about it enters the register at once, unscored and owned by its owner.
    'risk.raise': 'below',
    'action.plan': 'below',
  },
  // Changes nothing in a register: what auditors recommend, and what they found when they came back, is their own work.
  auditor: {
    ...EVERYBODY_AT_WORK,
    'register.read': 'organisation',
    'recommendation.read': 'organisation',
    'partnership.read': 'organisation',
    'continuity.read': 'organisation',
    'contact.read': 'organisation',
    'audit.read': 'organisation',
    'recommendation.raise': 'organisation',
    'recommendation.follow-up': 'organisation',
  },
  // A published matrix explains the map that a viewer sees; the search looks through public wording alone.
  viewer: { 'register.read': 'below', 'matrix.read': 'organisation', search: 'organisation' },
};

/** What comes with owning a register, whatever the owner's roles. */
export const REGISTER_OWNER_PERMISSIONS: readonly Permission[] = [
  'register.read',
  'register.edit',
  'register.close',
  'register.freeze',
  'risk.draft',
  'risk.raise',
  'risk.submit',
  'risk.edit',
  'risk.assess',
  'risk.close',
  'risk.exempt',
  'risk.link-upper',
  'risk.accept',
  'escalation.propose',
  'escalation.decide',
  'exception.request',
  'exception.decide',
  'control.manage',
  'control.assess',
  'action.plan',
  'action.manage',
  'action.progress',
  'matrix.read',
];

/** What comes with owning a risk. */
export const RISK_OWNER_PERMISSIONS: readonly Permission[] = [
  'register.read',
  'risk.edit',
  'risk.assess',
  'escalation.propose',
  'exception.request',
  'control.manage',
  'control.assess',
  'action.plan',
  'action.manage',
  'action.progress',
  'matrix.read',
];

/** What comes with owning a control, an action, a recommendation, an indicator, an activity or a resource, leading a partnership, a rehearsal, an invocation or a review, being named in one, or answering for an objective: to say how it stands. It grants no register. */
export const MEASURE_OWNER_PERMISSIONS: readonly Permission[] = ['control.assess', 'action.progress', 'recommendation.read', 'recommendation.respond', 'objective.report', 'indicator.report', 'partnership.read', 'partnership.manage', 'continuity.read', 'continuity.manage', 'impact-analysis.approve', 'exercise.record', 'exercise.take-part', 'invocation.declare', 'invocation.record', 'invocation.manage', 'failure-review.manage', 'contact.read', 'plan.manage', 'matrix.read'];

export interface Actor {
  readonly organisationId: string;
  readonly personId: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: string }[];
}

/** What the permission is asked for. Leave out what does not apply: nothing is ever allowed for want of a fact. */
export interface PermissionTarget {
  /** Ids of units from the root down to the unit of the register (or to the unit itself). */
  readonly unitPath?: readonly string[];
  readonly registerOwnerId?: string | null;
  readonly riskOwnerId?: string | null;
  /** Of the control, action, recommendation, activity or resource itself. */
  readonly measureOwnerId?: string | null;
  /** The root unit of the organisation, where there is no unit path; otherwise the path's first is taken. */
  readonly rootUnitId?: string;
}

/** Whether this person may do this to that. Organisations are kept apart before this is asked. */
export function can(actor: Actor, permission: Permission, target: PermissionTarget): boolean {
  if (target.registerOwnerId === actor.personId && REGISTER_OWNER_PERMISSIONS.includes(permission)) return true;
  if (target.riskOwnerId === actor.personId && RISK_OWNER_PERMISSIONS.includes(permission)) return true;
  if (target.measureOwnerId === actor.personId && MEASURE_OWNER_PERMISSIONS.includes(permission)) return true;
  return actor.roles.some(({ role, unitId }) => {
    switch (ROLE_PERMISSIONS[role][permission]) {
      case 'organisation':
        return true;
      case 'below':
        return target.unitPath?.includes(unitId) ?? false;
      case 'root':
        return unitId === (target.rootUnitId ?? target.unitPath?.[0]);
      case undefined:
        return false;
    }
  });
}

/**
 * Whether any role of this person allows it somewhere: for menus, which then ask `can` about the thing itself. What comes
 * with owning a register or a risk is not counted. Without `rootUnitId`, a role below the root is given the benefit of the
 * doubt for what belongs to all.
 */
export function canAnywhere(actor: Actor, permission: Permission, rootUnitId?: string): boolean {
  return actor.roles.some(({ role, unitId }) => {
    const reach = ROLE_PERMISSIONS[role][permission];
    if (reach === 'root') return rootUnitId === undefined || unitId === rootUnitId;
    return reach !== undefined;
  });
}

/** `full` wording, exempt parts included; or the `public` wording only. */
export type Wording = 'full' | 'public';

export interface ReadableRegister {
  readonly unitPath: readonly string[];
  readonly registerOwnerId?: string | null;
  /** Whether the person owns a risk in the register; a draft grants nothing, for nobody above sees that it is there. */
  readonly ownsRiskInIt?: boolean;
}

/**
 * What a person may read of a register: decided per register, never per risk. Null is nothing at all. A right that comes
 * from the role of viewer alone gives the public wording; any other way to the register gives the full one.
 */
export function wordingFor(actor: Actor, register: ReadableRegister): Wording | null {
  if (register.registerOwnerId === actor.personId || register.ownsRiskInIt) return 'full';
  const target = { unitPath: register.unitPath };
  const [viewer, others] = [true, false].map((isViewer) => ({
    ...actor,
    roles: actor.roles.filter(({ role }) => (role === 'viewer') === isViewer),
  }));
  if (can(others!, 'register.read', target)) return 'full';
  return can(viewer!, 'register.read', target) ? 'public' : null;
}

/** A draft is seen by its author and the owner of its register, and by nobody else whatever their roles. */
export function seesDraft(actor: Actor, draft: { readonly authorId: string; readonly registerOwnerId: string | null }): boolean {
  return actor.personId === draft.authorId || actor.personId === draft.registerOwnerId;
}
