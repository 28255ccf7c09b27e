import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RiskView, SittingItem, SittingView } from '@holdfast/contracts';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '@holdfast/domain';
import { CheckClient } from '../contradictions/check-client';
import { ContradictionNotes } from '../contradictions/contradiction-notes';
import { Connection } from '../http/connection';
import { kept } from '../http/kept';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { MatrixVersions } from '../matrices/matrix-versions';
import { RegisterStore } from '../registers/register-store';
import { RiskClient } from '../risks/risk-client';
import { rightsOn } from '../risks/risk-rights';
import { Standing } from '../risks/standing';
import { WhyEvidencedNote } from '../evidence/why-evidenced-note';
import { whyDrawn } from '../risks/why-drawn';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { OfflineStrip } from '../shared/offline-strip/offline-strip';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { ReviewClient } from './review-client';
import { ReviewDecision } from './review-decision';
import { decidedCount, nextToDecide, OUTCOME_WORDS, outcomeInWords, presentInWords, reviewInWords, type MatrixOf } from './review-words';
import { SinceList } from './since-list';
import { SittingQueue } from './sitting-queue';

/** A sitting: one due risk after another, with what changed since its last review, a decision and a reason. A page of its own, without the frame. */
@Component({
  selector: 'hf-sitting-page',
  imports: [ContradictionNotes, DayPipe, ErrorNotice, Icon, Kbd, LoadingShape, MomentPipe, Notice, OfflineStrip, ReviewDecision, RouterLink, SinceList, SittingQueue, Standing, WhyEvidencedNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'shortcuts.handle($event)', '(document:keydown.escape)': 'escape($event)' },
  templateUrl: './sitting-page.html',
  styleUrl: './sitting-page.scss',
})
export class SittingPage {
  /** From the address. */
  readonly id = input.required<string>();
  /** The risk on show, from the query; where it was left when it says none. */
  readonly risk = input<string>();

  readonly #client = inject(ReviewClient);
  readonly #risks = inject(RiskClient);
  readonly #checks = inject(CheckClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #registers = inject(RegisterStore);
  readonly #matrices = inject(MatrixVersions);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #injector = inject(Injector);
  readonly #submission = new Submission();
  protected readonly connection = inject(Connection);
  protected readonly shortcuts = inject(Shortcuts);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly resource = this.#client.sitting(() => this.id());
  protected readonly sitting = kept(this.resource, () => this.id());
  protected readonly items = computed(() => this.sitting()?.items ?? []);
  /** What is on show stays on show, also when it is decided elsewhere meanwhile. */
  readonly #riskId = linkedSignal<{ asked: string | undefined; items: readonly SittingItem[] }, string | undefined>({
    source: () => ({ asked: this.risk(), items: this.items() }),
    computation: ({ asked, items }, before) => asked ?? before?.value ?? nextToDecide(items) ?? undefined,
  });
  protected readonly current = computed<SittingItem | null>(() => this.items().find(({ riskId }) => riskId === this.#riskId()) ?? null);
  readonly #read = this.#risks.risk(() => this.current()?.riskId);
  protected readonly riskError = this.#read.error;
  protected readonly view = kept(this.#read, () => this.#riskId());
  readonly #history = this.#risks.assessments(() => this.current()?.riskId);
  readonly #checked = this.#checks.ofRisk(() => this.current()?.riskId);
  protected readonly check = computed(() => (this.#checked.hasValue() ? this.#checked.value() : null));
  /** A risk that was decided is decided again only when asked to. */
  protected readonly again = linkedSignal({ source: () => this.#riskId(), computation: () => false });
  /** Pressed before the risk was here. */
  protected readonly early = linkedSignal<string | undefined, ReviewOutcome | null>({ source: () => this.#riskId(), computation: () => null });
  protected readonly failure = linkedSignal<string | undefined, Problem | null>({ source: () => this.#riskId(), computation: () => null });

  protected readonly present = computed(() => (this.sitting() ? presentInWords(this.sitting()!) : ''));
  protected readonly done = computed(() => decidedCount({ items: this.items() }));
  protected readonly allDone = computed(() => this.items().length > 0 && this.done() === this.items().length);
  readonly #matrixOf = computed<MatrixOf>(() => {
    const known = this.#matrices.known();
    return (id) => known.get(id ?? '')?.definition ?? null;
  });
  protected readonly why = computed(() => {
    const [risk, history] = [this.view(), this.#history.hasValue() ? this.#history.value() : undefined];
    const matrix = this.#matrixOf()(risk?.register.matrixVersionId ?? null);
    return risk && matrix && history ? whyDrawn(risk, matrix, history, this.#session.organisation()?.timeZone) : null;
  });
  protected readonly minutes = computed(() =>
    this.items().flatMap(({ riskId, reference, state, review }) => (review && state === 'decided' ? [{ riskId, reference, words: reviewInWords(review, this.#matrixOf()), reason: review.reason }] : [])),
  );
  /** What was decided about the risk on show, here or elsewhere. */
  protected readonly decision = computed(() => {
    const item = this.current();
    if (!item || (item.state !== 'decided' && item.state !== 'elsewhere')) return null;
    const { review } = item;
    return { here: item.state === 'decided', outcome: review ? outcomeInWords(review) : 'Closed', words: review ? reviewInWords(review, this.#matrixOf()) : 'closed outside a review', reason: review?.reason ?? '', who: review?.author.jobTitle ?? null, at: review?.recordedAt ?? null };
  });
  protected readonly rights = computed(() => {
    const risk = this.view();
    return risk ? rightsOn(risk, (permission, target) => this.#session.can(permission, target)) : null;
  });
  protected readonly mayDecideAgain = computed(() => !!this.decision() && !!this.rights()?.assess);
  protected readonly mayPutOff = computed(() => !!this.sitting()?.mayLead && !!this.current() && !this.decision());
  protected readonly leaveTo = computed(() => {
    const register = this.sitting()?.register;
    return register ? ['/registers', register.id] : ['/'];
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const sitting = this.sitting();
      if (!sitting) return;
      titles.show(`Review sitting: ${sitting.register?.name ?? 'my risks'}`);
      // Its minutes stand from then on.
      if (sitting.endedAt) untracked(() => void this.#router.navigate(['/review-sittings', sitting.id, 'minutes'], { replaceUrl: true }));
      for (const { residual, review } of sitting.items) this.#matrices.need(residual.matrixVersionId, review?.before.matrixVersionId, review?.after.matrixVersionId);
    });
    effect(() => this.#matrices.need(this.view()?.register.matrixVersionId));
    inject(Shortcuts).add([
      ...REVIEW_OUTCOMES.map((outcome, index) => ({ keys: String(index + 1), label: OUTCOME_WORDS[outcome], run: () => this.early.set(outcome) })),
      { keys: 's', label: 'Put it off for now', run: () => this.mayPutOff() && void this.skip() },
      { keys: 'j', label: 'Next risk', run: () => this.step(1) },
      { keys: 'k', label: 'Previous risk', run: () => this.step(-1) },
      { keys: 'o', label: 'Open the risk', run: () => this.current() && void this.#router.navigate(['/risks', this.current()!.riskId]) },
      { keys: 'e', label: 'End the sitting', run: () => this.sitting()?.mayLead && void this.#router.navigate(['/review-sittings', this.id(), 'end']) },
      { keys: '?', label: 'This list', run: () => void this.openShortcuts() },
      { keys: 'a', label: 'Decide again', run: () => this.mayDecideAgain() && this.again.set(true) },
    ]);
  }

  /** Out of a field first, so that single keys work again; then out of the sitting, which stays where it is. */
  protected escape(event: Event): void {
    if (event.defaultPrevented || document.querySelector('.cdk-overlay-container [role=dialog]')) return;
    const active = document.activeElement;
    if (active instanceof HTMLElement && active.matches('input, textarea')) return active.blur();
    void this.#router.navigate(this.leaveTo());
  }

  protected skipTo(event: Event): void {
    event.preventDefault();
    this.heading()?.nativeElement.focus();
  }

  protected step(by: 1 | -1): void {
    const items = this.items();
    if (!items.length) return;
    const at = items.findIndex(({ riskId }) => riskId === this.current()?.riskId);
    const to = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by;
    if (items[to]) this.show(items[to].riskId);
  }

  protected show(riskId: string | null): void {
    void this.#router.navigate([], { queryParams: { risk: riskId }, replaceUrl: true }).then(() => afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.#injector }));
  }

  protected async saved(risk: RiskView): Promise<void> {
    const items = this.items().map((item) => (item.riskId === risk.id ? { ...item, state: 'decided' as const } : item));
    void this.#announcer.announce(`${risk.reference} saved. ${decidedCount({ items })} of ${items.length} reviewed.`);
    this.#registers.reload();
    this.resource.reload();
    this.#read.set(risk);
    this.again.set(false);
    this.show(nextToDecide(items, risk.id) ?? DONE);
  }

  protected met(risk: RiskView): void {
    this.again.set(true);
    this.#read.set(risk);
    this.resource.reload();
  }

  protected async skip(): Promise<void> {
    const item = this.current();
    if (!item) return;
    try {
      const sitting = await this.#client.skip(this.id(), item.riskId, this.#submission);
      this.#keep(sitting);
      this.show(nextToDecide(sitting.items, item.riskId) ?? DONE);
    } catch (error) {
      this.failure.set(asProblem(error));
    }
  }

  protected async openShortcuts(): Promise<void> {
    const { openShortcutList } = await import('../shell/shortcut-list');
    openShortcutList(this.#injector);
  }

  #keep(sitting: SittingView): void {
    this.resource.set(sitting);
  }
}

/** In the query: no risk is on show, all are decided. */
const DONE = 'done';
