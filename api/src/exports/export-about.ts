import type { ExportPart } from '@holdfast/domain';

/** What an export says of itself. */
export interface ExportAbout {
  organisation: string;
  timeZone: string;
  heading: string;
  part: ExportPart;
  /** "As at 31 March 2026", or the present. */
  asAt: string;
  moment: string;
  basis: string;
  filter: string;
  /** Open risks that are exempt and have no public wording, of registers that are told in it. */
  furtherExempt: number;
  madeBy: string;
  madeAt: string;
  auditHead: { number: number; hash: string } | null;
}

export interface ExportSums {
  risks: number;
  /** SHA-256 of the canonical rows. */
  rowsDigest: string;
}

export const HOW_ROWS_ARE_DIGESTED = 'SHA-256 of the rows of every table in the order of this file: each row is a JSON array, the name of its table first, then its values in the order of the columns, with a line feed after it.';

/** What an export is, as label and text: a sheet of a workbook and the first page of a document say it. */
export const aboutLines = (about: ExportAbout, sums: ExportSums): [string, string | number][] => [
  ['Organisation', about.organisation],
  ['What this is', about.heading],
  ['Wording', about.part === 'A' ? 'Part A: as the public may read it. Exempt wording is withheld.' : 'Part B: in full. It may hold exempt wording and is not for publication.'],
  ['As at', about.asAt],
  ['Residual scores', about.basis],
  ['Narrowed to', about.filter],
  ['Risks', sums.risks],
  ...(about.furtherExempt > 0 ? [['Exempt', `${about.furtherExempt.toLocaleString('en-GB')} further ${about.furtherExempt === 1 ? 'risk is' : 'risks are'} exempt`] as [string, string]] : []),
  ['Made by', about.madeBy],
  ['Made at', about.madeAt],
  ['Digest of the rows', sums.rowsDigest],
  ['How it is counted', HOW_ROWS_ARE_DIGESTED],
  ['Head of the audit trail', about.auditHead ? `Event ${about.auditHead.number}, ${about.auditHead.hash}` : 'Nothing is sealed yet'],
  ['Digest of this file', 'Kept in the export log: a file cannot hold its own.'],
];
