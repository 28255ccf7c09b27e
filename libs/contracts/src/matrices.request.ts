import { LIMITS, type CellPosition, type RiskMatrix } from '@holdfast/domain';
import { Id, Json, Text } from './fields';

/**
 * POST /api/matrices: a new matrix with its first version as a draft; from a ready-made one, a copy, or a definition.
 * 201 with the MatrixVersionView of the draft. A draft needs the shape of a matrix, not yet the sense of one.
 */
export class CreateMatrixRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  @Text({ called: 'Description', max: LIMITS.reason, optional: true }) description?: string;
  @Json({ called: 'Definition' }) definition: RiskMatrix;
}

/** POST /api/matrix-libraries: the body is the file itself. Nothing is kept of it: what is wanted is created as any matrix is. */
export class MatrixLibraryRequest {
  @Text({ called: 'File name', max: 1_000, optional: true }) name?: string;
}

/** PATCH /api/matrices/:id (If-Match with the version of the MatrixView) */
export class EditMatrixRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @Text({ called: 'Description', max: LIMITS.reason, optional: true }) description?: string;
}

/** POST /api/matrices/:id/versions: a new draft; a copy of the latest version unless a definition is given. One draft at a time. */
export class AddMatrixVersionRequest {
  @Json({ called: 'Definition', optional: true }) definition?: RiskMatrix;
}

/**
 * PUT /api/matrix-versions/:id (If-Match): edit of a draft. DELETE (If-Match) discards it, and the matrix with it when it has
 * no other version. POST /api/matrix-versions/:id/publication (If-Match, no body) answers 201 with a PublishedMatrixView, or
 * 422 with every error of the definition by its path, e.g. `definition.levels.2`, `definition.cells.0.3`.
 */
export class MatrixDefinitionRequest {
  @Json({ called: 'Definition' }) definition: RiskMatrix;
}

/** POST /api/crosswalks: declares how the cells of one published version read on another. */
export class DeclareCrosswalkRequest {
  @Id({ called: 'From' }) fromVersionId: string;
  @Id({ called: 'To' }) toVersionId: string;
  @Json({ called: 'Mapping' }) mapping: CrosswalkMapping;
  @Text({ called: 'Reason', max: LIMITS.reason, optional: true }) reason?: string;
}

/** GET /api/crosswalks: without a pair the ones in force; with both ends every declaration between them, the newest first. */
export class ListCrosswalksRequest {
  @Id({ called: 'From', optional: true }) from?: string;
  @Id({ called: 'To', optional: true }) to?: string;
}

/** GET /api/crosswalk-proposals */
export class CrosswalkProposalRequest {
  @Id({ called: 'From' }) from: string;
  @Id({ called: 'To' }) to: string;
}

/** Every cell of the one matrix to a cell of the other, and every level to a level, by code. */
export interface CrosswalkMapping {
  cells: { from: CellPosition; to: CellPosition }[];
  levels: { from: string; to: string }[];
}
