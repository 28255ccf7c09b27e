import type { WorkingSpan } from '@holdfast/domain';

/** When the council's support is there; bank holidays of England, as far as they are known. */
export const SUPPORT_HOURS = {
  name: 'Support hours',
  weekly: [1, 2, 3, 4, 5].map((weekday): WorkingSpan => ({ weekday, from: '08:00', to: '18:00' })),
  holidays: [
    ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ],
  addedDaysAgo: 560,
};
