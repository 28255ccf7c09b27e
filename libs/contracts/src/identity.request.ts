import { LIMITS, ROLES, UNIT_KINDS, type Role, type UnitKind } from '@holdfast/domain';
import { Email, Id, Nested, OneOf, Password, Text, YesNo } from './fields';

const newPassword = { called: 'Password', ...LIMITS.password };

/** POST /api/session */
export class SignInRequest {
  @Email({ called: 'E-mail', max: LIMITS.email }) email: string;
  @Password({ called: 'Password', min: 1, max: LIMITS.password.max }) password: string;
  /** Needed only when the same address and password open accounts in several organisations. */
  @Id({ called: 'Organisation', optional: true }) organisationId?: string;
}

/** POST /api/setup: the first organisation of an empty database. */
export class SetupRequest {
  @Text({ called: 'Setup code', min: 1, max: 40 }) code: string;
  @Text({ called: 'Name of the organisation', min: 1, max: LIMITS.name }) organisationName: string;
  @Text({ called: 'Time zone', min: 1, max: 60, optional: true }) timeZone?: string;
  @Text({ called: 'Your name', min: 1, max: LIMITS.name }) name: string;
  @Text({ called: 'Job title', min: 1, max: LIMITS.name }) jobTitle: string;
  @Email({ called: 'E-mail', max: LIMITS.email }) email: string;
  @Password(newPassword) password: string;
}

/** POST /api/password-resets: always answered alike, whether the address is known or not. */
export class AskPasswordResetRequest {
  @Email({ called: 'E-mail', max: LIMITS.email }) email: string;
}

/** POST /api/one-time-links/use: an invitation or a reset, answered with a new session. */
export class UseOneTimeLinkRequest {
  @Text({ called: 'Link', min: 1, max: 200 }) token: string;
  @Password(newPassword) password: string;
}

/** PUT /api/session/password */
export class ChangePasswordRequest {
  @Password({ called: 'Current password', min: 1, max: LIMITS.password.max }) currentPassword: string;
  @Password({ ...newPassword, called: 'New password' }) newPassword: string;
}

/** POST /api/people/:id/roles, answered like DELETE /api/people/:id/roles/:roleId with the person as they are now. */
export class RoleInUnit {
  @OneOf({ called: 'Role', words: ROLES }) role: Role;
  @Id({ called: 'Unit' }) unitId: string;
}

/** GET /api/people */
export class ListPeopleRequest {
  /** Part of a name, job title or e-mail address. */
  @Text({ called: 'Search', max: 100, optional: true }) q?: string;
  @OneOf({ called: 'State', words: ['invited', 'active', 'left'], optional: true }) state?: 'invited' | 'active' | 'left';
  @OneOf({ called: 'Role', words: ROLES, optional: true }) role?: Role;
  /** People with a role at or below this unit. */
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @OneOf({ called: 'Order', words: ['name', '-name', 'jobTitle', '-jobTitle', 'email', '-email', 'state', '-state'], optional: true }) sort?: string;
  @Text({ called: 'Place in the list', max: 1000, optional: true }) after?: string;
  /** `true`: only id, name and job title of people who can be given something, by job title, at most a page of them. */
  @OneOf({ called: 'Picker', words: ['true', 'false'], optional: true }) picker?: 'true' | 'false';
}

/** POST /api/people: invites somebody; the answer holds the one-time link, shown once. */
export class InvitePersonRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  @Text({ called: 'Job title', min: 1, max: LIMITS.name }) jobTitle: string;
  @Email({ called: 'E-mail', max: LIMITS.email }) email: string;
  @Nested({ called: 'Roles', of: () => RoleInUnit, many: true, max: 20 }) roles: RoleInUnit[];
}

/** PATCH /api/people/:id (If-Match) */
export class EditPersonRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @Text({ called: 'Job title', min: 1, max: LIMITS.name, optional: true }) jobTitle?: string;
  @Email({ called: 'E-mail', max: LIMITS.email, optional: true }) email?: string;
}

/** POST /api/people/:id/departure: ends sessions and roles; what the person owns is handed to `successorId`, if given. */
export class LeaveRequest {
  @Id({ called: 'Successor', optional: true, nullable: true }) successorId?: string | null;
}

/** PATCH /api/organisation (If-Match) */
export class EditOrganisationRequest {
  @Text({ called: 'Name of the organisation', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @Text({ called: 'Time zone', min: 1, max: 60, optional: true }) timeZone?: string;
  /** People may decide what they proposed themselves. */
  @YesNo({ called: 'Own proposals', optional: true }) decidesOwnProposals?: boolean;
  /** `#rrggbb`; null: black. */
  @Text({ called: 'Colour of papers', max: 7, optional: true, nullable: true }) colour?: string | null;
}

/** POST /api/units */
export class CreateUnitRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  @OneOf({ called: 'Kind', words: UNIT_KINDS.slice(1) }) kind: UnitKind;
  @Id({ called: 'Part of' }) parentId: string;
}

/** PATCH /api/units/:id (If-Match) */
export class EditUnitRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @OneOf({ called: 'Kind', words: UNIT_KINDS.slice(1), optional: true }) kind?: UnitKind;
  @Id({ called: 'Part of', optional: true }) parentId?: string;
}
