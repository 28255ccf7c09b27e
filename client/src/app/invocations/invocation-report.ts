import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvocationView } from '@holdfast/contracts';
import { againstRequirement, clockInWords, deviationsOf, effortOf, isPastReview, liveStepsOf, logDays, measuredDataLoss, progressOf, spanInWords, toldWhen, type EffectiveEntry, type LogEntry, type StepProgress } from '@holdfast/domain';
import { againstWords, measuredWords } from '../exercises/exercise-words';
import { correctedInWords } from '../incident-log/log-words';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { DayPipe, moment, MomentPipe } from '../shared/words/dates';
import { kindWords, subjectOf } from './entry-words';

const STEP_WORDS = { waiting: 'Open', ready: 'Open', running: 'Under way', finished: 'Done', skipped: 'Skipped' } as const;

/** All that is on record about an invocation, worked out from its log: to read, and to print. */
@Component({
  selector: 'hf-invocation-report',
  imports: [DayPipe, Icon, MomentPipe, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invocation-report.html',
  styleUrls: ['./invocation-report.scss'],
})
export class InvocationReport {
  readonly of = input.required<InvocationView>();
  readonly entries = input.required<readonly LogEntry[]>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);

  protected readonly progress = computed(() => progressOf(this.of().invoked.flatMap(({ planId, roles, steps }) => liveStepsOf(planId, { roles, steps })), this.entries(), this.of().outageAt));
  protected readonly plans = computed(() => this.of().invoked.map((plan) => ({
    plan, late: this.of().state === 'running' && isPastReview(plan.nextReview, this.#past.today(this.of().timeZone)) ? plan.nextReview : null, steps: this.progress().steps.filter(({ step }) => step.planId === plan.planId),
  })));
  protected readonly deviations = computed(() => deviationsOf(this.progress()));
  protected readonly resources = computed(() => {
    const { resources, outageAt } = this.of();
    return resources.map((one) => {
      const known = this.progress().resources.find(({ resourceId }) => resourceId === one.id);
      const rto = one.rtoMinutes;
      const measured = one.measured ?? known?.measured ?? null;
      const loss = one.dataLoss ?? measuredDataLoss(outageAt, known?.dataAsOf?.at ?? null);
      const againstRpo = againstRequirement(loss, one.rpoMinutes);
      return { ...one, shown: measured, loss, againstRpo: againstWords(againstRpo, one.rpoMinutes, 'RPO'), lossOver: againstRpo === 'over', over: againstRequirement(measured, rto) === 'over', against: measured ? againstWords(againstRequirement(measured, rto), rto, 'RTO', one.tooLateAtOnce) : '' };
    }).filter(({ lost, shown }) => lost || shown);
  });
  protected readonly effort = computed(() => {
    const effort = effortOf(this.progress());
    return effort ? spanInWords(effort) : 'not known';
  });
  protected readonly roles = computed(() => {
    const { invoked, people } = this.of();
    return invoked.flatMap(({ planId, reference, roles }) => roles.map((role) => {
      const filled = this.progress().roles.findLast((one) => one.roleId === role.id && one.planId === planId);
      const named = role.holder?.personId ? people.find(({ id }) => id === role.holder!.personId)?.jobTitle : role.holder?.name;
      const holder = filled?.personId ? people.find(({ id }) => id === filled.personId)?.jobTitle : filled?.since.text;
      return { id: `${planId} ${role.id}`, reference, title: role.title, who: (filled ? holder : named) ?? 'Nobody', since: filled?.since.at ?? null };
    }));
  });
  protected readonly days = computed(() => logDays(this.progress().entries, this.of().outageAt, this.#session.organisation()?.timeZone ?? 'UTC'));
  readonly #faults = computed(() => new Map(this.progress().faults.map(({ entryId, message }) => [entryId, message])));
  protected readonly words = kindWords;
  protected readonly toldWhen = toldWhen;
  protected readonly measured = measuredWords;

  /** Below the heading of its day. */
  protected clock(at: string): string {
    return moment(at, { zone: this.of().timeZone, now: new Date(at) });
  }

  protected about(one: Parameters<typeof subjectOf>[0]): string {
    return subjectOf(one, this.of(), this.progress());
  }

  /** What a correction has made of it, and who corrected it: the entry itself stays as it was typed. */
  protected corrected(one: EffectiveEntry): string {
    const words = correctedInWords(one, this.of().timeZone);
    return words && `${words}, by the ${one.correctedBy!.author.jobTitle}`;
  }

  protected late({ typedAt }: LogEntry): boolean {
    const at = this.of().standDown?.at;
    return at !== undefined && Date.parse(typedAt) > Date.parse(at);
  }

  protected fault(id: string): string {
    return this.#faults().get(id) ?? '';
  }

  protected state({ state }: StepProgress): string {
    return STEP_WORDS[state];
  }

  protected took({ minutes, step }: StepProgress): string {
    const planned = step.minutes === null ? 'not planned' : `${clockInWords(step.minutes)} planned`;
    return minutes === null ? planned : `${clockInWords(minutes)}, ${planned}`;
  }
}
