import { seesDraft, type RiskStatus, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { notFound } from '../platform/refusal';
import type { RiskOfControl } from './control-rights';
import { CONTROL, type StoredControl } from './stored-control';

/** A control with as much of its risk as decides what the caller may do. */
export interface ControlInPlace {
  control: StoredControl;
  risk: RiskOfControl;
  /** The day that it is in the organisation is told by this. */
  timeZone: string;
  /** The risk is the caller's to read in full. Otherwise they own the control, and are told nothing else. */
  readsRisk: boolean;
}

interface Found extends StoredControl {
  riskStatus: RiskStatus;
  riskOwnerId: string | null;
  riskAuthorId: string;
  reference: string | null;
  registerId: string;
  unitPath: string[];
  registerOwnerId: string;
  registerOwnerTitle: string;
  registerClosedAt: Date | null;
  timeZone: string;
  wording: Wording | null;
  /** Today, whatever day is looked at. */
  ownsIt: boolean;
}

const FOUND = `
  SELECT ${CONTROL}, k.status AS "riskStatus", k.owner_id AS "riskOwnerId", k.author_id AS "riskAuthorId", k.reference, r.id AS "registerId", u.path AS "unitPath",
    r.owner_id AS "registerOwnerId", ro.job_title AS "registerOwnerTitle", r.closed_at AS "registerClosedAt", o.time_zone AS "timeZone",
    (SELECT wording FROM readable_registers($2, r.id)) AS wording,
    EXISTS (SELECT FROM public.control own WHERE own.organisation_id = c.organisation_id AND own.id = c.id AND own.owner_id = $2) AS "ownsIt"
  FROM control c
  JOIN risk k ON k.organisation_id = c.organisation_id AND k.id = c.risk_id
  JOIN register r ON r.organisation_id = c.organisation_id AND r.id = k.register_id
  JOIN unit u ON u.organisation_id = c.organisation_id AND u.id = r.unit_id
  JOIN person ro ON ro.organisation_id = c.organisation_id AND ro.id = r.owner_id
  JOIN organisation o ON o.id = c.organisation_id
  WHERE c.organisation_id = $1 AND c.id = $3`;

// Neither risk nor register must close meanwhile.
const LOCKED = `${FOUND} FOR NO KEY UPDATE OF c FOR SHARE OF k, r`;

/** The control as the caller may see it: whoever reads its risk in full, and its owner. To anybody else it is not there. */
export const loadControl = (sql: Sql, actor: Actor, id: string): Promise<ControlInPlace> => load(FOUND, sql, actor, id);

/** The same, with the row locked: the first statement of every verb that changes a control. */
export const loadControlToChange = (tx: Transaction, actor: Actor, id: string): Promise<ControlInPlace> => load(LOCKED, tx, actor, id);

async function load(statement: string, sql: Sql, actor: Actor, id: string): Promise<ControlInPlace> {
  const found = await sql.one<Found>(statement, [actor.organisationId, actor.personId, id]);
  const readsRisk = found !== null && readsInFull(actor, found);
  // A draft is kept to those who see it: to own a control of it tells nobody that there is one.
  if (!found || (!readsRisk && (found.riskStatus === 'draft' || !found.ownsIt))) throw notFound('There is no such control, or it is not yours to read.');
  const { riskStatus, riskOwnerId, reference, registerId, unitPath, registerOwnerId, registerOwnerTitle, registerClosedAt, timeZone } = found;
  return {
    control: found,
    risk: { status: riskStatus, reference, ownerId: riskOwnerId, register: { id: registerId, unitPath, ownerId: registerOwnerId, ownerTitle: registerOwnerTitle, closed: registerClosedAt !== null } },
    timeZone,
    readsRisk,
  };
}

const readsInFull = (actor: Actor, { riskStatus, riskAuthorId, registerOwnerId, wording }: Found): boolean =>
  riskStatus === 'draft' ? wording !== null && seesDraft(actor, { authorId: riskAuthorId, registerOwnerId }) : wording === 'full';
