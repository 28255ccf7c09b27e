import { FormControl, FormGroup, Validators, type ValidatorFn } from '@angular/forms';
import type { ActionView, AddActionRequest, EditActionRequest } from '@holdfast/contracts';
import { LIMITS, type Priority, type RiskMatrix, type Standing } from '@holdfast/domain';
import { standingGiven, wholeScore } from '../../risks/standing-fault';
import type { FormNames } from '../../shared/forms/problem-errors';
import { costsOf, linesOf, wholeCosts, type CostLine } from './cost-lines';
import { replacementAnswersOf, replacementOf, wholeReplacement, type ReplacementAnswers } from './replacement-answers';

/** What is said of an action, for planning and for editing. */
export interface ActionControls {
  title: FormControl<string>;
  description: FormControl<string>;
  ownerId: FormControl<string | null>;
  /** Set when it is planned; afterwards a verb of its own changes it. */
  dueDate: FormControl<string | null>;
  priority: FormControl<Priority>;
  riskIds: FormControl<string[]>;
  objectiveIds: FormControl<string[]>;
  costs: FormControl<CostLine[]>;
  targetRiskId: FormControl<string | null>;
  standing: FormControl<Standing | null>;
  replacement: FormGroup<{ system: FormControl<string>; from: FormControl<number | null>; to: FormControl<number | null> }>;
}
export type ActionForm = FormGroup<ActionControls>;
export type ActionAnswers = ReturnType<ActionForm['getRawValue']>;

/** A target is a risk and where it is to stand: half of it is none. */
const wholeTarget: ValidatorFn = (form) => {
  const { targetRiskId, standing } = (form as ActionForm).getRawValue();
  return targetRiskId !== null && standingGiven(standing) === null ? { target: 'Choose where that risk is to stand, or choose no target.' } : null;
};

export function actionForm(matrix: () => RiskMatrix | null): ActionForm {
  return new FormGroup<ActionControls>(
    {
      title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
      description: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
      ownerId: new FormControl<string | null>(null, { validators: [Validators.required] }),
      dueDate: new FormControl<string | null>(null),
      priority: new FormControl<Priority>('medium', { nonNullable: true }),
      riskIds: new FormControl<string[]>([], { nonNullable: true }),
      objectiveIds: new FormControl<string[]>([], { nonNullable: true }),
      costs: new FormControl<CostLine[]>([], { nonNullable: true, validators: [wholeCosts] }),
      targetRiskId: new FormControl<string | null>(null),
      standing: new FormControl<Standing | null>(null, wholeScore('target', matrix)),
      replacement: new FormGroup(
        { system: new FormControl('', { nonNullable: true }), from: new FormControl<number | null>(null), to: new FormControl<number | null>(null) },
        { validators: [wholeReplacement] },
      ),
    },
    { validators: [wholeTarget] },
  );
}

const COST_PARTS = { financialYear: 'year', kind: 'kind', amount: 'amount' } as const;
const costNames = Array.from({ length: LIMITS.costLines }, (_, line) =>
  Object.entries(COST_PARTS).map(([part, id]) => [`costs.${line}.${part}`, { label: `Costs, line ${line + 1}`, target: `cost-${line}-${id}` }] as const),
).flat();

/** As the summary names them: the labels of their fields stand under a heading, these do not. */
export const REPLACEMENT_PARTS: Readonly<Record<keyof ReplacementAnswers, string>> = { system: 'System replaced', from: 'First year of the replacement', to: 'Last year of the replacement' };

export const ACTION_NAMES: FormNames = {
  title: { label: 'Action', target: 'action-title', messages: { required: 'Say in one line what is to be done.' } },
  description: { label: 'Description', target: 'action-description' },
  ownerId: { label: 'Owner', target: 'owner', messages: { required: 'Choose who does it.' } },
  dueDate: { label: 'Due', target: 'due-date', messages: { required: 'Say by when it is to be done.' } },
  priority: { label: 'Priority', target: 'priority' },
  riskIds: { label: 'Risks', target: 'risk-search' },
  objectiveIds: { label: 'Objectives', target: 'objectives' },
  costs: { label: 'Costs', target: 'costs' },
  ...Object.fromEntries(costNames),
  targetRiskId: { label: 'Target', target: 'target-risk' },
  standing: { label: 'Target', target: 'target-standing' },
  replacement: { label: 'Replacement of a system', target: 'replaced-system' },
  ...Object.fromEntries(Object.entries(REPLACEMENT_PARTS).map(([part, label]) => [`replacement.${part}`, { label, target: `replaced-${part}` }])),
  'target.riskId': { label: 'Target', target: 'target-risk' },
  'target.likelihood': { label: 'Target', target: 'target-standing' },
  'target.impact': { label: 'Target', target: 'target-standing' },
  'target.level': { label: 'Target', target: 'target-standing' },
};

/** The answers that an action as it is would give. */
export function answersOf(action: ActionView): ActionAnswers {
  const { target } = action;
  return {
    title: action.title,
    description: action.description,
    ownerId: action.owner.id,
    dueDate: action.dueDate,
    priority: action.priority,
    riskIds: action.risks.map(({ id }) => id),
    objectiveIds: action.objectives.map(({ id }) => id),
    costs: linesOf(action.costs),
    targetRiskId: target?.riskId ?? null,
    replacement: replacementAnswersOf(action.replacement),
    standing: target && { likelihood: target.likelihood, impact: target.impact, level: target.likelihood === null ? target.level : null },
  };
}

/** As requests say it: one field for each part that an action can be asked to change. */
const asked = (answers: ActionAnswers) => {
  const { title, description, ownerId, priority, riskIds, objectiveIds, costs, targetRiskId, standing, replacement } = answers;
  const given = standingGiven(standing);
  return {
    title: title.trim(),
    description: description.trim(),
    ownerId: ownerId ?? '',
    priority,
    riskIds,
    objectiveIds,
    costs: costsOf(costs),
    target: targetRiskId !== null && given ? { riskId: targetRiskId, ...given } : null,
    replacement: replacementOf(replacement),
  };
};

export const addRequestOf = (answers: ActionAnswers): AddActionRequest => ({ ...asked(answers), dueDate: answers.dueDate ?? '' });

/** Only what differs, so that two people who change different things do not meet; and a target out of sight is not touched. */
export function changesOf(before: ActionAnswers, after: ActionAnswers): EditActionRequest {
  const [was, is] = [asked(before), asked(after)];
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((name) => JSON.stringify(is[name]) !== JSON.stringify(was[name]));
  return Object.fromEntries(changed.map((name) => [name, is[name]]));
}
