import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExceptionView } from '@holdfast/contracts';
import { sameStanding } from '@holdfast/domain';
import { Attachments } from '../../attachments/attachments';
import { EffectivenessMark } from '../../controls/effectiveness-mark';
import { kept } from '../../http/kept';
import type { Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { Past } from '../../past/past';
import { printedAt } from '../../risks/printed-at';
import { Standing } from '../../risks/standing';
import { Session } from '../../session/session';
import { AskReason } from '../../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { DayPipe, MomentPipe } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { ExceptionClient } from '../exception-client';
import { ExceptionState } from '../exception-state';
import { controlChange, endInWords, entryInWords, isEndingSoon } from '../exception-words';
import { ExceptionsWaiting } from '../exceptions-waiting';
import { RenewedFrom } from '../renewed-from';
import { ExceptionAnswerForm } from './answer-form';
import { ExceptionDecideForm } from './decide-form';

/** One exception: what deviates from which policy, on what it stands, who asked and decided; and the decision beside it. */
@Component({
  selector: 'hf-exception-page',
  imports: [Attachments, DayPipe, EffectivenessMark, ErrorNotice, ExceptionAnswerForm, ExceptionDecideForm, ExceptionState, Icon, LoadingShape, MomentPipe, Notice, PageHead, Panel, RenewedFrom, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './exception-page.html',
  styleUrl: './exception-page.scss',
})
export class ExceptionPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(ExceptionClient);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #waiting = inject(ExceptionsWaiting);
  readonly #askReason = inject(AskReason);
  readonly #submission = new Submission();
  protected readonly resource = this.#client.exception(() => this.id());
  protected readonly exception = kept(this.resource, () => this.id());
  protected readonly met = signal<Problem | null>(null);
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly end = computed(() => (this.exception() ? endInWords(this.exception()!, this.#today()) : ''));
  protected readonly soon = computed(() => (this.exception() ? isEndingSoon(this.exception()!, this.#today()) : false));
  protected readonly undecided = computed(() => this.exception()?.state === 'requested' || this.exception()?.state === 'returned');
  protected readonly moved = computed(() => {
    const exception = this.exception();
    return exception !== undefined && !sameStanding(exception.residual, exception.residualNow);
  });
  protected readonly wantsRenewal = computed(() => this.soon() || this.exception()?.state === 'stale' || this.exception()?.state === 'expired');
  protected readonly printed = computed(() => printedAt('An exception to policy', this.#session.organisation()));
  protected readonly words = entryInWords;
  protected readonly change = controlChange;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const exception = this.exception();
      if (exception) titles.show(`${exception.reference} ${exception.policy}`, [{ label: 'Exceptions to policy', link: '/exceptions' }, { label: exception.reference }]);
    });
  }

  protected print(): void {
    print();
  }

  protected show(exception: ExceptionView): void {
    this.met.set(null);
    this.resource.set(exception);
    this.#waiting.reload();
  }

  /** Somebody else was quicker, or changed the risk: the page shows what is so now, and says so. */
  protected meet(problem: Problem): void {
    this.met.set(problem);
    if (problem.stale && problem.current) this.resource.set(problem.current as ExceptionView);
    else this.resource.reload();
    this.#waiting.reload();
  }

  protected async ask(verb: 'withdrawal' | 'revocation'): Promise<void> {
    const exception = this.exception();
    if (!exception) return;
    const { id, version, reference, policy } = exception;
    const words = verb === 'withdrawal'
      ? { question: `Withdraw the request for ${reference}?`, detail: 'It is then decided no more. An exception can be asked for again.', act: 'Withdraw the request' }
      : { question: `Revoke the exception to "${policy}"?`, detail: 'From now on the policy is to be kept. That it was approved stays in the history.', act: 'Revoke the exception' };
    await this.#askReason.ask({
      ...words,
      run: async (reason) => {
        const answer = await this.#client.say(id, verb, version, { reason }, this.#submission.of({ verb, reason, version }));
        this.#submission.done();
        this.show(answer);
      },
    });
  }
}
