import { milestoneState, narrativeFault, reportDue, type MilestoneState } from './milestone';
import type { MilestoneProgress, ReportingRhythm } from './vocabulary';

describe('how a milestone stands', () => {
  it.each<[string, MilestoneProgress | null, string, MilestoneState]>([
    ['before its date, without a report', null, '2026-09-30', 'not-due'],
    ['on its date', null, '2026-07-01', 'not-due'],
    ['after its date, without a report: nobody said', null, '2026-06-30', 'not-reported'],
    ['after its date, last reported as not due', 'not-due', '2026-06-30', 'not-reported'],
    ['as reported, early', 'fully', '2026-09-30', 'fully'],
    ['as reported, late', 'partly', '2026-06-30', 'partly'],
    ['not achieved', 'not-achieved', '2026-06-30', 'not-achieved'],
  ])('%s', (_case, progress, dueDate, state) => expect(milestoneState({ progress, dueDate }, '2026-07-01')).toBe(state));
});

describe('the report that is due', () => {
  it.each<[string, ReportingRhythm, MilestoneProgress | null, string | null, string, string | null]>([
    ['in the first quarter none yet', 'quarterly', null, null, '2026-06-30', null],
    ['the day after it', 'quarterly', null, null, '2026-07-01', '2026-06-30'],
    ['half-yearly only in October', 'half-yearly', null, null, '2026-09-30', null],
    ['half-yearly, then', 'half-yearly', null, null, '2026-10-01', '2026-09-30'],
    ['of the latest round alone', 'quarterly', null, null, '2027-01-15', '2026-12-31'],
    ['reported after the round', 'quarterly', 'partly', '2026-07-10', '2026-07-20', null],
    ['reported two weeks before its end', 'quarterly', 'not-due', '2026-06-16', '2026-07-20', null],
    ['reported long before its end', 'quarterly', 'not-due', '2026-06-15', '2026-07-20', '2026-06-30'],
    ['fully achieved once and for all', 'quarterly', 'fully', '2026-05-01', '2026-12-20', null],
    ['after its year, of its last round', 'quarterly', 'partly', '2026-10-05', '2027-09-01', '2027-03-31'],
  ])('%s', (_case, reporting, progress, reportedOn, today, due) =>
    expect(reportDue({ financialYear: 2026, reporting, progress, reportedOn, addedOn: '2026-04-01' }, today)).toBe(due));

  it('is not of a round that had ended when the milestone was planned', () => {
    expect(reportDue({ financialYear: 2026, reporting: 'quarterly', progress: null, reportedOn: null, addedOn: '2026-07-01' }, '2026-08-01')).toBeNull();
  });
});

it.each<[MilestoneProgress, boolean]>([['fully', false], ['not-due', false], ['partly', true], ['not-achieved', true]])('%s asks for words: %s', (progress, asks) => {
  expect(narrativeFault(progress, '') !== null).toBe(asks);
  expect(narrativeFault(progress, 'The supplier is late')).toBeNull();
});
