import type { ActionEntryView, ActionRow, ActionView } from '@holdfast/contracts';
import { can, explainRefusal, whyReadOnly, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { conflict, notPermitted, stale } from '../platform/refusal';
import { replacementOf, targetOf, type StoredAction } from './stored-action';

/** An action with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface ActionInPlace {
  action: StoredAction;
  row: ActionRow;
  home: HomeRegister;
  /** The caller owns a risk in its home that it serves. */
  ownsRisk: boolean;
  objectives: ActionView['objectives'];
  costs: ActionView['costs'];
  /** Of the risk that the target is on; null without, or where the caller does not read that risk. */
  targetReference: string | null;
  asksForScore: boolean;
  entries: ActionEntryView[];
  attachments: number;
}

/** The register that decides on an action. */
export interface HomeRegister {
  id: string;
  name: string;
  unitPath: string[];
  ownerId: string;
  ownerTitle: string;
  closedAt: string | null;
  /** Of the organisation: what day it is there. */
  timeZone: string;
}

const mayDo = (actor: Actor, permission: Permission, { action, home, ownsRisk }: ActionInPlace): boolean =>
  can(actor, permission, {
    unitPath: home.unitPath, registerOwnerId: home.ownerId, riskOwnerId: ownsRisk ? actor.personId : null, measureOwnerId: action.owner_id, rootUnitId: actor.rootUnitId,
  });

/** Refuses unless the caller may do this to an action in sight, and its home is open. */
export function requireOnAction(actor: Actor, permission: Permission, place: ActionInPlace): void {
  const { home } = place;
  if (!mayDo(actor, permission, place)) throw notPermitted(explainRefusal(permission, { registerOwner: `the ${home.ownerTitle}` }));
}

/** Refuses a change made on an outdated reading, and gives the action as it is now. */
export function requireCurrent(actor: Actor, place: ActionInPlace, version: number): void {
  if (place.action.version !== version) throw stale(toActionView(actor, place));
}

export function requireOpenHome({ home }: ActionInPlace): void {
  if (whyReadOnly(null, home.closedAt !== null)) throw conflict('read-only', `${home.name} is closed. Its actions can be read but not changed.`);
}

/** The whitelist of what leaves of an action. */
export function toActionView(actor: Actor, place: ActionInPlace): ActionView {
  const { action, row, home, objectives, costs, targetReference, asksForScore, entries, attachments } = place;
  const target = targetOf(action);
  const changeable = home.closedAt === null && actor.asAt === undefined;
  return {
    ...row,
    description: action.description,
    objectives,
    costs,
    target: target && targetReference !== null ? { ...target, reference: targetReference } : null,
    replacement: replacementOf(action),
    asksForScore: asksForScore && actor.asAt === undefined,
    entries,
    attachments,
    mayManage: changeable && mayDo(actor, 'action.manage', place),
    mayProgress: changeable && mayDo(actor, 'action.progress', place),
    version: action.version,
  };
}
