import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RehearsedPlanView } from '@holdfast/contracts';
import { isPastReview } from '@holdfast/domain';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Notice } from '../shared/notice/notice';
import { day } from '../shared/words/dates';

type UsedPlan = Pick<RehearsedPlanView, 'planId' | 'reference' | 'name' | 'nextReview'>;

/** Which of the plans that are rehearsed or used for real are past their review: what they say may no longer be what is meant. */
@Component({
  selector: 'hf-plans-overdue',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[hidden]': '!words()' },
  template: `@if (words(); as words) { <hf-notice kind="warn" icon="schedule"><b>{{ words.which }}</b> {{ words.so }}</hf-notice> }`,
  styles: ':host { display: block; } :host([hidden]) { display: none; }',
})
export class PlansOverdue {
  readonly plans = input.required<readonly UsedPlan[]>();
  readonly used = input<'rehearsed' | 'invoked'>('rehearsed');

  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly words = computed(() => plansOverdueInWords(this.plans(), this.#past.today(this.#session.organisation()?.timeZone), this.used()));
}

/** Null where none of them is late. */
export function plansOverdueInWords(plans: readonly UsedPlan[], today: string, used: 'rehearsed' | 'invoked'): { readonly which: string; readonly so: string } | null {
  const late = plans.filter(({ nextReview }) => isPastReview(nextReview, today));
  const [first, second] = late;
  if (!first) return null;
  const named = ({ reference, name, nextReview }: UsedPlan, due: string): string => `${reference} ${name}${due} ${day(nextReview!, { dated: true })}`;
  const [it, itIs] = second ? ['they say', 'they are'] : ['it says', 'it is'];
  return {
    which: second ? `Past their review: ${late.map((one) => named(one, ', due')).join('; ')}.` : `${named(first, ' was due for review on')}.`,
    so: used === 'rehearsed'
      ? `What ${it} may be out of date: review ${second ? 'them' : 'it'} before ${itIs} rehearsed, or note what was different.`
      : `What ${it} may be out of date: where it is, do what is right and note it in the log.`,
  };
}
