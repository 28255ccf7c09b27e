import {
  EVIDENCE_BASES, LIMITS, REGISTER_REPORTS, REPORT_DETAILS, REPORT_FORMATS, REPORT_PARTS, REPORTS, UNIT_REPORTS, type RegisterReport, type Report, type ReportDetail, type ReportFormat, type ReportPart, type EvidenceBasis, type UnitReport,
} from '@holdfast/domain';
import { Id, OneOf, Text } from './fields';
import { IdsInQuery, WordsInQuery } from './in-query';

/** GET /api/registers/:id/report?asAt= : the document. As at a past day, a freeze, or now. */
export class RegisterReportRequest {
  @OneOf({ called: 'Report', words: REGISTER_REPORTS }) report: RegisterReport;
  @OneOf({ called: 'Format', words: REPORT_FORMATS }) format: ReportFormat;
  /** Of the register for members: A, unless said otherwise. The other reports are for those who read the register in full. */
  @OneOf({ called: 'Part', words: REPORT_PARTS, optional: true }) part?: ReportPart;
  /** As at the moment of a freeze of the register, instead of a day. */
  @Id({ called: 'Freeze', optional: true }) freeze?: string;
  /** Of a report that compares: a past day, or the id of a freeze; the freeze before, or three months before, unless said otherwise. */
  @Text({ called: 'Compared with', min: 1, max: 40, optional: true }) from?: string;
  /** Where residuals stand: as claimed unless said otherwise. As evidenced of a report that compares. */
  @OneOf({ called: 'Residuals', words: EVIDENCE_BASES, optional: true }) basis?: EvidenceBasis;
  /** Of quarterly monitoring: in full unless said otherwise. */
  @OneOf({ called: 'Detail', words: REPORT_DETAILS, optional: true }) detail?: ReportDetail;
}

/** GET /api/units/:id/report?asAt= : the document. As at a past day, or now. */
export class UnitReportRequest {
  @OneOf({ called: 'Report', words: UNIT_REPORTS }) report: UnitReport;
  @OneOf({ called: 'Format', words: REPORT_FORMATS }) format: ReportFormat;
  /** Of the statement of assurance: where residuals stand, as claimed unless said otherwise. */
  @OneOf({ called: 'Residuals', words: EVIDENCE_BASES, optional: true }) basis?: EvidenceBasis;
}

/** Columns of the list of reports that it can be sorted by; with `-` before it, descending. */
export const REPORT_SORTS = ['made', 'report', 'about', 'author'] as const;
export type ReportSort = (typeof REPORT_SORTS)[number];

/** GET /api/reports: those that the caller made, and everybody's for whoever reads the audit trail. The latest first unless said otherwise. */
export class MadeReportListRequest {
  @WordsInQuery('report', REPORTS) report?: Report[];
  @WordsInQuery('format', REPORT_FORMATS) format?: ReportFormat[];
  @IdsInQuery('register') register?: string[];
  /** Words of the name of the file. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: REPORT_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ReportSort | `-${ReportSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
