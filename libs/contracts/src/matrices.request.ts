import { LIMITS, type CellPosition, type RiskMatrix } from '@holdfast/domain';
import { Id, Json, Text } from './fields';

/** POST /api/matrices: a new matrix with its first version as a draft; from a ready-made one, a copy, or a definition. */
export class CreateMatrixRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  @Text({ called: 'Description', max: LIMITS.reason, optional: true }) description?: string;
  @Json({ called: 'Definition' }) definition: RiskMatrix;
}

/** PATCH /api/matrices/:id */
export class EditMatrixRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @Text({ called: 'Description', max: LIMITS.reason, optional: true }) description?: string;
}

/** POST /api/matrices/:id/versions (a new draft) and PUT /api/matrix-versions/:id (edit of a draft). */
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

/** Every cell of the one matrix to a cell of the other, and every level to a level, by code. */
export interface CrosswalkMapping {
  cells: { from: CellPosition; to: CellPosition }[];
  levels: { from: string; to: string }[];
}
