import type { RiskMatrix } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { CrosswalkMapping } from './matrices.request';
import type { FieldError } from './problem';

/** GET /api/matrices: by name. Drafts are shown to risk managers and auditors only; a matrix of which nothing may be shown is left out. */
export interface MatrixView {
  id: string;
  name: string;
  description: string;
  /** The newest first. */
  versions: MatrixVersionSummary[];
  version: number;
}

export interface MatrixVersionSummary {
  id: string;
  number: number;
  publishedAt: string | null;
  /** Open registers that score on it and that the caller may read. */
  registers: number;
}

/** GET /api/matrix-versions/:id (ETag; the definition of a published one never changes) */
export interface MatrixVersionView {
  id: string;
  matrixId: string;
  name: string;
  description: string;
  number: number;
  definition: RiskMatrix;
  publishedAt: string | null;
  version: number;
}

/** POST /api/matrix-versions/:id/publication: what deserves a look although it does not stop a matrix from being published. */
export interface PublishedMatrixView extends MatrixVersionView {
  warnings: FieldError[];
}

/** GET /api/ready-made-matrices */
export interface ReadyMadeMatrixView {
  id: string;
  name: string;
  description: string;
  definition: RiskMatrix;
}

/** GET /api/crosswalks (the ones in force, or every one of a pair), GET /api/crosswalks/:id */
export interface CrosswalkView {
  id: string;
  number: number;
  from: { versionId: string; name: string; number: number };
  to: { versionId: string; name: string; number: number };
  mapping: CrosswalkMapping;
  reason: string;
  declaredBy: PersonRef | null;
  declaredAt: string;
}

/** GET /api/crosswalk-proposals?from=&to= : ids of two published versions */
export interface CrosswalkProposalView {
  mapping: CrosswalkMapping;
}

/** A matrix of a library that somebody looks at: its definition, or why it is no whole matrix. Nothing of it is kept. */
export interface LibraryMatrixView {
  name: string;
  description: string;
  definition: RiskMatrix | null;
  fault: string | null;
  /** What was understood, and what was done differently. */
  notes: string[];
}
