import type { Role, UnitKind } from '@holdfast/domain';

/** GET /api/session, and the answer to signing in. */
export interface SessionView {
  person: PersonRef & { email: string };
  organisation: OrganisationView;
  /** The first day that can be asked for as at, in the organisation's time zone. */
  historyBeginsOn: string;
  /** Live roles, each with the path of its unit (ids from the root), for `can()` of the domain. */
  roles: { role: Role; unitId: string; unitPath: string[] }[];
  rootUnitId: string;
  /** When the session ends for want of use. */
  expiresAt: string;
  /** When this person was last here before this session; null on the first visit. */
  previousVisitAt: string | null;
  /** True while the demo council is shown. */
  demo: boolean;
}

/** GET /api/organisation (ETag) */
export interface OrganisationView {
  id: string;
  name: string;
  timeZone: string;
  /** People may decide what they proposed themselves. */
  decidesOwnProposals: boolean;
  /** Of headings on what is printed, `#rrggbb`; null: black. */
  colour: string | null;
  version: number;
}

/** 300 answer to POST /api/session when several organisations match. */
export interface ChooseOrganisationView {
  organisations: { id: string; name: string }[];
}

/** A person as named on a screen: by job title first. */
export interface PersonRef {
  id: string;
  name: string;
  jobTitle: string;
}

/** GET /api/people (Page), GET /api/people/:id (ETag) */
export interface PersonView extends PersonRef {
  email: string;
  roles: { id: string; role: Role; unitId: string; unitName: string; grantedAt: string }[];
  state: 'invited' | 'active' | 'left';
  leftAt: string | null;
  version: number;
}

/** POST /api/people/:id/departure: how much went to the successor. Drafts, which are nobody else's business, are not counted. */
export interface DepartureView extends PersonView {
  handedOver: { registers: number; risks: number; controls: number; actions: number; recommendations: number; partnerships: number; plans: number; objectives: number; indicators: number; activities: number; resources: number; rehearsals: number; invocations: number; failureReviews: number };
}

/** POST /api/people and POST /api/people/:id/one-time-link. The address is shown once and never stored. */
export interface OneTimeLinkView {
  person: PersonView;
  url: string;
  purpose: 'invitation' | 'password-reset';
  expiresAt: string;
  mailed: boolean;
}

/** POST /api/password-resets: whether this program sends mail at all. It says nothing about the address. */
export interface PasswordResetView {
  mailed: boolean;
}

/** GET /api/units: the whole tree, parents before children, siblings by name. */
export interface UnitView {
  id: string;
  name: string;
  kind: UnitKind;
  parentId: string | null;
  path: string[];
  version: number;
}

/** GET /api/setup */
export interface SetupView {
  needed: boolean;
}
