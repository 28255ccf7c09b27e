import type { PersonKey } from './people';

/** A table that somebody kept until then, with its header. */
type Table = readonly (readonly (string | number)[])[];

/** Systems that services bought themselves and others run for them: some of the council's 120, as their list came from the services. */
export const HOSTED_SYSTEMS: { readonly daysAgo: number; readonly fileName: string; readonly sheet: string; readonly rows: Table } = {
  daysAgo: 262, fileName: 'Hosted systems of the services.xlsx', sheet: 'Hosted systems',
  rows: [
    ['Systems that are run for us elsewhere'],
    [],
    ['System', 'Type', 'Service', 'Responsible officer', 'RTO', 'What it is for'],
    ['Library catalogue', 'SaaS', 'Communities', 'Head of Communities', '2 working days', 'Loans, reservations and the catalogue of all branches'],
    ['Leisure bookings', 'SaaS', 'Communities', 'Head of Communities', '1 day', 'Courses, courts and memberships'],
    ['Bulky waste bookings', 'SaaS', 'Communities', 'Head of Communities', '3 working days', 'Collections booked and paid for by residents'],
    ['Allotment waiting list', 'SaaS', 'Communities', 'Head of Communities', '1 week', 'Plots, tenants and who is next'],
    ['Choice-based lettings', 'SaaS', 'Housing', 'Head of Communities', '2 days', 'Homes on offer and bids for them'],
    ['Repairs scheduling', 'SaaS', 'Housing', 'Head of Communities', '8 hours', 'Visits of trades to council homes'],
    ['Parking permits', 'SaaS', 'Customer Services', 'Head of Customer Services', '1 day', 'Permits of residents and visitors, and who checks them'],
    ['Appointments at the counter', 'SaaS', 'Customer Services', 'Head of Customer Services', '4 hours', 'Times to be seen, by service'],
    ['Webchat', 'SaaS', 'Customer Services', 'Head of Customer Services', '4 hours', 'Questions outside telephone hours'],
    ['Card payments', 'SaaS', 'Finance', 'Head of Finance', '4 hours', 'Payments by telephone and on the website'],
    ['Treasury dealing', 'SaaS', 'Finance', 'Head of Finance', '1 working day', 'Deposits and loans of the day'],
    ['Insurance claims', 'SaaS', 'Finance', 'Head of Finance', '1 week', 'Claims against the council, and what they cost'],
    ['Recruitment', 'SaaS', 'Human Resources', 'Head of Human Resources', '3 days', 'Vacancies, applications and checks'],
    ['Learning and courses', 'SaaS', 'Human Resources', 'Head of Human Resources', '2 weeks', 'Courses that people must have taken, and when'],
    ['Case files of the solicitors', 'SaaS', 'Legal Services', 'Head of Legal Services', '1 working day', 'Cases before the courts, with their dates'],
    ['Land charges', 'SaaS', 'Legal Services', 'Head of Legal Services', '2 working days', 'Searches for buyers of homes'],
  ],
};

/** A register that a service kept as a table of its own; it escalates nowhere yet, so that it counts in no other. */
export const FINANCE_REGISTER = {
  name: 'Finance operational register', description: 'What Finance watches itself, kept as a table until it was brought in. It is not below the corporate register yet.',
  prefix: 'FNO', owner: 'headOfFinance', createdDaysAgo: 321, appetite: 'M', reviewMonths: 12,
} as const satisfies { owner: PersonKey } & Record<string, unknown>;

const HEADER = ['Ref', 'Risk', 'Cause', 'Consequence', 'Owner', 'Likelihood', 'Impact', 'Score', 'Reported to'];
const FINANCE_RISKS: Table = [
  ['F01', 'Payments to suppliers go out twice', 'Invoices are keyed in at two desks.', 'Money has to be asked back, and some of it is lost.', 'Head of Finance', 2, 2, 4, 'Audit committee'],
  ['F02', 'The grant claim is late', 'Figures come from four services in the last week.', 'Part of the grant is held back.', 'Head of Finance', 3, 3, 9, 'Audit committee'],
  ['F03', 'Year end depends on two people', 'The steps are in their heads.', 'Accounts are signed late.', 'Head of Finance', 3, 2, 6, 'Management team'],
  ['F04', 'Suppliers are paid into a stranger’s account', 'A change of bank details is believed as it comes by email.', 'Large sums are gone within the hour.', 'Head of Finance', 2, 4, 8, 'Audit committee'],
  ['F05', 'Council tax falls behind', 'Households pay later than they did.', 'Services are cut within the year.', 'Director of Resources', 3, 4, 12, 'Management team'],
  ['F06', 'A bank that holds deposits fails', 'Deposits lie with few banks.', 'Wages cannot be paid from what is at hand.', 'Head of Finance', 1, 4, 4, 'Audit committee'],
  ['F07', 'Insurance does not cover a flood', 'Values of buildings are ten years old.', 'The council bears part of the loss itself.', 'Head of Finance', 2, 3, 6, 'Management team'],
];

/** As the table came the first time, and a few months later: one risk scored anew, one that is new. */
export const FINANCE_FILES: readonly { readonly daysAgo: number; readonly fileName: string; readonly rows: Table }[] = [
  { daysAgo: 320, fileName: 'Finance risks.csv', rows: [HEADER, ...FINANCE_RISKS] },
  {
    daysAgo: 96, fileName: 'Finance risks, revised.csv',
    rows: [
      HEADER,
      ...FINANCE_RISKS.map((row) => (row[0] === 'F03' ? [...row.slice(0, 5), 2, 2, 4, 'Management team'] : row)),
      ['F08', 'The ledger is frozen while it is moved', 'The new finance system takes over in the middle of a quarter.', 'Budgets are watched by hand for weeks.', 'Head of Finance', 3, 3, 9, 'Management team'],
    ],
  },
];
