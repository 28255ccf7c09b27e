import type { ExceptionEntryView, ExceptionRow } from '@holdfast/contracts';
import { can, exceptionState, type ExceptionState, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { standingOf, type RiskInPlace } from '../risks';
import { standingThen, type StoredException } from './stored-exception';

/** An exception with its risk, as one caller may see it. */
export interface ExceptionInPlace {
  place: RiskInPlace;
  exception: StoredException;
  row: ExceptionRow;
  entries: ExceptionEntryView[];
  /** The day that it is in the organisation. */
  today: string;
}

export const stateOf = (exception: StoredException, { risk }: RiskInPlace, today: string): ExceptionState =>
  exceptionState(
    { step: exception.step, expiresOn: exception.expires_on, renewed: exception.successor_id !== null, residual: standingThen(exception) },
    { status: risk.status, residual: standingOf(risk, 'residual') },
    today,
  );

export const canOnRisk = (actor: Actor, permission: Permission, { risk, register }: RiskInPlace): boolean =>
  can(actor, permission, { unitPath: register.unitPath, registerOwnerId: register.ownerId, riskOwnerId: risk.owner_id, rootUnitId: actor.rootUnitId });

/** Whoever asked speaks for a request, and so does whoever may change the risk: a role in the unit alone is not enough. */
export const speaksFor = (actor: Actor, { place, exception }: Pick<ExceptionInPlace, 'place' | 'exception'>): boolean =>
  exception.requester_id === actor.personId || canOnRisk(actor, 'risk.edit', place);

export const requesterIds = ({ entries }: Pick<ExceptionInPlace, 'entries'>): string[] =>
  entries.filter(({ kind }) => kind === 'requested' || kind === 'answered').map(({ author }) => author.id);
