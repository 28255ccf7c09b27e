import { DUE_SOON_DAYS, type SittingReach } from '@holdfast/domain';

/** Whether the risk k is within reach of a sitting, as SQL; `today` too, asked for only where it is used. */
export function withinReach(k: string, reach: SittingReach, today: () => string): string {
  switch (reach) {
    case 'due':
      return `${k}.next_review <= ${today()}`;
    case 'soon':
      return `${k}.next_review <= ${today()} + ${DUE_SOON_DAYS}`;
    case 'all':
      return 'true';
  }
}
