import type { ActivityKey } from './activities';
import { MOVED_DAYS_AGO, type ResourceKey } from './resources';

/** What leans on what: one of them suffices unless more are needed. */
export interface DemoDependency {
  readonly of: ActivityKey | ResourceKey;
  readonly on: readonly (ActivityKey | ResourceKey)[];
  readonly needed?: number;
  readonly note?: string;
  /** Left out: since all of them were told. */
  readonly addedDaysAgo?: number;
  readonly ended?: { readonly daysAgo: number; readonly reason: string };
}

/** Each thing alone: all of them are needed. */
const each = (of: ActivityKey | ResourceKey, ...things: (ActivityKey | ResourceKey)[]): DemoDependency[] => things.map((one) => ({ of, on: [one] }));

export const DEPENDENCIES: readonly DemoDependency[] = [
  { of: 'civicCentre', on: ['power', 'generator'], note: 'The generator starts by itself and has fuel for 36 hours.' },
  { of: 'networkCore', on: ['eastfieldHouse', 'recoverySite'], ended: { daysAgo: MOVED_DAYS_AGO, reason: 'Eastfield House has burnt. The core stands at the Civic Centre now.' } },
  { of: 'networkCore', on: ['civicCentre', 'recoverySite'], addedDaysAgo: MOVED_DAYS_AGO, note: 'The configuration is copied to the recovery site each night.' },
  { of: 'telephony', on: ['civicCentre', 'recoverySite'], note: 'Numbers would have to be moved by the carrier.' },
  ...each('telephony', 'networkCore'),
  ...each('internetAccess', 'networkCore'),
  ...each('storage', 'networkCore', 'backupSets', 'operationsTeam'),
  ...each('virtualPlatform', 'networkCore'),
  ...each('unixServers', 'storage'),
  ...each('windowsServers', 'virtualPlatform'),
  ...each('signIn', 'storage', 'virtualPlatform'),
  ...each('email', 'signIn'),
  { of: 'email', on: ['internetAccess', 'wideAreaNetwork'] },
  ...each('careSystem', 'signIn', 'unixServers'),
  ...each('benefitSystem', 'signIn', 'unixServers'),
  ...each('taxSystem', 'signIn', 'unixServers'),
  ...each('finance', 'signIn', 'unixServers'),
  ...each('payrollSystem', 'signIn', 'windowsServers'),
  ...each('planningSystem', 'signIn', 'windowsServers'),
  ...each('gis', 'signIn'),
  ...each('electionSystem', 'signIn', 'windowsServers'),
  ...each('crm', 'signIn', 'windowsServers'),
  ...each('housingSystem', 'signIn', 'windowsServers'),
  ...each('documentStore', 'signIn'),
  ...each('callSystem', 'telephony', 'signIn'),
  ...each('otherApplications', 'signIn', 'windowsServers'),
  ...each('socialCare', 'careSystem'),
  { of: 'socialCare', on: ['civicCentre', 'careHome', 'marketHall'], needed: 2, note: 'The duty room, and one office from which visits are run.' },
  ...each('housingBenefit', 'benefitSystem'),
  ...each('revenue', 'taxSystem', 'finance'),
  ...each('contactCentre', 'telephony', 'callSystem', 'crm', 'agents'),
  { of: 'contactCentre', on: ['civicCentre', 'marketHall'], note: 'Thirty desks at Market Hall suffice for the first day.' },
  { of: 'emergencyPlanning', on: ['emergencyRoom', 'emergencyKit'], note: 'The boxes are set up where the emergency is not.' },
  { of: 'emergencyPlanning', on: ['telephony', 'mobiles'] },
  ...each('emergencyPlanning', 'contactLists'),
  { of: 'emergencyPlanning', on: ['library', 'leisureCentre'], note: 'Rest centres: one holds 200 people.' },
  ...each('payroll', 'payrollSystem'),
  ...each('planning', 'planningSystem'),
  { of: 'planning', on: ['gis'], ended: { daysAgo: 74, reason: 'The case officers have their own copy of the maps since the upgrade.' } },
  ...each('elections', 'electionSystem'),
  ...each('homelessness', 'housingSystem'),
  { of: 'homelessness', on: ['housingOffice', 'civicCentre', 'marketHall'], note: 'Families can be seen at any of the three.' },
  ...each('streetCleaning', 'sweepers', 'sweepingVehicles', 'riversideDepot'),
  ...each('website', 'webPages'),
  ...each('cemeteries', 'chapel', 'funeralDiary'),
  { of: 'councilMeetings', on: ['civicCentre', 'library'], note: 'The reading room seats the whole council.' },
  ...each('councilMeetings', 'documentStore'),
];
