import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EscalationView } from '@holdfast/contracts';
import { isUndecided } from '@holdfast/domain';
import { kept } from '../../http/kept';
import type { Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { RegisterStore } from '../../registers/register-store';
import { printedAt } from '../../risks/printed-at';
import { Session } from '../../session/session';
import { AskReason } from '../../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { DayPipe } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { DecisionsWaiting } from '../decisions-waiting';
import { EntryList } from '../entry-list';
import { EscalationClient } from '../escalation-client';
import { KIND_WORDS, STATE_WORDS } from '../escalation-words';
import { WordsShown } from '../words-shown';
import { AnswerForm } from './answer-form';
import { DecideForm } from './decide-form';

/** One proposal: what is proposed, both ends side by side, and the decision beside it. */
@Component({
  selector: 'hf-decision-page',
  imports: [AnswerForm, DayPipe, DecideForm, EntryList, ErrorNotice, LoadingShape, Notice, PageHead, Panel, RouterLink, WordsShown],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decision-page.html',
  styleUrl: './decision-page.scss',
})
export class DecisionPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(EscalationClient);
  readonly #session = inject(Session);
  readonly #matrices = inject(MatrixVersions);
  readonly #registers = inject(RegisterStore);
  readonly #waiting = inject(DecisionsWaiting);
  readonly #askReason = inject(AskReason);
  readonly #submission = new Submission();
  protected readonly resource = this.#client.escalation(() => this.id());
  protected readonly escalation = kept(this.resource, () => this.id());
  protected readonly undecided = computed(() => isUndecided(this.escalation()?.state ?? 'accepted'));
  protected readonly matrix = computed(() => this.#matrices.known().get(this.escalation()?.to.matrixVersionId ?? '')?.definition ?? null);
  /** The latest that was said for it. */
  protected readonly why = computed(() => this.escalation()?.entries.find(({ kind }) => kind === 'proposed' || kind === 'answered' || kind === 'moved') ?? null);
  protected readonly met = signal<Problem | null>(null);
  protected readonly resultWords = computed(() => {
    switch (this.escalation()?.kind) {
      case 'move':
        return 'Moved. It goes on as';
      case 'de-escalation':
        return 'Accepted. It goes on as';
      default:
        return 'Accepted. It is shown above as';
    }
  });
  protected readonly printed = computed(() => printedAt('A proposal', this.#session.organisation()));
  protected readonly kindWords = KIND_WORDS;
  protected readonly stateWords = STATE_WORDS;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const escalation = this.escalation();
      if (!escalation) return;
      titles.show(`${escalation.reference} ${escalation.title}`, [{ label: 'Decisions', link: '/escalations' }, { label: escalation.reference }]);
      this.#matrices.need(escalation.to.matrixVersionId);
      this.#matrices.need(escalation.from.matrixVersionId);
    });
  }

  protected show(escalation: EscalationView): void {
    this.met.set(null);
    this.resource.set(escalation);
    this.#waiting.reload();
    this.#registers.reload();
  }

  /** Somebody else was quicker: the page shows what is so now, and says who did what. */
  protected meet(problem: Problem): void {
    this.met.set(problem);
    if (problem.stale && problem.current) this.resource.set(problem.current as EscalationView);
    else this.resource.reload();
    this.#waiting.reload();
  }

  protected async ask(verb: 'withdrawal' | 'dismissal'): Promise<void> {
    const escalation = this.escalation();
    if (!escalation) return;
    const { id, version, reference } = escalation;
    const words = verb === 'withdrawal'
      ? { question: `Withdraw the proposal of ${reference}?`, detail: 'It is then decided no more. The risk can be proposed again.', act: 'Withdraw it' }
      : { question: `Leave ${reference} where it is?`, detail: 'It is suggested again once it has come down and rises anew.', act: 'Do not take it up' };
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
