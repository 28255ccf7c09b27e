import type { PlanVersionView } from '@holdfast/contracts';
import { PLAN_VERSION_WORDS, type PlanEntry, type PlanSection, type PlanStanding } from '@holdfast/domain';

/** The words of recovery plans as screens print them. */
export const STANDING_WORDS: Readonly<Record<PlanStanding, string>> = { current: 'Approved', overdue: 'Past its review', none: 'Never approved', retired: 'Retired' };

export const ENTRY_WORDS: Readonly<Record<PlanEntry, string>> = {
  started: 'Plan started', drafted: 'Draft started', submitted: 'Submitted', returned: 'Returned', withdrawn: 'Taken back', approved: 'Approved', dropped: 'Draft dropped', reviewed: 'Reviewed, it holds',
  'pack-pulled': 'Pack taken away', 'pdf-pulled': 'PDF taken away', retired: 'Retired',
};

export const SECTION_WORDS: Readonly<Record<PlanSection, string>> = {
  purpose: 'What the plan is for', scope: 'What it recovers', activation: 'Activation', roles: 'Roles', calls: 'Call tree', criticalUsers: 'Critical users', resources: 'Resources', sites: 'Sites', steps: 'Steps', risks: 'Risks that it mitigates',
};

/** Why an RTO in working hours stands beside a time on the clock and is not compared with it. */
export const workingTimeApart = (time: 'planned' | 'measured'): string => `The RTO counts working hours, the ${time} time runs on the clock, nights and weekends too: the two cannot be compared.`;

/** What paper says of the version that it shows, and the code to check it by: "Recovery plan, version 4, code QKJX9-TA524". */
export const versionOnPaper = (version: Pick<PlanVersionView, 'number' | 'code' | 'state'> | undefined): string =>
  ['Recovery plan', ...(version ? [`version ${version.number}${version.state === 'approved' ? '' : ` (${PLAN_VERSION_WORDS[version.state].toLowerCase()})`}`] : []), ...(version?.code ? [`code ${version.code}`] : [])].join(', ');
