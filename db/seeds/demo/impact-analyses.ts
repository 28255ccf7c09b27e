import type { AnalysisCategory, PeakPeriod } from '@holdfast/domain';
import type { ActivityKey } from './activities';
import type { PersonKey } from './people';

/** A version of the analysis of an activity: levels of the corporate impact scale by the end of each band, a dash for not known. */
export interface DemoAnalysis {
  readonly activity: ActivityKey;
  readonly impacts: Readonly<Partial<Record<AnalysisCategory, string>>>;
  readonly notes?: Readonly<Partial<Record<AnalysisCategory, string>>>;
  /** As somebody typed it. */
  readonly rto: string;
  readonly rpo?: string;
  readonly mtpd?: readonly [time: string, reason: string];
  readonly mbco: string;
  readonly percent?: number;
  readonly peaks?: readonly PeakPeriod[];
  readonly people: string;
  readonly seats?: string;
  readonly equipment?: readonly (readonly [what: string, counts: string])[];
  readonly startedDaysAgo: number;
  /** Put to whoever approves it, and still waiting. */
  readonly submittedDaysAgo?: number;
  /** Without it, it is at work. */
  readonly approved?: { readonly daysAgo: number; readonly by: PersonKey; readonly reviewInDays: number };
  readonly reviewed?: { readonly daysAgo: number; readonly by: PersonKey; readonly note: string; readonly reviewInDays: number };
}

const yearly = (from: string, to: string, what: string, effect = ''): PeakPeriod => ({ every: 'year', from, to, what, effect });
const monthly = (from: string, to: string, what: string, effect = ''): PeakPeriod => ({ every: 'month', from, to, what, effect });

