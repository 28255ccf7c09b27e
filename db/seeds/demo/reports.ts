import type { RegisterReport, ReportDetail, ReportFormat, ReportPart, UnitReport } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** Made from the freeze of the quarter that ended so many quarters ago. */
export interface DemoRegisterReport {
  readonly register: string;
  readonly quartersAgo: number;
  readonly by: PersonKey;
  readonly report: RegisterReport;
  readonly format: ReportFormat;
  readonly part?: ReportPart;
  readonly detail?: ReportDetail;
}

export interface DemoUnitReport {
  readonly unit: UnitKey;
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly report: UnitReport;
  readonly format: ReportFormat;
}

/** The papers of each quarter: for members, for the board, and for those who follow up. */
export const REGISTER_REPORTS_MADE: readonly DemoRegisterReport[] = [
  { register: 'CRP', quartersAgo: 2, by: 'riskManager', report: 'corporate-register', format: 'pdf', part: 'A' },
  { register: 'CRP', quartersAgo: 2, by: 'riskManager', report: 'corporate-register', format: 'pdf', part: 'B' },
  { register: 'CRP', quartersAgo: 1, by: 'riskManager', report: 'corporate-register', format: 'docx', part: 'A' },
  { register: 'CRP', quartersAgo: 1, by: 'riskManager', report: 'board-pack', format: 'pdf' },
  { register: 'ICT', quartersAgo: 2, by: 'headOfIct', report: 'quarterly-monitoring', format: 'pdf', detail: 'full' },
  { register: 'ICT', quartersAgo: 1, by: 'headOfIct', report: 'quarterly-monitoring', format: 'docx', detail: 'exceptions' },
  { register: 'ICT', quartersAgo: 1, by: 'headOfIct', report: 'mitigation-appendix', format: 'pdf' },
];

export const UNIT_REPORTS_MADE: readonly DemoUnitReport[] = [
  { unit: 'ict', daysAgo: 12, by: 'internalAuditor', report: 'assurance-statement', format: 'pdf' },
];
