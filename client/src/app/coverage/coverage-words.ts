import type { CoverageRow } from '@holdfast/contracts';
import type { CoverageFinding, CoverageLack, ResourceKind } from '@holdfast/domain';
import { rehearsedInWords } from '../plans/rehearsed-words';
import { day } from '../shared/words/dates';

export const FINDING_WORDS: Readonly<Record<CoverageFinding, string>> = {
  activity: 'Critical activities not covered', resource: 'Resources without a plan', 'nothing-critical': 'Plans with nothing critical', 'not-below': 'Plans not in the corporate plan',
};

export const LACK_WORDS: Readonly<Record<CoverageLack, string>> = { plan: 'No plan', approval: 'Not approved', review: 'Past its review', rehearsal: 'Not rehearsed', version: 'Changed since its rehearsal' };

export const KIND_WORDS: Readonly<Record<ResourceKind, string>> = {
  application: 'Application', infrastructure: 'Infrastructure', site: 'Site', supplier: 'Supplier', people: 'People', information: 'Information', equipment: 'Equipment',
};

/** What it is, in the words of a list. */
export function thingInWords({ finding, kind, critical }: Pick<CoverageRow, 'finding' | 'kind' | 'critical'>): string {
  if (finding === 'activity') return 'Critical activity';
  if (finding === 'resource') return `${kind ? KIND_WORDS[kind] : 'Resource'}${critical ? ', a critical activity leans on it' : ''}`;
  return 'Recovery plan';
}

/** What is missing, one line each. */
export function missingInWords({ finding, lacks, plan }: Pick<CoverageRow, 'finding' | 'lacks' | 'plan'>): string[] {
  switch (finding) {
    case 'activity': return lacks.map((lack) => lackInWords(lack, plan));
    case 'resource': return [plan ? `Only a draft recovers it, ${plan.reference}` : 'No plan recovers it'];
    case 'nothing-critical': return ['Nothing critical is in it, nor what a critical activity leans on'];
    case 'not-below': return ['No corporate plan is above it, so nobody finds it from there'];
  }
}

function lackInWords(lack: CoverageLack, plan: CoverageRow['plan']): string {
  switch (lack) {
    case 'plan': return 'No plan recovers it';
    case 'approval': return plan?.openState === 'in-review' ? `Version ${plan.openNumber} of ${plan.reference} waits for its approval` : `${plan?.reference ?? 'Its plan'} was never approved`;
    case 'review': return plan?.nextReview ? `${plan.reference} was due for review on ${day(plan.nextReview, { dated: true })}` : 'Past its review';
    case 'rehearsal': return plan?.rehearsed ? `${plan.reference} ${rehearsedInWords(plan.rehearsed)}` : `${plan?.reference ?? 'Its plan'} was never rehearsed`;
    case 'version': return `${plan?.reference ?? 'Its plan'} ${plan?.rehearsed ? rehearsedInWords(plan.rehearsed) : 'was rehearsed'} as version ${plan?.rehearsed?.versionNumber ?? ''}, and is now version ${plan?.approvedNumber ?? ''}`;
  }
}

export interface NextStep {
  readonly act: string;
  readonly link: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** The one step that closes it, with what is known filled in. */
export function nextStep({ finding, id, name, unitId, owner, lacks, plan }: CoverageRow): NextStep {
  if (finding === 'not-below') return { act: 'Put it below a plan', link: ['/plans', id, 'details'], query: {} };
  if (!plan) return { act: 'Start a plan', link: ['/plans', 'new'], query: { kind: finding === 'activity' ? 'team' : 'ict', name: `${name}: recovery plan`, unit: unitId, owner: owner.id, [finding]: id } };
  if (finding !== 'activity' && plan.openNumber === null) return { act: 'Look through the plan', link: ['/plans', plan.id], query: {} };
  const [first] = lacks;
  if (first === 'review') return { act: 'Review the plan', link: ['/plans', plan.id], query: {} };
  if (first === 'rehearsal' || first === 'version') return { act: 'Prepare a rehearsal', link: ['/rehearsals', 'new'], query: { plan: plan.id, title: `Rehearsal of ${plan.name}` } };
  if (plan.openState === 'in-review') return { act: `Look at version ${plan.openNumber}`, link: ['/plans', plan.id, 'versions', String(plan.openNumber)], query: {} };
  return { act: `Go on with version ${plan.openNumber}`, link: ['/plans', plan.id, 'edit'], query: {} };
}

/** An action begun from a finding: its words, for the form. */
export function actionFrom(row: CoverageRow): Record<string, string> {
  const missing = missingInWords(row);
  const what: Readonly<Record<CoverageFinding, string>> = {
    activity: `Close what the plan for ${row.name} lacks`, resource: `Write a recovery plan for ${row.name}`, 'nothing-critical': `Decide whether ${row.name} is still needed`, 'not-below': `Put ${row.name} below the corporate plan`,
  };
  return { title: (row.lacks.includes('plan') ? `Write a recovery plan for ${row.name}` : what[row.finding]).slice(0, 200), description: `${row.reference} ${row.name}. ${missing.join('. ')}.`, owner: row.owner.id };
}
