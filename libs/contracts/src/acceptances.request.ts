import { LIMITS } from '@holdfast/domain';
import { Day, Text } from './fields';

/**
 * POST /api/risks/:id/acceptances (If-Match of the risk): bears a risk that is tolerated above the appetite of its register, as it
 * is scored now and until a day. Refused to the owner of the risk, whatever else that person is.
 */
export class AcceptRiskRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
  /** After today, within two years. */
  @Day({ called: 'Accepted until' }) expiresOn: string;
}

/** POST /api/acceptances/:id/withdrawal */
export class WithdrawAcceptanceRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}
