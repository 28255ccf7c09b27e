import { EVIDENCE_BASES, type EvidenceBasis } from '@holdfast/domain';
import { OneOf } from './fields';

/** GET /api/assurance/:unitId */
export class AssuranceRequest {
  /** Where residuals stand: as claimed unless said otherwise. */
  @OneOf({ called: 'Residuals', words: EVIDENCE_BASES, optional: true }) basis?: EvidenceBasis;
}
