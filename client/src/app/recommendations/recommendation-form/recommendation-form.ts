import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { EditRecommendationRequest, RaiseRecommendationRequest, RecommendationView } from '@holdfast/contracts';
import { LIMITS, type RecommendationPriority, type RecommendationSource } from '@holdfast/domain';
import type { FormNames } from '../../shared/forms/problem-errors';

export const RECOMMENDATION_NAMES: FormNames = {
  title: { label: 'Recommendation', target: 'recommendation-title', messages: { required: 'Say in one line what is recommended.' } },
  finding: { label: 'Finding', target: 'recommendation-finding' },
  source: { label: 'Source', target: 'recommendation-source', messages: { required: 'Choose where it comes from.' } },
  reportTitle: { label: 'Report', target: 'report-title', messages: { required: 'Name the report.' } },
  reportDate: { label: 'Date of the report', target: 'report-date', messages: { required: 'Give the date of the report.' } },
  reportReference: { label: 'Their reference', target: 'report-reference' },
  priority: { label: 'Priority', target: 'recommendation-priority', messages: { required: 'Choose a priority.' } },
  unitId: { label: 'Unit', target: 'recommendation-unit', messages: { required: 'Choose the unit that it is about.' } },
  ownerId: { label: 'Owner', target: 'owner', messages: { required: 'Choose who answers for it.' } },
};

const required = (most: number) => new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(most)] });

export const recommendationForm = () =>
  new FormGroup({
    title: required(LIMITS.title),
    finding: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    source: new FormControl<RecommendationSource | null>(null, { validators: [Validators.required] }),
    reportTitle: required(LIMITS.title),
    reportDate: new FormControl<string | null>(null, { validators: [Validators.required] }),
    reportReference: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.name)] }),
    priority: new FormControl<RecommendationPriority | null>(null, { validators: [Validators.required] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    ownerId: new FormControl<string | null>(null, { validators: [Validators.required] }),
  });

export type RecommendationForm = ReturnType<typeof recommendationForm>;
export type RecommendationAnswers = ReturnType<RecommendationForm['getRawValue']>;

export const answersOf = ({ title, finding, source, reportTitle, reportDate, reportReference, priority, unitId, owner }: RecommendationView): RecommendationAnswers => ({
  title, finding, source, reportTitle, reportDate, reportReference, priority, unitId, ownerId: owner.id,
});

/** Of a form in which nothing is missing. */
export const requestOf = (answers: RecommendationAnswers): RaiseRecommendationRequest => ({
  ...answers, source: answers.source!, reportDate: answers.reportDate!, priority: answers.priority!, unitId: answers.unitId!, ownerId: answers.ownerId!, title: answers.title.trim(), reportTitle: answers.reportTitle.trim(),
});

/** What differs from what the form was filled with. */
export function changesOf(before: RecommendationAnswers, after: RecommendationAnswers): EditRecommendationRequest {
  const request = requestOf(after);
  return Object.fromEntries(Object.entries(request).filter(([name, value]) => before[name as keyof RecommendationAnswers] !== value));
}
