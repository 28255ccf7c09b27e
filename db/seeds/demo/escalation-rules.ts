import type { PersonKey } from './people';

/** By which rule a register has its risks suggested to the one above. */
export interface DemoEscalationRule {
  readonly by: PersonKey;
  readonly daysAgo: number;
  readonly register: string;
  /** Code of the level from which on. */
  readonly escalateAt: string;
}

/** Since then one risk of the register has risen that far: nobody has put its suggestion into words yet. */
export const ESCALATION_RULES: readonly DemoEscalationRule[] = [{ by: 'riskManager', daysAgo: 118, register: 'OPS', escalateAt: 'H' }];
