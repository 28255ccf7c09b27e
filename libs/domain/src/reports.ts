/** Reports that are made as a document. */
export const REPORTS = ['corporate-register', 'quarterly-monitoring', 'mitigation-appendix', 'board-pack', 'assurance-statement', 'bia-summary'] as const;
export type Report = (typeof REPORTS)[number];

export const REGISTER_REPORTS = ['corporate-register', 'quarterly-monitoring', 'mitigation-appendix', 'board-pack'] as const satisfies readonly Report[];
export type RegisterReport = (typeof REGISTER_REPORTS)[number];

export const UNIT_REPORTS = ['assurance-statement', 'bia-summary'] as const satisfies readonly Report[];
export type UnitReport = (typeof UNIT_REPORTS)[number];

export const REPORT_FORMATS = ['pdf', 'docx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A: for members and the public. B: what is exempt, as a document of its own. */
export const REPORT_PARTS = ['A', 'B'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** By exception: what moved, is late or stands above appetite. */
export const REPORT_DETAILS = ['exceptions', 'full'] as const;
export type ReportDetail = (typeof REPORT_DETAILS)[number];

/** What a report is called, and what it holds in a sentence. */
export const REPORT_WORDS: Readonly<Record<Report, { readonly name: string; readonly holds: string }>> = {
  'corporate-register': {
    name: 'Register for members',
    holds: 'The heat map and every open risk as the public may read it. What is exempt goes into a Part B of its own.',
  },
  'quarterly-monitoring': {
    name: 'Quarterly monitoring',
    holds: 'Every risk then, now and at its target, how it moved, what was done and what is late, and the indicators outside tolerance with their narrative.',
  },
  'mitigation-appendix': {
    name: 'Mitigation appendix',
    holds: 'Every open risk whose inherent level is the highest, with its controls and its actions.',
  },
  'board-pack': {
    name: 'Board pack',
    holds: 'Heat maps of then and now, how the risks moved between them, and those above appetite.',
  },
  'assurance-statement': {
    name: 'Statement of assurance',
    holds: 'What is outstanding in a unit and all that is below it, with lines to sign.',
  },
  'bia-summary': {
    name: 'Impact analysis summary',
    holds: 'Every activity of a unit and below with its MTPD, RTO and RPO, and where its analysis stands.',
  },
};

/** Reports that compare two days. */
export const comparesDays = (report: Report): boolean => report === 'quarterly-monitoring' || report === 'board-pack';

/**
 * Reports whose residuals can be told as evidenced. Not the register for members: its Part A is told in public wording, to whose
 * readers nothing of controls and evidence is told, and Part B says the same of what is exempt.
 */
export const tellsEvidence = (report: Report): boolean => comparesDays(report) || report === 'assurance-statement';
