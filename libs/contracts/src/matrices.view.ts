import type { RiskMatrix } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { CrosswalkMapping } from './matrices.request';

/** GET /api/matrices */
export interface MatrixView {
  id: string;
  name: string;
  description: string;
  versions: MatrixVersionSummary[];
}

export interface MatrixVersionSummary {
  id: string;
  number: number;
  publishedAt: string | null;
  /** Open registers that score on it. */
  registers: number;
}

/** GET /api/matrix-versions/:id (ETag; a published one may be cached for good) */
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

/** GET /api/ready-made-matrices */
export interface ReadyMadeMatrixView {
  id: string;
  name: string;
  description: string;
  definition: RiskMatrix;
}

/** GET /api/crosswalks (the ones in force), GET /api/crosswalks/:id */
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

/** GET /api/crosswalk-proposals?from=&to= */
export interface CrosswalkProposalView {
  mapping: CrosswalkMapping;
}
