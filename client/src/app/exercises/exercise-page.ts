import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ExerciseView, RehearsedResourceResult } from '@holdfast/contracts';
import { asSentence, backupAgeWhen, clockInWords, injectInWords, injectsNow, limitInWords, measuredRecovery, outcomeContradictions, rehearsedEffortInWords, workInWords } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { PlansOverdue } from '../plans/plans-overdue';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day, DayPipe, moment, MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { AgainstOutcome } from './against-outcome';
import { ExerciseClient } from './exercise-client';
import { rehearsedLive } from './exercise-log';
import { ExerciseStateMark } from './exercise-state';
import { againstWords, KIND_WORDS, measuredWords, OUTCOME_WORDS } from './exercise-words';
import { LogAppendix } from './log-appendix';
import { resultFromLog } from './result-from-log';
import { TimeSources } from './time-sources';

/** One rehearsal: what is prepared; then what came of it, each time beside what was asked for. It prints as the report. */
@Component({
  selector: 'hf-exercise-page',
  imports: [AgainstOutcome, DayPipe, ErrorNotice, ExerciseStateMark, Icon, Kbd, LoadingShape, LogAppendix, MomentPipe, Notice, PageHead, Panel, PlansOverdue, RouterLink, TimeSources],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './exercise-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', './exercise-page.scss'],
})
export class ExercisePage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #client = inject(ExerciseClient);
  readonly #reason = inject(AskReason);
  protected readonly resource = this.#client.exercise(() => this.id());
  protected readonly exercise = kept(this.resource, () => this.id());
  readonly #today = computed(() => this.#past.asAt() === null);
  protected readonly mayEdit = computed(() => this.#today() && this.exercise()?.state === 'planned' && this.exercise()!.mayManage);
  protected readonly mayStart = computed(() => this.#today() && this.exercise()?.state === 'planned' && this.exercise()!.mayRecord);
  protected readonly mayRecord = computed(() => this.#today() && this.exercise()?.state !== 'running' && (this.exercise()?.mayRecord ?? false));
  /** Of one that ran live: its steps and its log, once there is something to report. */
  protected readonly logged = rehearsedLive(() => (this.exercise() && !['planned', 'running', 'cancelled'].includes(this.exercise()!.state) ? this.id() : undefined));
  protected readonly ran = computed(() => (this.logged.hasValue() ? this.logged.value() : null));
  protected readonly fromLog = computed(() => (this.exercise()?.ranLive && this.ran() ? resultFromLog(this.ran()!.progress) : null));
  /** What became of each, once a rehearsal that ran live is over; null: nothing says so. */
  protected readonly injects = computed(() => {
    const of = this.exercise();
    if (!of?.ranLive || !of.startedAt || !of.endedAt || !this.logged.hasValue()) return null;
    return injectsNow(of.injects, this.ran()?.progress.entries ?? [], of.startedAt, of.endedAt).map((one) => asSentence(injectInWords(one, (at) => moment(at, { zone: of.timeZone }))));
  });
  /** What speaks against the outcome on record. */
  protected readonly against = computed(() => {
    const of = this.exercise();
    return of?.outcome ? outcomeContradictions(of.outcome, { objectives: of.objectives, resources: of.scope.map((one) => ({ ...one, givenUp: one.measured?.moreThan ?? false })), steps: this.ran()?.progress.steps ?? [] }) : [];
  });
  protected readonly maySignOff = computed(() => this.#today() && this.exercise()?.state === 'held' && this.exercise()!.maySignOff && this.exercise()!.whyNotSignOff === null);
  protected readonly mayAnswer = computed(() => this.#today() && this.#session.canAnywhere('action.plan'));
  protected readonly printed = computed(() => printedAt('Report of a rehearsal', this.#session.organisation()));
  protected readonly paper = computed(() => `/api/exercises/${this.id()}/report.pdf${this.#past.asAt() === null ? '' : `?asAt=${this.#past.asAt()}`}`);
  protected readonly kinds = KIND_WORDS;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly measured = measuredWords;
  protected readonly againstAsked = againstWords;
  protected readonly clock = clockInWords;
  protected readonly ageWhen = computed(() => backupAgeWhen(this.exercise()?.scope.map(({ usableAt }) => usableAt) ?? []));
  protected readonly effort = computed(() => rehearsedEffortInWords(this.exercise()?.scope.map(({ effortMinutes }) => effortMinutes) ?? [], this.ran()?.progress ?? null) ?? 'Not known');
  protected readonly took = computed(() => {
    const of = this.exercise();
    return of?.lostAt && of.endedAt ? measuredWords(measuredRecovery({ lostAt: of.lostAt, usableAt: of.endedAt, abandonedAt: null })) : '';
  });

  constructor() {
    const [titles, router] = [inject(PageTitles), this.#router];
    effect(() => {
      const of = this.exercise();
      if (of) titles.show(`${of.reference} ${of.title}`, [{ label: 'Rehearsals', link: '/rehearsals' }, { label: of.reference }]);
    });
    inject(Shortcuts).add([
      { keys: 'e', label: 'Edit this rehearsal', run: () => this.mayEdit() && void router.navigate(['/rehearsals', this.id(), 'edit']) },
      { keys: 'r', label: 'Record the result', run: () => this.mayRecord() && void router.navigate(['/rehearsals', this.id(), 'result']) },
    ]);
  }

  /** What the analyses asked for, where it is measured by something else. */
  protected asked({ rtoMinutes, rpoMinutes, neededRtoMinutes, neededRpoMinutes, neededOn, requirementNote }: RehearsedResourceResult): string {
    const other = [
      ...(neededRtoMinutes !== null && neededRtoMinutes !== rtoMinutes ? [`an ${limitInWords('RTO', neededRtoMinutes)}`] : []), ...(neededRpoMinutes !== null && neededRpoMinutes !== rpoMinutes ? [`an ${limitInWords('RPO', neededRpoMinutes)}`] : []),
    ];
    return other.length === 0 ? '' : `The analyses asked for ${other.join(' and ')}${neededOn ? ` on ${day(neededOn)}` : ''}. ${requirementNote}`;
  }

  protected work(one: RehearsedResourceResult): string {
    return workInWords(one, (at) => moment(at, { zone: this.exercise()!.timeZone }));
  }

  protected versionOf(number: number | null): string {
    if (number !== null) return `Version ${number}`;
    const state = this.exercise()?.state;
    if (state === 'planned') return 'No version is approved: it cannot start with this plan';
    return state === 'cancelled' ? 'Not rehearsed' : 'Held without an approved version on record';
  }

  protected print(): void {
    print();
  }

  protected async start(): Promise<void> {
    const { askToStart } = await import('./live/start-exercise-dialog');
    const started = await askToStart(this.#injector, this.exercise()!);
    if (started) await this.#router.navigate(['/rehearsals', started.id, 'live']);
  }

  protected async signOff(): Promise<void> {
    const { askToSignOff } = await import('./sign-off-dialog');
    this.#show(await askToSignOff(this.#injector, this.exercise()!, this.against()));
  }

  protected async cancel(): Promise<void> {
    const submission = new Submission();
    const of = this.exercise()!;
    let cancelled: ExerciseView | null = null;
    await this.#reason.ask({
      question: `Cancel ${of.reference}?`,
      detail: of.programme ? `It stays on record. ${of.programme.name} is due again at its next date.` : 'It stays on record with your reason.',
      act: 'Cancel the rehearsal',
      run: async (reason) => {
        cancelled = await this.#client.cancel(of.id, of.version, { reason }, submission.of({ reason }));
      },
    });
    this.#show(cancelled);
  }

  #show(exercise: ExerciseView | null): void {
    if (exercise) this.resource.set(exercise);
  }
}
