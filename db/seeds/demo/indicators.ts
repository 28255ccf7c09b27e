import type { IndicatorDirection, IndicatorPeriod, Perspective } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { UnitKey } from './units';

/** What was read, or why it was not; what lies outside tolerance says why. */
type DemoReading = number | { readonly no: string } | { readonly value: number; readonly why: string };

export interface DemoIndicator {
  readonly code: string;
  readonly title: string;
  readonly description?: string;
  readonly measure: string;
  readonly direction: IndicatorDirection;
  readonly period: IndicatorPeriod;
  readonly perspective: Perspective;
  readonly unit: UnitKey;
  readonly by: PersonKey;
  readonly owner: PersonKey;
  /** Of the year before the loading, of that of the loading, and of the one after; null: to be confirmed. */
  readonly targets: readonly [number | readonly [number, number] | null, number | readonly [number, number] | null, number | readonly [number, number] | null];
  readonly tolerance: number;
  /** Codes. */
  readonly objectives: readonly string[];
  /** References of the risks that it watches. */
  readonly risks?: readonly string[];
  /** Of the latest periods that were read, the last one at the end. */
  readonly readings: readonly DemoReading[];
  /** Entered so many days after the end of the period. */
  readonly lag: number;
  /** Periods at the end that nobody has read yet. */
  readonly behind?: number;
  /** Mistyped at first, and put right the day after: of the reading before the last. */
  readonly mistyped?: { readonly value: number; readonly reason: string };
}

