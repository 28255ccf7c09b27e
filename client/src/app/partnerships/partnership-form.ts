import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { AddPartnershipRequest, EditPartnershipRequest, PartnershipView } from '@holdfast/contracts';
import { LIMITS, SIGNIFICANCE_CRITERIA, type MeetingRhythm, type SignificanceCriterion, type SignificanceScores } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';
import { CRITERION_WORDS } from './partnership-words';

export const PARTNERSHIP_NAMES: FormNames = {
  name: { label: 'Name', target: 'partnership-name', messages: { required: 'Name the partnership.' } },
  partners: { label: 'Partners', target: 'partnership-partners' },
  purpose: { label: 'Purpose', target: 'partnership-purpose' },
  unitId: { label: 'Unit', target: 'partnership-unit', messages: { required: 'Choose the unit that it belongs to.' } },
  leadId: { label: 'Lead', target: 'partnership-lead', messages: { required: 'Choose who leads on our side.' } },
  meets: { label: 'Meetings', target: 'partnership-meets', messages: { required: 'Choose how often the partners meet.' } },
  nextReview: { label: 'Next review', target: 'partnership-review', messages: { required: 'Give the day of the next review.' } },
  ...Object.fromEntries(SIGNIFICANCE_CRITERIA.map((criterion) => [criterion, { label: CRITERION_WORDS[criterion].name, target: `significance-${criterion}` }])),
  riskIds: { label: 'Risks', target: 'risk-search' },
};

const points = () => new FormControl<number | null>(null);

export const partnershipForm = () =>
  new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    partners: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
    purpose: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    leadId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    meets: new FormControl<MeetingRhythm | null>(null, { validators: [Validators.required] }),
    nextReview: new FormControl<string | null>(null, { validators: [Validators.required] }),
    money: points(),
    services: points(),
    duty: points(),
    people: points(),
    reputation: points(),
    riskIds: new FormControl<string[]>([], { nonNullable: true }),
  });

export type PartnershipForm = ReturnType<typeof partnershipForm>;
export type PartnershipAnswers = ReturnType<PartnershipForm['getRawValue']>;

export const scoresOf = (answers: Pick<PartnershipAnswers, SignificanceCriterion>): SignificanceScores => ({
  money: answers.money, services: answers.services, duty: answers.duty, people: answers.people, reputation: answers.reputation,
});

export const answersOf = ({ name, partners, purpose, unitId, lead, meets, nextReview, significance, risks }: PartnershipView): PartnershipAnswers => ({
  name, partners, purpose, unitId, leadId: lead.id, meets, nextReview, ...significance, riskIds: risks.map(({ id }) => id),
});

/** Of a form in which nothing is missing. */
export const requestOf = (answers: PartnershipAnswers): AddPartnershipRequest => ({
  name: answers.name.trim(), partners: answers.partners, purpose: answers.purpose, unitId: answers.unitId!, leadId: answers.leadId!, meets: answers.meets!, nextReview: answers.nextReview!,
  significance: scoresOf(answers), riskIds: answers.riskIds,
});

/** What differs from what the form was filled with; when it is reviewed next, a review says. */
export function changesOf(before: PartnershipAnswers, after: PartnershipAnswers): EditPartnershipRequest {
  const { nextReview: _, significance, ...rest } = requestOf(after);
  const changed = Object.fromEntries(Object.entries(rest).filter(([name, value]) => JSON.stringify(before[name as keyof PartnershipAnswers]) !== JSON.stringify(value))) as EditPartnershipRequest;
  return SIGNIFICANCE_CRITERIA.some((criterion) => before[criterion] !== after[criterion]) ? { ...changed, significance } : changed;
}
