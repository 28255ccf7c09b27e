import type { Role } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** GET /api/audit-head: where the chain of the organisation ends. */
export interface AuditHeadView {
  /** Null while nothing is sealed. */
  head: { number: number; hash: string; sealedAt: string } | null;
  /** Events that wait to be sealed. */
  unsealed: number;
}

/** GET /api/audit-events: Page, newest first. `total` is not counted. */
export interface AuditEventView {
  id: string;
  at: string;
  /** Null: the program itself, or somebody before they signed in. */
  actor: PersonRef | null;
  /** The name of the API token that it came about by; null: they were signed in. */
  token: string | null;
  action: string;
  /** What it happened to: a label such as `ICT-001 Flood`, null where it is gone. */
  subject: { type: string; id: string; label: string | null };
  register: { id: string; name: string } | null;
  /**
   * What changed, under the names of the requests without `Id`: choices come by name (a PersonRef, or what a reader calls the
   * thing), and are left out where there is no name. What is too large for a list comes as an empty object.
   */
  changes: { field: string; before: unknown; after: unknown }[];
  /** Of a draft, which its author and the register's owner alone see: nothing but when it was and its seal is said. */
  withheld: boolean;
  /** Its place in the chain; null: not sealed yet. */
  seal: number | null;
}

/** GET /api/people/:id/role-history: newest first. */
export interface RoleHeldView {
  id: string;
  role: Role;
  unitId: string;
  unitName: string;
  grantedAt: string;
  grantedBy: PersonRef | null;
  endedAt: string | null;
  endedBy: PersonRef | null;
}
