import type { Role } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** What scripts of the council work under. The secrets are gone as soon as they were made: nobody has them. */
export interface DemoToken {
  readonly by: PersonKey;
  readonly daysAgo: number;
  readonly name: string;
  readonly role: Role;
  readonly unit: UnitKey;
  readonly readOnly: boolean;
  /** How long it lasts. */
  readonly days: number;
}

export const TOKENS: readonly DemoToken[] = [
  { by: 'riskManager', daysAgo: 180, name: 'Freezes at the end of a quarter', role: 'risk-manager', unit: 'council', readOnly: false, days: 300 },
  { by: 'internalAuditor', daysAgo: 150, name: 'Figures for the audit plan', role: 'auditor', unit: 'council', readOnly: true, days: 90 },
  { by: 'headOfIct', daysAgo: 75, name: 'Open risks on the service desk wall', role: 'register-owner', unit: 'ict', readOnly: true, days: 180 },
];
