import type { AgeUnit, EvidenceOutcome } from '@holdfast/domain';
import type { ProgrammeKey } from './exercises';
import type { PersonKey } from './people';
import type { PlanKey } from './plans';

/** What a residual answers to: what suffices as evidence of a control, and what was looked at since. */
export interface DemoEvidence {
  /** Reference of the risk and title of its control. */
  readonly risk: string;
  readonly control: string;
  /** From then on the residual leans on it. */
  readonly named: { readonly daysAgo: number; readonly by: PersonKey };
  readonly age: { readonly count: number; readonly unit: AgeUnit };
  /** Rehearsals of the programme that keep every recovery time suffice, or a plan by being in date, or by its use for real; none of them: manual checks do. */
  readonly rehearsalsOf?: ProgrammeKey;
  readonly plan?: PlanKey;
  readonly usedPlan?: PlanKey;
  readonly checks?: readonly { readonly daysAgo: number; readonly by: PersonKey; readonly outcome: EvidenceOutcome; readonly note: string }[];
}

export const EVIDENCE: readonly DemoEvidence[] = [
  {
    risk: 'ICT-001', control: 'Recovery contract for six systems', named: { daysAgo: 178, by: 'headOfIct' }, age: { count: 12, unit: 'months' },
    checks: [
      { daysAgo: 176, by: 'infrastructureManager', outcome: 'passed', note: 'All six systems were handed over at the recovery site within the day agreed.' },
      { daysAgo: 94, by: 'infrastructureManager', outcome: 'passed', note: 'All six handed over again within the day. Two restarts came in the wrong order, which was put right.' },
    ],
  },
  {
    risk: 'ICT-001', control: 'Copies of data taken off site every night', named: { daysAgo: 178, by: 'headOfIct' }, age: { count: 35, unit: 'days' },
    checks: [
      { daysAgo: 160, by: 'infrastructureManager', outcome: 'passed', note: 'A file server and the payments database came back from the copies of the night before.' },
      { daysAgo: 128, by: 'infrastructureManager', outcome: 'passed', note: 'The records of the cemetery and a drive of the legal team came back whole.' },
      { daysAgo: 98, by: 'infrastructureManager', outcome: 'passed', note: 'The intranet came back in 50 minutes, with the pages of the day before.' },
      { daysAgo: 68, by: 'infrastructureManager', outcome: 'passed', note: 'Twenty mailboxes and the planning archive came back whole.' },
      { daysAgo: 38, by: 'infrastructureManager', outcome: 'passed', note: 'The electoral register came back in 70 minutes; every street was there.' },
      { daysAgo: 9, by: 'infrastructureManager', outcome: 'passed', note: 'The housing database came back in 2 h 40 min and balanced.' },
    ],
  },
  {
    risk: 'ICT-001', control: 'ICT disaster recovery plan', named: { daysAgo: 163, by: 'headOfIct' }, age: { count: 12, unit: 'months' }, plan: 'ict-dr',
  },
  {
    risk: 'ICT-001', control: 'Half-yearly failover to the recovery site', named: { daysAgo: 178, by: 'headOfIct' }, age: { count: 7, unit: 'months' }, rehearsalsOf: 'failover',
  },
  {
    risk: 'CRP-004', control: 'Recovery of ICT is rehearsed every half year', named: { daysAgo: 160, by: 'directorOfResources' }, age: { count: 7, unit: 'months' }, rehearsalsOf: 'failover',
  },
  {
    risk: 'CRP-003', control: 'The homelessness duty goes on from another site', named: { daysAgo: 190, by: 'directorOfResources' }, age: { count: 18, unit: 'months' }, usedPlan: 'homelessness-bcp',
  },
  {
    risk: 'ICT-002', control: 'Benefits of each launch are measured after six months', named: { daysAgo: 226, by: 'digitalProgrammeManager' }, age: { count: 6, unit: 'months' },
    checks: [
      { daysAgo: 224, by: 'digitalProgrammeManager', outcome: 'passed', note: 'Three launches measured; two of them met what they promised, and one was changed.' },
      { daysAgo: 47, by: 'digitalProgrammeManager', outcome: 'passed', note: 'Both launches of the autumn measured: calls down by a fifth, as promised.' },
    ],
  },
  {
    risk: 'ICT-006', control: 'A reserve for technology, looked at each quarter', named: { daysAgo: 290, by: 'headOfIct' }, age: { count: 4, unit: 'months' },
    checks: [
      { daysAgo: 216, by: 'headOfIct', outcome: 'passed', note: 'The reserve covers the three largest renewals of the year.' },
      { daysAgo: 125, by: 'headOfIct', outcome: 'passed', note: 'Nothing was drawn; the renewals still fit.' },
      { daysAgo: 33, by: 'headOfIct', outcome: 'passed', note: 'One renewal became dearer by 8%; the reserve still covers it.' },
    ],
  },
  {
    risk: 'ICT-009', control: 'Help with online forms at six libraries', named: { daysAgo: 138, by: 'digitalProgrammeManager' }, age: { count: 6, unit: 'months' },
    checks: [{ daysAgo: 61, by: 'digitalProgrammeManager', outcome: 'passed', note: 'All six open on the days announced; 410 forms were filled in with help in a month.' }],
  },
  {
    risk: 'ICT-012', control: 'Spare parts and attendance within four hours', named: { daysAgo: 300, by: 'infrastructureManager' }, age: { count: 6, unit: 'months' },
    checks: [{ daysAgo: 196, by: 'infrastructureManager', outcome: 'passed', note: 'Parts on the shelf counted against the list; the last call was answered in three hours.' }],
  },
  {
    risk: 'ICT-005', control: 'Source code held by a third party', named: { daysAgo: 268, by: 'applicationsManager' }, age: { count: 6, unit: 'months' },
    checks: [{ daysAgo: 254, by: 'applicationsManager', outcome: 'passed', note: 'Three systems were built from the code that is held.' }],
  },
  {
    risk: 'ICT-004', control: 'Floor walkers in the first week of a new system', named: { daysAgo: 215, by: 'serviceDeskManager' }, age: { count: 12, unit: 'months' },
    checks: [{ daysAgo: 118, by: 'serviceDeskManager', outcome: 'passed', note: 'Calls in the first week of the new payroll were half of those of the launch before.' }],
  },
  {
    risk: 'ICT-007', control: 'Two posts shared with the neighbouring council', named: { daysAgo: 200, by: 'headOfIct' }, age: { count: 12, unit: 'months' },
    checks: [{ daysAgo: 84, by: 'headOfIct', outcome: 'passed', note: 'Every night and every leave of the quarter was covered; the rota was compared with the log.' }],
  },
  {
    risk: 'ICT-010', control: 'Laptops are encrypted', named: { daysAgo: 205, by: 'informationGovernanceOfficer' }, age: { count: 6, unit: 'months' },
    checks: [
      { daysAgo: 202, by: 'serviceDeskManager', outcome: 'failed', note: 'Nine of 230 laptops in the inventory answered without encryption.' },
      { daysAgo: 188, by: 'serviceDeskManager', outcome: 'passed', note: 'All 230 answer with encryption.' },
      { daysAgo: 30, by: 'serviceDeskManager', outcome: 'passed', note: 'All 236 answer with encryption.' },
    ],
  },
];
