import type { DigestRhythm } from '@holdfast/domain';
import type { PersonKey } from './people';

/** Who chose how often to be mailed. The others get what is usual. */
export interface DemoDigest {
  readonly by: PersonKey;
  readonly daysAgo: number;
  readonly rhythm: DigestRhythm;
  /** 1 Monday to 7 Sunday; of a weekly one. */
  readonly weekday?: number;
}

export const DIGESTS: readonly DemoDigest[] = [
  { by: 'riskManager', daysAgo: 210, rhythm: 'working-days' },
  { by: 'headOfIct', daysAgo: 186, rhythm: 'working-days' },
  { by: 'infrastructureManager', daysAgo: 121, rhythm: 'when-overdue' },
  { by: 'directorOfResources', daysAgo: 97, rhythm: 'weekly', weekday: 4 },
  { by: 'headOfIct', daysAgo: 64, rhythm: 'weekly', weekday: 2 },
  { by: 'internalAuditor', daysAgo: 41, rhythm: 'weekly', weekday: 5 },
  { by: 'member', daysAgo: 33, rhythm: 'never' },
];
