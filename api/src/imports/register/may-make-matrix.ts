import { can } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import type { RegisterOfRisk } from '../../risks';

/** A new matrix is the organisation's, and becomes this register's. */
export const mayMake = (actor: Actor, register: RegisterOfRisk): boolean =>
  can(actor, 'matrix.manage', { rootUnitId: actor.rootUnitId }) && can(actor, 'register.edit', { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId });
