import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LessonView } from '@holdfast/contracts';
import { againstRequirement, isUnended, LIMITS, missingForSignOff, type MeasuredTime } from '@holdfast/domain';
import { ACTION_STATUS_WORDS, dueInWords } from '../actions/action-words';
import { againstWords, measuredWords } from '../exercises/exercise-words';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day, DayPipe, MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { FailureReviewClient } from './failure-review-client';
import { lastedWords, stateWords, subjectLink } from './failure-review-words';

type Answer = NonNullable<LessonView['action']>;

/** One look back: what happened, why, and what came of each lesson. It prints as it stands. */
@Component({
  selector: 'hf-failure-review-page',
  imports: [DayPipe, ErrorNotice, Icon, Kbd, LoadingShape, MomentPipe, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './failure-review-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', './failure-review-page.scss'],
})
export class FailureReviewPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly resource = inject(FailureReviewClient).review(() => this.id());
  protected readonly review = kept(this.resource, () => this.id());
  readonly #today = computed(() => this.#past.asAt() === null);
  /** What it lacks for its sign-off, by the rule of the server. */
  protected readonly missing = computed(() => {
    const of = this.review();
    return of ? missingForSignOff(of).map(({ message }) => message) : [];
  });
  protected readonly mayWrite = computed(() => this.#today() && (this.review()?.mayWrite ?? false));
  protected readonly maySignOff = computed(() => this.#today() && (this.review()?.maySignOff ?? false) && this.review()!.whyNotSignOff === null && this.missing().length === 0);
  protected readonly mayAnswer = computed(() => this.#today() && (this.#session.canAnywhere('action.plan') || this.mayRaise()));
  protected readonly mayRaise = computed(() => this.#session.canAnywhere('risk.draft'));
  protected readonly paper = computed(() => `/api/failure-reviews/${this.id()}/review.pdf${this.#past.asAt() === null ? '' : `?asAt=${this.#past.asAt()}`}`);
  protected readonly printed = computed(() => printedAt('Review of a failure', this.#session.organisation()));
  readonly #day = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly state = stateWords;
  protected readonly lasted = lastedWords;
  protected readonly link = subjectLink;
  protected readonly measured = measuredWords;

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const of = this.review();
      if (of) titles.show(`${of.reference} ${of.title}`, [{ label: 'Reviews of failures', link: '/failure-reviews' }, { label: of.reference }]);
    });
    inject(Shortcuts).add([{ keys: 'e', label: 'Write this review', run: () => this.mayWrite() && void router.navigate(['/failure-reviews', this.id(), 'edit']) }]);
  }

  protected against(measured: MeasuredTime, asked: number | null, name: 'RTO' | 'RPO', tooLateAtOnce = false): string {
    return againstWords(againstRequirement(measured, asked), asked, name, tooLateAtOnce);
  }

  /** "Done", or "In progress, due 2 Nov, 24 days late": what came of the lesson. */
  protected stands({ status, dueDate }: Answer): string {
    return isUnended(status) ? `${ACTION_STATUS_WORDS[status]}, due ${day(dueDate)}, ${dueInWords(dueDate, this.#day())}` : ACTION_STATUS_WORDS[status];
  }

  protected late({ status, dueDate }: Answer): boolean {
    return isUnended(status) && dueDate < this.#day();
  }

  protected raise({ id, text }: LessonView): Record<string, string> {
    return { title: text.slice(0, LIMITS.title), review: this.id(), lesson: id };
  }

  protected print(): void {
    print();
  }

  protected async signOff(): Promise<void> {
    const { askToSignOffReview } = await import('./sign-off-review-dialog');
    const signed = await askToSignOffReview(this.#injector, this.review()!);
    if (signed) this.resource.set(signed);
  }
}
