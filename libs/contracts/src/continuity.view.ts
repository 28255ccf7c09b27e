import type { Duration, Mtpd, ResourceKind, UseStatus } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { AnalysisState } from './impact-analysis.request';

/** An activity or a resource, as others name it. */
export interface ThingRef {
  /** Null for an activity. */
  kind: ResourceKind | null;
  id: string;
  reference: string;
  name: string;
  retired: boolean;
}

/** "`dependent` needs `needed` of `members`", and the answer of every verb on one (ETag). */
export interface DependencyView {
  id: string;
  dependent: ThingRef;
  needed: number;
  members: ThingRef[];
  /** How many more members there are, out of the caller's sight. */
  others: number;
  note: string;
  retiredAt: string | null;
  retiredReason: string | null;
  mayManage: boolean;
  version: number;
}

/** An activity as lists name it. */
export interface ActivityRow {
  id: string;
  reference: string;
  name: string;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  /** Null: not decided yet. */
  critical: boolean | null;
  /** The duty that it serves; empty: none. */
  statutory: string;
  status: UseStatus;
}

/** A row of GET /api/activities: Page<ListedActivity>. `total` is null beyond 10,000. With what its analysis in force asks for. Null: not known. */
export interface ListedActivity extends ActivityRow {
  /** In force, else at work, else none. */
  analysis: AnalysisState;
  /** When what is in force is looked at next. */
  nextReview: string | null;
  rto: Duration | null;
  rpo: Duration | null;
  mtpd: Mtpd | null;
}

export interface CriticalUserView {
  id: string;
  activityId: string;
  name: string;
  howMany: number | null;
  needs: string;
  solution: string;
  /** Of the latest verification that found the solution to work, since the solution was last changed. */
  verifiedOn: string | null;
  verifiedBy: PersonRef | null;
  /** Newest first. */
  verifications: { id: string; verifiedOn: string; works: boolean; note: string; verifiedBy: PersonRef; recordedAt: string }[];
  retiredAt: string | null;
  version: number;
}

/** GET /api/activities/:id (ETag), and the answer of every verb on one. */
export interface ActivityView extends ActivityRow {
  description: string;
  criticalReason: string;
  resume: Duration | null;
  leansOn: DependencyView[];
  leanedOnBy: DependencyView[];
  criticalUsers: CriticalUserView[];
  retiredAt: string | null;
  retiredReason: string | null;
  mayManage: boolean;
  version: number;
}

/** Who stands in; `left`: that person is not here any more. */
export interface DeputyView {
  person: PersonRef | null;
  left: boolean;
  /** Empty: the person as such. */
  role: string;
}

/** A row of GET /api/resources: Page<ResourceRow>. `total` is null beyond 10,000. */
export interface ResourceRow {
  id: string;
  reference: string;
  kind: ResourceKind;
  name: string;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  locatedAt: ThingRef | null;
  supplier: ThingRef | null;
  standby: boolean;
  quantity: number | null;
  /** Of people and roles, in the order in which they are asked. */
  deputies: DeputyView[];
  declared: Duration | null;
  contractual: Duration | null;
  dataLossMinutes: number | null;
  /** How many dependencies in use name it. */
  leanedOn: number;
  status: UseStatus;
}

/** Whom to call. */
export interface ContactView {
  id: string;
  name: string;
  jobTitle: string;
  organisationName: string;
  telephones: string[];
  email: string;
  note: string;
  retiredAt: string | null;
  version: number;
}

/** A row of GET /api/contacts: Page<ContactRow>. */
export interface ContactRow extends ContactView {
  unitId: string;
  unitName: string;
  /** What it is called about; null: a contact of the unit. */
  resource: ThingRef | null;
  /** Whose numbers these are, where it is somebody of the organisation. */
  person: PersonRef | null;
  mayManage: boolean;
}

/** GET /api/resources/:id (ETag), and the answer of every verb on one. */
export interface ResourceView extends ResourceRow {
  description: string;
  leansOn: DependencyView[];
  leanedOnBy: DependencyView[];
  /** What is located at it, if it is a site, and in use. */
  holds: ThingRef[];
  /** What it runs, if it is a supplier. */
  runs: ThingRef[];
  /** Null where the caller may not read contacts. */
  contacts: ContactView[] | null;
  retiredAt: string | null;
  retiredReason: string | null;
  mayManage: boolean;
  version: number;
}

/** GET /api/dependency-map. An edge leads from what leans to what is leaned on. */
export interface DependencyMapView {
  nodes: (ThingRef & { critical: boolean | null })[];
  edges: { from: string; to: string; dependencyId: string; needed: number; of: number }[];
  /** Whatever leans on itself by way of others, cycle by cycle, in the whole of what the caller sees. */
  cycles: ThingRef[][];
  /** Of the caller's sight, how many are not shown. */
  leftOut: number;
  /** Of those, how many lie within the steps asked for: the nearest are shown. */
  tooMany: number;
  /** Which one the map is around; null: all. */
  around: string | null;
}
