import { EXPORT_FORMATS, EXPORT_PARTS, EXPORT_TABLES, LIMITS, type ExportFormat, type ExportPart, type ExportTableName } from '@holdfast/domain';
import { OneOf, Text, YesNo } from './fields';
import { IdsInQuery, WordsInQuery } from './in-query';

/**
 * POST /api/exports and POST /api/registers/:id/exports. Which risks is said in the address, by the filters of the list of the same
 * address, and so is the past day.
 */
export class ExportRequest {
  @OneOf({ called: 'Format', words: EXPORT_FORMATS }) format: ExportFormat;
  /** A: as the public reads it. B: all that the caller may read, unless said otherwise; whoever reads public wording alone gets A. */
  @OneOf({ called: 'Part', words: EXPORT_PARTS, optional: true }) part?: ExportPart;
  /** What a CSV file holds: the risks, unless said otherwise. The other formats hold everything. */
  @OneOf({ called: 'Table', words: EXPORT_TABLES, optional: true }) table?: ExportTableName;
  /** CSV: begins with a byte order mark, by which Excel knows UTF-8. */
  @YesNo({ called: 'Byte order mark', optional: true }) bom?: boolean;
}

export const EXPORT_SORTS = ['recorded', 'file', 'author', 'risks'] as const;
export type ExportSort = (typeof EXPORT_SORTS)[number];

/** GET /api/exports: what was exported; one's own, and everybody's for whoever reads the audit trail. */
export class ExportListRequest {
  @WordsInQuery('format', EXPORT_FORMATS) format?: ExportFormat[];
  @WordsInQuery('part', EXPORT_PARTS) part?: ExportPart[];
  @IdsInQuery('author') author?: string[];
  /** Words of the file's name. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: EXPORT_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ExportSort | `-${ExportSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
