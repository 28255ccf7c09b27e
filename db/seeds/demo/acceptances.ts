import type { PersonKey } from './people';

/** Who bore a risk that is tolerated above the appetite of its register, why, and until when. */
export interface DemoAcceptance {
  readonly risk: string;
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly reason: string;
  /** Days from the day of the loading. */
  readonly untilInDays: number;
}

export const ACCEPTANCES: readonly DemoAcceptance[] = [
  { risk: 'MAL-003', daysAgo: 148, by: 'informationGovernanceOfficer', reason: 'The system is replaced with the move to the new headquarters; to replace it twice would cost £90,000.', untilInDays: -30 },
  { risk: 'MAL-003', daysAgo: 36, by: 'informationGovernanceOfficer', reason: 'The move is six weeks late. Until then the server speaks to the door controllers alone.', untilInDays: 75 },
  { risk: 'IRA-001', daysAgo: 28, by: 'riskManager', reason: 'One night, and no other way to bring the results to the press in time.', untilInDays: 30 },
];
