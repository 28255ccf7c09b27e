import type { ImportedThing, ImportField, ImportOutcome } from '@holdfast/domain';
import type { StoredActivity } from '../activities';
import type { Members, StoredDependency } from '../dependencies';
import type { StoredContact, StoredResource } from '../resources';

/** What one cell says, after whatever the person said instead. */
export interface CellRead {
  text: string;
  /** As it stands in the file. */
  was: string;
  /** Null where it is said once for all rows. */
  column: number | null;
  /** Of a bare number, said by the header. */
  unit: string | null;
}

/** A row of a table, cell by field. Empty cells are not there. */
export interface RowRead {
  thing: ImportedThing;
  sheet: string;
  row: number;
  cells: Partial<Record<ImportField, CellRead>>;
  /** What is said for all rows, for what is new. */
  forAll: Partial<Record<ImportField, CellRead>>;
  leftOut: boolean;
}

/** What stands in the way of a row. */
export interface Fault {
  sheet: string;
  row: number;
  column: number | null;
  field: ImportField | null;
  was: string;
  message: string;
  meant: readonly string[];
}

export interface Change {
  called: string;
  before: string;
  after: string;
}

/** What becomes of a row. `before` is null of what is new, `after` of what is not written. */
export interface Planned<Stored> {
  row: RowRead;
  outcome: ImportOutcome | 'fault';
  label: string;
  before: Stored | null;
  after: Stored | null;
  changes: readonly Change[];
}

export interface KnownDependency extends StoredDependency {
  members: Members;
}

export interface ContinuityPlan {
  resources: readonly Planned<StoredResource>[];
  activities: readonly Planned<StoredActivity>[];
  dependencies: readonly Planned<KnownDependency>[];
  contacts: readonly Planned<StoredContact>[];
  faults: readonly Fault[];
  /** By name; the ways round that are not there yet. */
  cycles: readonly string[][];
}

export const plannedOf = (plan: ContinuityPlan): readonly Planned<{ id: string }>[] => [...plan.resources, ...plan.activities, ...plan.dependencies, ...plan.contacts];
