import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ExerciseView, RehearsedResourceResult } from '@holdfast/contracts';
import { clockInWords, measuredRecovery } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
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
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { ExerciseClient } from './exercise-client';
import { ExerciseStateMark } from './exercise-state';
import { againstWords, KIND_WORDS, measuredWords, OUTCOME_WORDS } from './exercise-words';

/** One rehearsal: what is prepared; then what came of it, each time beside what was asked for. It prints as the report. */
@Component({
  selector: 'hf-exercise-page',
  imports: [DayPipe, ErrorNotice, ExerciseStateMark, Icon, Kbd, LoadingShape, MomentPipe, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './exercise-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', './exercise-page.scss'],
})
export class ExercisePage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #client = inject(ExerciseClient);
  readonly #reason = inject(AskReason);
  protected readonly resource = this.#client.exercise(() => this.id());
  protected readonly exercise = kept(this.resource, () => this.id());
  readonly #today = computed(() => this.#past.asAt() === null);
  protected readonly mayEdit = computed(() => this.#today() && this.exercise()?.state === 'planned' && this.exercise()!.mayManage);
  protected readonly mayRecord = computed(() => this.#today() && (this.exercise()?.mayRecord ?? false));
  protected readonly maySignOff = computed(() => this.#today() && this.exercise()?.state === 'held' && this.exercise()!.maySignOff && this.exercise()!.whyNotSignOff === null);
  protected readonly mayAnswer = computed(() => this.#today() && this.#session.canAnywhere('action.manage'));
  protected readonly printed = computed(() => printedAt('Report of a rehearsal', this.#session.organisation()));
  protected readonly kinds = KIND_WORDS;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly measured = measuredWords;
  protected readonly against = againstWords;
  protected readonly clock = clockInWords;
  protected readonly effort = computed(() => {
    const known = this.exercise()?.scope.flatMap(({ effortMinutes }) => effortMinutes ?? []) ?? [];
    return known.length ? clockInWords(known.reduce((sum, one) => sum + one, 0)) : 'Not known';
  });
  protected readonly took = computed(() => {
    const of = this.exercise();
    return of?.lostAt && of.endedAt ? measuredWords(measuredRecovery({ lostAt: of.lostAt, usableAt: of.endedAt, abandonedAt: null })) : '';
  });

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const of = this.exercise();
      if (of) titles.show(`${of.reference} ${of.title}`, [{ label: 'Rehearsals', link: '/rehearsals' }, { label: of.reference }]);
    });
    inject(Shortcuts).add([
      { keys: 'e', label: 'Edit this rehearsal', run: () => this.mayEdit() && void router.navigate(['/rehearsals', this.id(), 'edit']) },
      { keys: 'r', label: 'Record the result', run: () => this.mayRecord() && void router.navigate(['/rehearsals', this.id(), 'result']) },
    ]);
  }

  protected bad({ againstRto, againstRpo }: Pick<RehearsedResourceResult, 'againstRto' | 'againstRpo'>): boolean {
    return againstRto === 'over' || againstRpo === 'over';
  }

  protected print(): void {
    print();
  }

  protected async signOff(): Promise<void> {
    const { askToSignOff } = await import('./sign-off-dialog');
    this.#show(await askToSignOff(this.#injector, this.exercise()!));
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
