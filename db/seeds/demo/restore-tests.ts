import type { ExerciseOutcome } from '@holdfast/domain';
import type { DemoExercise, DemoFinding } from './exercises';

/** What was brought back each month from the copies, in how many minutes (null: given up), what came of it, and what was looked at. The latest first. */
const TESTS: readonly (readonly [what: string, minutes: number | null, outcome: ExerciseOutcome, words: string, sample: string, finding?: DemoFinding])[] = [
  ['payroll', 95, 'passed', 'Forty files and last month’s run were opened and agreed.', 'Forty files, and the run of last month'],
  ['planning archive', 140, 'passed', 'Whole; a year of drawings was looked through.', 'A year of drawings, opened one by one'],
  ['electoral register', 60, 'passed', 'The register of the day before, line by line.', 'All electors of two wards against the printed register'],
  ['contact-centre recordings', null, 'failed', 'Given up after five hours: the set of the night was not complete.', 'None: the set could not be read to its end', {
    text: 'Recordings written after midnight are in no set.', action: {
      risk: 'OPS-006', title: 'Copy the recordings of the contact centre after midnight too', owner: 'infrastructureManager', priority: 'high', planned: { daysAgo: 97, by: 'riskManager', dueInDays: -75 },
      later: [{ daysAgo: 78, done: 'The set is taken at half past two; every recording of a week was in it.' }],
    },
  }],
  ['housing rents', 110, 'passed', 'Balances agreed with the ledger.', 'Balances of two hundred tenancies against the ledger'],
  ['libraries', 75, 'passed', 'Loans of the week were there.', 'Loans of the week at three branches'],
  ['document store', 285, 'partly', 'Back, but eleven folders could not be opened by their owners.', 'Sixty folders, opened by those who own them', {
    text: 'Rights are restored only by hand.', action: {
      risk: 'OPS-006', title: 'Keep the rights of folders with their copies', owner: 'applicationsManager', priority: 'medium', planned: { daysAgo: 186, by: 'riskManager', dueInDays: -28 },
      later: [{ daysAgo: 92, progress: 60, note: 'It works for nine of eleven services.' }, { daysAgo: 30, done: 'All eleven; tried with the folders of the legal team.' }],
    },
  }],
  ['finance', 120, 'passed', 'The ledger agreed to the penny.', 'Trial balance of the evening before'],
  ['social care', 130, 'passed', 'The last case note was from 21:40, as it should be.', 'Thirty case files, and the last note written before the set'],
  ['maps', null, 'failed', 'The copies could be read, the program to show them could not be started.', 'Twelve layers, counted but not shown', {
    text: 'The program that shows the maps starts on its own machine only.', action: {
      risk: 'OPS-006', title: 'Ask the maker how the maps are shown from another machine', owner: 'applicationsManager', priority: 'medium', planned: { daysAgo: 276, by: 'riskManager', dueInDays: -200 },
      later: [{ daysAgo: 214, done: 'With a licence of its own. A rehearsal on a spare server is planned.' }],
    },
  }],
  ['email of one service', 90, 'passed', 'Twenty mailboxes, attachments too.', 'Twenty mailboxes with their attachments'],
  ['council tax', 150, 'passed', 'Accounts of three streets agreed.', 'Accounts of three streets against the bills'],
];

/** The latest. */
const FIRST_DAYS_AGO = 16;
const MONTH = 30;
const GIVEN_UP_AFTER = 300;

/** Minutes: what copies that are made each night promise, whatever is asked of what they hold. */
export const NIGHTLY_RPO = 1_440;

export const FIRST_RESTORE_TEST_DAYS_AGO = FIRST_DAYS_AGO + (TESTS.length - 1) * MONTH;

/** A year of monthly restore tests. Every result is invented, and says so. */
export const RESTORE_TESTS: readonly DemoExercise[] = TESTS.map(([what, minutes, outcome, words, sample, finding], month): DemoExercise => {
  const daysAgo = FIRST_DAYS_AGO + month * MONTH;
  return {
    kind: 'restore-test', title: `Monthly restore test: ${what}`, scenario: `One system, drawn by lot: ${what}. It is brought back from last night’s set beside the one that runs.`, lead: 'infrastructureManager', programme: 'restore-tests',
    objectives: ['The set can be read', 'A sample agrees with what runs'],
    resources: [{ key: 'backupSets', rto: 480, rpo: NIGHTLY_RPO, ...(minutes === null ? { givenUp: GIVEN_UP_AFTER } : { usable: minutes }) }],
    plannedDaysAgo: daysAgo + 20, daysAgo,
    result: {
      outcome, summary: `${words} Invented for this made-up council.`, ends: (minutes ?? GIVEN_UP_AFTER) + 30, objectives: outcome === 'passed' ? ['passed', 'passed'] : outcome === 'partly' ? ['passed', 'partly'] : ['failed', 'failed'],
      backupSet: 'Nightly set', sample, ...(finding ? { findings: [finding] } : {}), signedOffDaysAgo: daysAgo - 8,
    },
  };
}).reverse();
