/** Of `bundle.json`. What a form holds never changes: whatever else is to go into a bundle makes the next one. */
export const BUNDLE_FORMAT = 'holdfast-audit-bundle';
export const BUNDLE_FORM = 1;

/** Days of the organisation's calendar, both within the period. */
export interface BundlePeriod {
  from: string;
  to: string;
}

/** A part of the audit trail: seals that follow one another. */
export interface BundledTrail {
  path: string;
  /** The number of the first seal; where there is none, the one that would come next. */
  first: number;
  last: number;
  events: number;
  /** The hash of the seal before the first, and of the last. */
  before: string;
  head: string;
}

export interface BundledRegister {
  id: string;
  prefix: string;
  name: string;
  /** Null where the register was not there at that moment. */
  atStart: string | null;
  atEnd: string | null;
}

export interface BundledFreeze {
  id: string;
  name: string;
  path: string;
  digest: string;
}

export interface BundledPlan {
  id: string;
  reference: string;
  number: number;
  path: string;
  digest: string;
}

/** A rehearsal or an invocation: its record, and its log where it has one. */
export interface BundledRecord {
  reference: string;
  path: string;
  log: string | null;
}

export interface BundleIndex extends BundlePeriod {
  format: typeof BUNDLE_FORMAT;
  form: typeof BUNDLE_FORM;
  organisation: { id: string; name: string; timeZone: string };
  /** The moments that the registers are of, in UTC: the last before the period, and its last. */
  start: string;
  end: string;
  madeAt: string;
  madeBy: string;
  trail: BundledTrail;
  registers: BundledRegister[];
  freezes: BundledFreeze[];
  plans: BundledPlan[];
  rehearsals: BundledRecord[];
  invocations: BundledRecord[];
}
