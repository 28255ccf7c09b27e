import type { AgeUnit, EvidenceOutcome } from '@holdfast/domain';
import type { PersonKey } from './people';

/** What a residual answers to: what suffices as evidence of a control, and what was looked at since. */
export interface DemoEvidence {
  /** Reference of the risk and title of its control. */
  readonly risk: string;
  readonly control: string;
  /** From then on the residual leans on it. */
  readonly named: { readonly daysAgo: number; readonly by: PersonKey };
  readonly age: { readonly count: number; readonly unit: AgeUnit };
  readonly checks: readonly { readonly daysAgo: number; readonly by: PersonKey; readonly outcome: EvidenceOutcome; readonly note: string }[];
}

export const EVIDENCE: readonly DemoEvidence[] = [
  {
    risk: 'ICT-001', control: 'Recovery contract for six systems', named: { daysAgo: 178, by: 'headOfIct' }, age: { count: 12, unit: 'months' },
    checks: [
      { daysAgo: 176, by: 'infrastructureManager', outcome: 'passed', note: 'All six systems were handed over at the recovery site within the day agreed.' },
      { daysAgo: 94, by: 'infrastructureManager', outcome: 'failed', note: 'Full recovery tried at the second site: 11 h 20 min from the stated loss to usable service, where 8 h are allowed.' },
    ],
  },
  {
    risk: 'ICT-001', control: 'Copies of data taken off site every night', named: { daysAgo: 178, by: 'headOfIct' }, age: { count: 35, unit: 'days' },
    checks: [
      { daysAgo: 160, by: 'infrastructureManager', outcome: 'passed', note: 'A file server and the payments database came back from the copies of the night before.' },
      { daysAgo: 68, by: 'infrastructureManager', outcome: 'passed', note: 'Twenty mailboxes and the planning archive came back whole.' },
      { daysAgo: 9, by: 'infrastructureManager', outcome: 'passed', note: 'The housing database came back in 2 h 40 min and balanced.' },
    ],
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
