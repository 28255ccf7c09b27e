import type { EvidenceBasis, ReportDetail, ReportPart } from '@holdfast/domain';
import type { Described } from './blocks';

/** What a report says, and what it was made of. */
export interface Subject {
  described: Described;
  /** "ICT service 2026-03-31": goes into the name of the file. */
  about: string;
  registerId: string | null;
  unitId: string | null;
  freeze: { id: string; name: string; digest: string; head: string } | null;
  comparedWith: string | null;
  part: ReportPart | null;
  detail: ReportDetail | null;
  basis: EvidenceBasis | null;
  /** Whose state it shows; null: the present. */
  moment: Date | null;
  /** Exempt risks in full wording. */
  exempt: number;
}
