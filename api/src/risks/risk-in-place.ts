import type { PersonRef, RiskView, StandingView } from '@holdfast/contracts';
import { wordingFor, type ExemptGround, type Layer, type ReadableRegister, type RiskStatus, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { StoredRisk } from './stored-risk';

/** A risk with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface RiskInPlace {
  risk: StoredRisk;
  register: RegisterOfRisk;
  wording: Wording;
  unitName: string;
  categoryName: string | null;
  owner: PersonRef | null;
  author: PersonRef;
  objectives: RiskView['objectives'];
  upper: LinkedRisk | null;
  lower: LinkedRisk[];
}

export interface RegisterOfRisk {
  id: string;
  name: string;
  prefix: string;
  unitId: string;
  unitPath: string[];
  ownerId: string;
  ownerTitle: string;
  matrixVersionId: string;
  appetite: string | null;
  reviewMonths: number;
  reviewMonthsByLevel: Record<string, number>;
  /** The rule by which its risks are suggested to the register above. */
  escalateAt: string | null;
  escalateAboveAppetite: boolean;
  /** For how long an exception may be approved at a time. */
  exceptionMonths: number;
  layer: Layer;
  path: string[];
  closedAt: string | null;
  /** Of the organisation: what day it is there. */
  timeZone: string;
  /** Registers above that the caller may read, the topmost first. */
  above: { id: string; name: string }[];
}

/** A risk at the other end of a link, in a register that the caller may read in `wording`. */
export interface LinkedRisk {
  id: string;
  reference: string;
  title: string;
  exemptGround: ExemptGround | null;
  publicTitle: string | null;
  registerId: string;
  registerName: string;
  residual: StandingView;
  status: RiskStatus;
  wording: Wording;
}

/*
 * The pieces of SQL of which the statements of this folder are put together. In all of them $1 is the organisation,
 * $2 the caller, r the register.
 */

export const personRef = (person: string): string => `json_build_object('id', ${person}.id, 'name', ${person}.name, 'jobTitle', ${person}.job_title)`;

/** With REGISTER_JOINS. */
export const REGISTER = `json_build_object('id', r.id, 'name', r.name, 'prefix', r.prefix, 'unitId', r.unit_id, 'unitPath', ru.path,
  'ownerId', r.owner_id, 'ownerTitle', ro.job_title, 'matrixVersionId', r.matrix_version_id, 'appetite', r.appetite,
  'reviewMonths', r.review_months, 'reviewMonthsByLevel', r.review_months_by_level, 'escalateAt', r.escalate_at,
  'escalateAboveAppetite', r.escalate_above_appetite, 'exceptionMonths', r.exception_months, 'layer', r.layer, 'path', r.path, 'closedAt', r.closed_at,
  'timeZone', ros.time_zone)`;

export const REGISTER_JOINS = `
  JOIN organisation ros ON ros.id = r.organisation_id
  JOIN unit ru ON ru.organisation_id = r.organisation_id AND ru.id = r.unit_id
  JOIN person ro ON ro.organisation_id = r.organisation_id AND ro.id = r.owner_id`;

const ownsRiskIn = (register: string): string => `EXISTS (SELECT FROM risk own WHERE own.organisation_id = ${register}.organisation_id
  AND own.owner_id = $2 AND own.register_id = ${register}.id AND own.status <> 'draft')`;

/** What the domain asks to decide who reads a register, of this one and of those above it, the topmost first. */
export const READING = `${ownsRiskIn('r')} AS "ownsRiskInIt",
  CASE WHEN r.parent_id IS NOT NULL THEN
    (SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'unitPath', au.path, 'registerOwnerId', a.owner_id, 'ownsRiskInIt', ${ownsRiskIn('a')})
       ORDER BY cardinality(a.path))
     FROM register a JOIN unit au ON au.organisation_id = a.organisation_id AND au.id = a.unit_id
     WHERE a.organisation_id = r.organisation_id AND a.id = ANY (r.path) AND a.id <> r.id) END AS above`;

export interface Reading {
  ownsRiskInIt: boolean;
  above: (ReadableRegister & { id: string; name: string })[] | null;
}

/** The wording in which the caller reads the register, and the registers above that he reads too. */
export const readingOf = (actor: Actor, register: Omit<RegisterOfRisk, 'above'>, { ownsRiskInIt, above }: Reading) => ({
  wording: wordingFor(actor, { unitPath: register.unitPath, registerOwnerId: register.ownerId, ownsRiskInIt }),
  register: { ...register, above: (above ?? []).filter((upper) => wordingFor(actor, upper)).map(({ id, name }) => ({ id, name })) },
});

/** The risk l of register lr, seen through `readable`. */
export const LINKED_RISK = `json_build_object('id', l.id, 'reference', l.reference, 'title', l.title, 'exemptGround', l.exempt_ground,
  'publicTitle', l.public_title, 'registerId', lr.id, 'registerName', lr.name, 'status', l.status, 'wording', readable.wording,
  'residual', json_build_object('matrixVersionId', l.residual_matrix_version_id, 'likelihood', l.residual_likelihood,
    'impact', l.residual_impact, 'level', l.residual_level, 'score', l.residual_score))`;

export const LINKED_RISKS = `risk l JOIN register lr ON lr.organisation_id = l.organisation_id AND lr.id = l.register_id
  JOIN readable_registers($2) readable ON readable.register_id = l.register_id`;
