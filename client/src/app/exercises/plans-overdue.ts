import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RehearsedPlanView } from '@holdfast/contracts';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Notice } from '../shared/notice/notice';
import { day } from '../shared/words/dates';

/** Which of the plans in scope are past their review: what is rehearsed may no longer be what is meant. */
@Component({
  selector: 'hf-plans-overdue',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (one of overdue(); track one.planId) {
      <hf-notice kind="warn" icon="schedule"><b>{{ one.reference }} {{ one.name }} was due for review on {{ said(one.nextReview!) }}.</b> What it says may be out of date: review it before it is rehearsed, or note what was different.</hf-notice>
    }
  `,
  styles: ':host { display: grid; gap: 8px; } :host:empty { display: none; }',
})
export class PlansOverdue {
  readonly plans = input.required<readonly RehearsedPlanView[]>();

  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly said = (review: string): string => day(review);
  protected readonly overdue = computed(() => plansOverdue(this.plans(), this.#past.today(this.#session.organisation()?.timeZone)));
}

/** Of a plan that nobody has approved there is no review to be late. */
export const plansOverdue = (plans: readonly RehearsedPlanView[], today: string): RehearsedPlanView[] => plans.filter(({ nextReview }) => nextReview !== null && nextReview < today);