export const INDICATORS: readonly DemoIndicator[] = [
  {
    code: 'ICT-K1', title: 'Availability of servers, network and applications', measure: '%', direction: 'higher', period: 'month', perspective: 'process', unit: 'ict', by: 'headOfIct', owner: 'infrastructureManager',
    description: 'Share of the agreed support hours in which all of the twenty most used systems could be reached.',
    targets: [99.9, 99.9, null], tolerance: 0.5, objectives: ['S01'], lag: 4,
    readings: [99.96, 99.94, 99.97, 99.71, 99.93, 99.98, 99.62, 99.95, 99.99, 99.97, 99.94, 99.91, 99.58],
  },
  {
    code: 'ICT-K2', title: 'Availability of telephones', measure: '%', direction: 'higher', period: 'month', perspective: 'process', unit: 'ict', by: 'headOfIct', owner: 'infrastructureManager',
    targets: [99.9, 99.9, null], tolerance: 0.5, objectives: ['S01'], risks: ['ICT-012'], lag: 2,
    readings: [99.95, 99.97, 99.92, 99.9, 99.98, 99.96, 99.55, 99.93, 99.97, 99.95, 99.72, 99.68, { value: 97.4, why: 'The exchange stopped twice, for five hours in all. The last spare board is in use until the move.' }],
  },
  {
    code: 'ICT-K3', title: 'Incidents and requests settled within the agreed time', measure: '%', direction: 'higher', period: 'month', perspective: 'customer', unit: 'serviceDesk', by: 'headOfIct', owner: 'serviceDeskManager',
    targets: [95, 95, null], tolerance: 5, objectives: ['S02'], lag: 6, mistyped: { value: 9.32, reason: 'The point was a place too far to the left.' },
    readings: [94.1, 95.3, 96.2, 93.8, { value: 88.7, why: 'Two of seven posts were vacant during the move of the print service.' }, 90.2, 92.5, 94.4, 95.1, 95.8, 94.9, 93.2, 95.4],
  },
  {
    code: 'ICT-K4', title: 'Restore tests passed', measure: 'tests', direction: 'higher', period: 'month', perspective: 'process', unit: 'infrastructure', by: 'headOfIct', owner: 'infrastructureManager',
    targets: [1, 2, 2], tolerance: 1, objectives: ['S01', 'S07'], risks: ['OPS-006'], lag: 8,
    readings: [1, 1, 2, 1, { no: 'The test server was being moved.' }, 1, 1, { value: 0, why: 'The one test of the month ended with an unreadable tape; the drive is replaced.' }, 1, 2, 2, 1, 2],
  },
  {
    code: 'ICT-K5', title: 'Devices patched within two weeks', measure: '%', direction: 'higher', period: 'quarter', perspective: 'process', unit: 'infrastructure', by: 'headOfIct', owner: 'infrastructureManager',
    targets: [95, 97, null], tolerance: 4, objectives: ['S07'], lag: 12, readings: [93.4, 94.8, 96.1, 95.2, 96.4],
  },
  {
    code: 'ICT-K6', title: 'Users satisfied with the service desk', measure: 'out of 10', direction: 'higher', period: 'half-year', perspective: 'customer', unit: 'serviceDesk', by: 'headOfIct', owner: 'serviceDeskManager',
    targets: [8, null, null], tolerance: 0.5, objectives: ['S02', 'S06'], lag: 20, readings: [7.6, { no: 'The survey was put off until the new desk software was in use.' }, 8.2],
  },
  {
    code: 'CUS-K1', title: 'Calls answered within a minute', measure: '%', direction: 'higher', period: 'month', perspective: 'customer', unit: 'customerServices', by: 'headOfCommunities', owner: 'headOfCustomerServices',
    targets: [80, 82, null], tolerance: 5, objectives: ['CUS1'], lag: 5,
    readings: [78.2, 80.4, 81.1, 79.6, 82.3, 83.1, 77.9, { value: 71.2, why: 'Council tax bills went out a week late, and all in one week.' }, 79.8, 82.6, 83.9, 84.2, 81.7],
  },
  {
    code: 'CUS-K2', title: 'Contacts made online', measure: '%', direction: 'higher', period: 'quarter', perspective: 'process', unit: 'customerServices', by: 'headOfCommunities', owner: 'headOfCustomerServices',
    targets: [null, null, 60], tolerance: 3, objectives: ['CUS2'], lag: 15, readings: [{ value: 44.8, why: 'Most contacts are about permits and missed collections, and neither is online yet.' }, { value: 46.1, why: 'The permits were promised for the summer and are not online yet.' }, 49.3, 51.7, 52.4],
  },
  {
    code: 'HOU-K1', title: 'Days to let an empty home', measure: 'days', direction: 'lower', period: 'quarter', perspective: 'customer', unit: 'housing', by: 'headOfCommunities', owner: 'headOfCommunities',
    targets: [30, 28, 26], tolerance: 4, objectives: ['HOU1'], lag: 10, readings: [36, 33, 31.5, 29, 27.5].map((value) => (value > 34 ? { value, why: 'Works on eleven homes with asbestos took nine weeks each.' } : value)),
  },
  {
    code: 'FIN-K1', title: 'Invoices paid within thirty days', measure: '%', direction: 'higher', period: 'month', perspective: 'finance', unit: 'finance', by: 'directorOfResources', owner: 'headOfFinance',
    targets: [97, 97, 97], tolerance: 2, objectives: ['FIN1'], lag: 7, behind: 2, readings: [96.8, 97.2, 97.9, 98.1, 97.4, 95.6, 96.9, 97.3, 98, 98.2, 97.7],
  },
  {
    code: 'HR-K1', title: 'Days lost to sickness per person', measure: 'days', direction: 'lower', period: 'year', perspective: 'staff', unit: 'humanResources', by: 'directorOfResources', owner: 'headOfPeople',
    targets: [8.5, 8, null], tolerance: 1, objectives: ['HR1'], lag: 25, readings: [9.1],
  },
  {
    code: 'HR-K2', title: 'Staff who leave in twelve months', description: 'Too few is as telling as too many: a team that never changes has nobody to learn from.', measure: '%', direction: 'range', period: 'half-year', perspective: 'staff',
    unit: 'humanResources', by: 'directorOfResources', owner: 'headOfPeople', targets: [[8, 14], [8, 14], null], tolerance: 2, objectives: ['HR1'], lag: 18, readings: [13.1, 15.2, 14.6],
  },
];