/** Ends of the bands: 1 h, 4 h, 24 h, 3 days, 1 week, 2 weeks, 30 days. Everything is made up. */
export const ANALYSES: readonly DemoAnalysis[] = [
  {
    activity: 'socialCare', impacts: { finance: '1 1 1 2 2 3 3', service: '1 3 4 5 5 5 5', reputation: '1 1 2 3 4 4 5', safety: '2 3 4 5 5 5 5', legal: '1 1 2 3 4 4 4' },
    rto: '4 hours', rpo: '1 hour', mbco: 'The duty team reads care plans and records contacts; reviews wait.', percent: 30, people: '4 8 16 30 45 45 45', seats: '2 6 12 20 30 30 30',
    equipment: [['Laptops with the care system', '4 8 16 30 45 45 45'], ['Mobile telephones', '4 8 16 30 40 40 40']], peaks: [yearly('12-01', '02-28', 'Discharges from hospital', 'Twice as many assessments a day')],
    startedDaysAgo: 372, approved: { daysAgo: 364, by: 'headOfAdultSocialCare', reviewInDays: -6 }, reviewed: { daysAgo: 21, by: 'headOfAdultSocialCare', note: 'Gone through with the duty team: it holds.', reviewInDays: 330 },
  },
  {
    activity: 'housingBenefit', impacts: { finance: '1 1 2 2 3 4 4', service: '1 1 3 4 5 5 5', reputation: '1 1 2 3 4 4 5', legal: '1 1 1 2 3 4 4' },
    rto: '24 hours', rpo: '4 hours', mbco: 'Payments that are due go out from the last run; new claims are taken on paper.', percent: 40, people: '2 4 8 14 20 20 20', seats: '0 2 6 10 14 14 14',
    peaks: [monthly('25', '28', 'The monthly payment run', 'Nothing can be paid late'), yearly('03-01', '04-15', 'New rates of the year')],
    startedDaysAgo: 368, approved: { daysAgo: 360, by: 'headOfFinance', reviewInDays: -10 }, reviewed: { daysAgo: 12, by: 'headOfFinance', note: 'The payment run was moved by a day; the times stay.', reviewInDays: 340 },
  },
  {
    activity: 'revenue', impacts: { finance: '1 1 2 3 4 5 5', service: '1 1 2 3 3 4 4', reputation: '1 1 1 2 3 3 4', legal: '1 1 1 1 2 3 3' },
    rto: '24 hours', rpo: '24 hours', mbco: 'Cash is taken and recorded by hand; recovery of arrears stops.', percent: 25, people: '2 3 6 10 16 18 18', peaks: [yearly('02-15', '04-10', 'Annual bills', 'Ten times the calls and payments')],
    startedDaysAgo: 366, approved: { daysAgo: 357, by: 'headOfFinance', reviewInDays: -20 }, reviewed: { daysAgo: 12, by: 'headOfFinance', note: 'Nothing has changed since the last bills.', reviewInDays: 340 },
  },
  {
    activity: 'contactCentre', impacts: { finance: '1 1 1 1 2 2 2', service: '2 3 4 4 5 5 5', reputation: '1 2 3 4 4 5 5', safety: '1 2 3 3 3 3 3' },
    rto: '4 hours', rpo: '24 hours', mtpd: ['8 hours', 'Emergency repairs and out-of-hours calls come in here: after a working day without it people take them to the police.'],
    mbco: 'One number is answered and emergencies are passed on.', percent: 20, people: '3 6 12 20 24 24 24', seats: '3 6 12 20 24 24 24', equipment: [['Headsets', '3 6 12 20 24 24 24']], peaks: [monthly('1', '3', 'Rents and bills'), yearly('02-15', '04-10', 'Annual bills', 'Calls double')],
    startedDaysAgo: 360, approved: { daysAgo: 352, by: 'headOfCustomerServices', reviewInDays: -15 }, reviewed: { daysAgo: 18, by: 'headOfCustomerServices', note: 'Confirmed after the outage of the telephones.', reviewInDays: 300 },
  },
  {
    activity: 'emergencyPlanning', impacts: { finance: '1 1 2 2 3 3 3', service: '3 4 5 5 5 5 5', reputation: '2 3 4 5 5 5 5', safety: '3 4 5 5 5 5 5', legal: '1 2 3 4 4 5 5' },
    rto: '1 hour', rpo: '1 hour', mbco: 'The duty officer is reached and rest centres can be opened, without any system.', percent: 60, people: '2 4 6 8 8 8 8', equipment: [['Satellite telephones', '1 2 2 2 2 2 2']], peaks: [yearly('11-01', '02-28', 'Storms and floods')],
    startedDaysAgo: 358, approved: { daysAgo: 350, by: 'riskManager', reviewInDays: -9 }, reviewed: { daysAgo: 15, by: 'riskManager', note: 'The flood of the winter went by it.', reviewInDays: 320 },
  },
  {
    activity: 'payroll', impacts: { finance: '1 1 1 2 3 4 4', service: '1 1 1 2 4 5 5', reputation: '1 1 1 2 3 4 5', legal: '1 1 1 1 3 4 4' },
    rto: '3 days', rpo: '24 hours', mbco: 'The bank repeats the last payroll.', percent: 10, people: '0 1 2 4 6 6 6', peaks: [monthly('18', '25', 'The monthly payroll', 'Two days late means no pay on the day')],
    startedDaysAgo: 350, approved: { daysAgo: 343, by: 'headOfPeople', reviewInDays: -12 }, reviewed: { daysAgo: 10, by: 'headOfPeople', note: 'The agreement with the bank was renewed.', reviewInDays: 345 },
  },
  {
    activity: 'planning', impacts: { finance: '1 1 1 1 2 3 3', service: '1 1 2 3 4 4 5', reputation: '1 1 1 2 3 3 4', legal: '1 1 1 2 3 4 4' },
    rto: '3 days', rpo: '24 hours', mbco: 'Applications are received and dated; decisions wait.', percent: 20, people: '0 1 3 6 10 12 12',
    startedDaysAgo: 347, approved: { daysAgo: 340, by: 'riskManager', reviewInDays: 20 },
  },
  // Its review is overdue.
  {
    activity: 'homelessness', impacts: { finance: '1 1 2 2 3 3 3', service: '1 2 4 5 5 5 5', reputation: '1 1 3 4 4 5 5', safety: '1 3 4 4 5 5 5', legal: '1 2 3 4 4 5 5' },
    rto: '8 hours', rpo: '4 hours', mbco: 'Nobody who comes in the evening is sent away: rooms are found by telephone.', percent: 50, people: '2 3 6 8 10 10 10', seats: '1 2 4 6 8 8 8', peaks: [yearly('11-15', '03-15', 'Cold nights')],
    startedDaysAgo: 405, approved: { daysAgo: 398, by: 'headOfCommunities', reviewInDays: -38 },
  },
  // In working hours: nobody is there at night.
  {
    activity: 'cemeteries', impacts: { finance: '1 1 1 2 2 2 3', service: '1 1 2 3 4 4 5', reputation: '1 1 2 4 4 5 5', legal: '1 1 1 2 3 3 4' },
    rto: '1 working day', rpo: '1 working day', mbco: 'Funerals that are booked take place, from the diary on paper.', percent: 70, people: '1 2 3 5 5 5 5',
    startedDaysAgo: 330, approved: { daysAgo: 322, by: 'headOfCommunities', reviewInDays: 30 },
  },
  {
    activity: 'streetCleaning', impacts: { finance: '1 1 1 1 2 2 3', service: '1 1 2 2 3 4 4', reputation: '1 1 1 2 3 4 4', safety: '1 1 2 2 3 3 3' },
    rto: '3 days', rpo: '1 week', mbco: 'Spills and glass on roads are cleared; sweeping stops.', percent: 15, people: '2 4 8 12 20 24 24', equipment: [['Vehicles', '1 1 3 5 8 8 8']], peaks: [yearly('10-01', '11-30', 'Leaves')],
    startedDaysAgo: 318, approved: { daysAgo: 310, by: 'headOfCommunities', reviewInDays: 50 },
  },
  // The next version waits for approval.
  {
    activity: 'planning', impacts: { finance: '1 1 1 2 2 3 3', service: '1 1 2 3 4 4 5', reputation: '1 1 1 2 3 3 4', legal: '1 1 2 2 3 4 4' },
    rto: '2 days', rpo: '24 hours', mbco: 'Applications are received and dated; decisions on the largest are taken.', percent: 25, people: '0 1 3 6 10 12 12', startedDaysAgo: 9, submittedDaysAgo: 6,
  },
  // A draft that contradicts itself: it would be back after it can no longer be borne; much of it is not known yet.
  {
    activity: 'website', impacts: { finance: '1 1 1 - - - -', service: '1 2 3 4 4 5 5', reputation: '1 2 3 3 2 2 -' }, rto: '1 week', mbco: 'A page says where to call.', people: '1 1 2 2 - - -', startedDaysAgo: 16,
  },
];
