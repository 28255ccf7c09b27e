import { canonicalJson } from './audit-seal';

/** What a recovery plan may be; a corporate plan holds departmental ones, and those hold the plans of teams. ISO 22301:2019, 8.4. */
export const PLAN_KINDS = ['corporate', 'departmental', 'team', 'ict'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export const PLAN_KIND_WORDS: Readonly<Record<PlanKind, string>> = {
  corporate: 'Corporate continuity plan',
  departmental: 'Departmental continuity plan',
  team: 'Team recovery plan',
  ict: 'ICT disaster recovery plan',
};

/** Kinds of plan that one may hang below. */
const PARENTS: Readonly<Record<PlanKind, readonly PlanKind[]>> = { corporate: [], departmental: ['corporate'], team: ['departmental', 'corporate', 'ict'], ict: ['corporate', 'departmental'] };

const A_KIND: Readonly<Record<PlanKind, string>> = { corporate: 'the corporate plan', departmental: 'a departmental plan', team: 'a team plan', ict: 'an ICT plan' };

/** Why a plan cannot hang below another, or null. */
export function planParentFault(kind: PlanKind, parent: PlanKind | null): string | null {
  if (parent === null || PARENTS[kind].includes(parent)) return null;
  if (kind === 'corporate') return 'A corporate plan is the top of the tree: it has no plan above it.';
  return `Choose ${PARENTS[kind].map((one) => A_KIND[one]).join(' or ')} as the plan above.`;
}

/** Sizes of what a plan holds. */
export const PLAN_LIMITS = { roles: 40, deputies: 10, calls: 200, criticalUsers: 100, means: 100, steps: 200, scope: 300, risks: 100, minutes: 525_600, people: 100_000, telephone: 60, reviewMonths: 36 } as const;

/** Where the clock of the recovery time objective starts and stops. */
export const CLOCK_MARKS = ['starts', 'stops'] as const;
export type ClockMark = (typeof CLOCK_MARKS)[number];

/** A person of the organisation, somebody of the contact list, or somebody named here. The number may be left to the contact list. */
export interface PlanPerson {
  readonly personId: string | null;
  readonly contactId: string | null;
  /** Of somebody outside both lists; empty otherwise. */
  readonly name: string;
  readonly telephone: string;
}

export interface PlanRole {
  readonly id: string;
  readonly title: string;
  readonly duties: string;
  readonly holder: PlanPerson | null;
  readonly deputies: readonly PlanPerson[];
}

/** One call: who rings whom; the order of the list is the order of calls. Whoever is rung has a role of the plan or is named. */
export interface PlanCall {
  readonly id: string;
  readonly callerRoleId: string;
  readonly roleId: string | null;
  readonly person: PlanPerson | null;
  readonly message: string;
}

/** Who is served first, and what works for them meanwhile. */
export interface PlanCriticalUsers {
  readonly id: string;
  /** Of the list of an activity, whom the plan took over; left out by those of the plan's own, and by plans written before it was kept. */
  readonly criticalUserId?: string | null;
  readonly group: string;
  readonly people: number | null;
  readonly needs: string;
  readonly solution: string;
}

/** Something that the recovery itself needs: one of the inventory, or a name. */
export interface PlanMeans {
  readonly id: string;
  readonly resourceId: string | null;
  readonly name: string;
  readonly note: string;
}

/** A place where work goes on. */
export interface PlanSite extends PlanMeans {
  /** Whom to ring there; left out by plans written before it could be said. */
  readonly contact?: PlanPerson | null;
}

export interface PlanStep {
  readonly id: string;
  readonly title: string;
  /** Who does it. */
  readonly roleId: string | null;
  readonly what: string;
  readonly where: string;
  readonly how: string;
  /** Expected; null: not known. */
  readonly minutes: number | null;
  /** Ids of the steps that it waits for. */
  readonly after: readonly string[];
  readonly clock: ClockMark | null;
}

/** What a version of a plan says. Ids of its parts stay the same from version to version, so that a difference can be told. */
export interface PlanContent {
  readonly purpose: string;
  readonly activityIds: readonly string[];
  readonly resourceIds: readonly string[];
  readonly riskIds: readonly string[];
  readonly activation: string;
  /** Roles that may activate it. */
  readonly activatorIds: readonly string[];
  readonly roles: readonly PlanRole[];
  readonly calls: readonly PlanCall[];
  readonly criticalUsers: readonly PlanCriticalUsers[];
  readonly resources: readonly PlanMeans[];
  readonly sites: readonly PlanSite[];
  readonly steps: readonly PlanStep[];
}

export const EMPTY_PLAN: PlanContent = {
  purpose: '', activityIds: [], resourceIds: [], riskIds: [], activation: '', activatorIds: [], roles: [], calls: [], criticalUsers: [], resources: [], sites: [], steps: [],
};

/** What the digest of a version is taken of: the same for the same words, whatever order the keys came in; scope and risks are sets. */
export function canonicalPlan(reference: string, number: number, content: PlanContent): string {
  const sets = { activityIds: sorted(content.activityIds), resourceIds: sorted(content.resourceIds), riskIds: sorted(content.riskIds) };
  return canonicalJson({ format: 'holdfast-plan', form: 1, reference, number, content: { ...content, ...sets } });
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

// Without I, L, O and U, which are misread.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short code to type in: the first 50 bits of a digest, such as "7K3QM-2XVPA". */
export function planCode(digestHex: string): string {
  let bits = BigInt(`0x${digestHex.slice(0, 13)}`) >> 2n;
  let code = '';
  for (let at = 0; at < 10; at++, bits >>= 5n) code = LETTERS[Number(bits & 31n)]! + code;
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What somebody typed, as codes are written; null where it is none. O is read as 0, I and L as 1. */
export function readPlanCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : null;
}

/** "PLN-007": counted through the organisation. */
export const formatPlanReference = (number: number): string => `PLN-${String(number).padStart(3, '0')}`;

/** People of the organisation who are named in a plan, each with what for. A person with several parts is named once for each. */
export function peopleOf(content: PlanContent): { personId: string; part: 'holder' | 'deputy' | 'called'; title: string }[] {
  const inRoles = content.roles.flatMap(({ title, holder, deputies }) => [
    ...(holder?.personId ? [{ personId: holder.personId, part: 'holder' as const, title }] : []),
    ...deputies.flatMap(({ personId }) => (personId ? [{ personId, part: 'deputy' as const, title }] : [])),
  ]);
  const called = [...content.calls.map(({ person }) => person), ...content.sites.map(({ contact }) => contact)];
  return [...inRoles, ...called.flatMap((person) => (person?.personId ? [{ personId: person.personId, part: 'called' as const, title: '' }] : []))];
}

/** Every person, contact or name in a plan. */
export const namedIn = (content: PlanContent): PlanPerson[] => [
  ...content.roles.flatMap(({ holder, deputies }) => [...(holder ? [holder] : []), ...deputies]),
  ...content.calls.flatMap(({ person }) => person ?? []),
  ...content.sites.flatMap(({ contact }) => contact ?? []),
];
