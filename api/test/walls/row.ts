import type { Role } from '@holdfast/domain';
import type { Place } from './a-place';

/** Somebody who tries: as the permission list of the domain sees them. */
export interface Tester {
  label: string;
  personId: string;
  organisationId: string;
  rootUnitId: string;
  roles: { role: Role; unitId: string }[];
  /** Owns registers, or risks, of the places in their own unit. */
  ownsSomething: boolean;
}

/** `yes`: done. `no`: refused with 403. `unseen`: refused with 404, as if it were not there. */
export type Verdict = 'yes' | 'no' | 'unseen';

export interface Row {
  url: (place: Place) => string;
  /** Of a POST, PATCH or PUT. */
  body?: (place: Place) => object;
  /** The body is a file. */
  file?: Buffer;
  /** Whose version is sent as If-Match. */
  version?: (place: Place) => [table: string, id: string];
  /** Can be done to a thing once: then the next one tries a new one. */
  once?: boolean;
  /** By the permission list, for a place in the tester's own organisation. */
  judge: (tester: Tester, place: Place) => Verdict;
  /**
   * A list: everybody gets 200 whom `judge` says yes to, and it holds this just if `holds` says so; null where that turns on
   * something else. It never holds anything of another organisation.
   */
  lists?: { what: (place: Place) => string; holds: (tester: Tester, place: Place) => boolean | null };
  /** Arranged through SQL before a try, in the tester's own organisation. */
  arrange?: (place: Place, tester: Tester) => [statement: string, values: unknown[]];
  /** Of what is its maker's alone: gives it to whoever tries the ids of the body. */
  belongsTo?: (place: Place, personId: string) => [statement: string, values: unknown[]];
  /** A request with every id that its body takes, all of them right; several where ids rule one another out. Needed where the class of the body holds ids. */
  everyId?: (place: Place) => object | object[];
  /** Where each of several things is answered by itself: whether this answer turned the one down. */
  turnsDown?: (answer: unknown) => boolean;
}
