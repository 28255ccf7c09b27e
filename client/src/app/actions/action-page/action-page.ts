import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ActionView } from '@holdfast/contracts';
import { isUnended } from '@holdfast/domain';
import { Attachments } from '../../attachments/attachments';
import { kept } from '../../http/kept';
import { RecommendationsPanel } from '../../recommendations/recommendations-panel';
import { ActionGaps } from '../../recovery-analysis/action-gaps';
import { Standing } from '../../risks/standing';
import { printedAt } from '../../risks/printed-at';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { DayPipe } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { ActionClient } from '../action-client';
import { ACTION_STATUS_WORDS, PRIORITY_WORDS, slipInWords, yearsInWords } from '../action-words';
import { DueDate } from '../due';
import { EndOrResume } from '../end-or-resume';
import { ProgressBar } from '../progress-bar';
import { ActionCosts } from './action-costs';
import { ActionJournal } from './action-journal';

/** One action: what is to be done, how far it is, what it costs, and whom it serves. */
@Component({
  selector: 'hf-action-page',
  imports: [ActionCosts, ActionGaps, ActionJournal, Attachments, CdkMenu, CdkMenuItem, CdkMenuTrigger, DayPipe, DueDate, ErrorNotice, Icon, Kbd, LoadingShape, Notice, PageHead, Panel, ProgressBar, RecommendationsPanel, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-page.html',
  styleUrls: ['../../shared/page-layout/thing-page.scss', './action-page.scss'],
})
export class ActionPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #ends = inject(EndOrResume);
  protected readonly resource = inject(ActionClient).action(() => this.id());
  protected readonly action = kept(this.resource, () => this.id());
  protected readonly busy = signal(false);
  protected readonly unended = computed(() => isUnended(this.action()?.status ?? 'done'));
  protected readonly mayResume = computed(() => {
    const action = this.action();
    return !!action && (action.status === 'cancelled' ? action.mayManage : action.status === 'done' && action.mayProgress);
  });
  /** The first date and every later one, newest first, each with who set it and why. */
  protected readonly dates = computed(() => (this.action()?.entries ?? []).flatMap((entry) => (entry.dueDate === null ? [] : [{ ...entry, dueDate: entry.dueDate }])));
  protected readonly slip = computed(() => slipInWords(this.action()?.slipDays ?? 0));
  /** The owner, who need not read any of its registers. */
  protected readonly ownsIt = computed(() => this.action()?.owner.id === this.#session.person()?.id);
  protected readonly readsNone = computed(() => this.action()?.risks.length === 0);
  protected readonly printed = computed(() => printedAt('Action', this.#session.organisation()));
  protected readonly statusWords = ACTION_STATUS_WORDS;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly yearsInWords = yearsInWords;

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const action = this.action();
      if (action) titles.show(`${action.reference} ${action.title}`, [{ label: 'Actions', link: '/actions' }, { label: action.reference }]);
    });
    inject(Shortcuts).add([
      { keys: 'p', label: 'Report progress', run: () => this.unended() && this.action()?.mayProgress && void this.report() },
      { keys: 'e', label: 'Edit this action', run: () => this.unended() && this.action()?.mayManage && void router.navigate(['/actions', this.id(), 'edit']) },
    ]);
  }

  protected print(): void {
    print();
  }

  protected async report(): Promise<void> {
    const { askForProgress } = await import('../progress-dialog');
    this.#show(await askForProgress(this.#injector, this.action()!));
  }

  protected async reschedule(): Promise<void> {
    const { askForDate } = await import('../reschedule-dialog');
    this.#show(await askForDate(this.#injector, this.action()!));
  }

  protected async complete(): Promise<void> {
    const { askToFinish } = await import('../complete-dialog');
    this.#show(await askToFinish(this.#injector, this.action()!));
  }

  protected async cancel(): Promise<void> {
    this.#show(await this.#ends.cancel(this.action()!));
  }

  protected async resume(): Promise<void> {
    this.#show(await this.#ends.resume(this.action()!));
  }

  #show(action: ActionView | null): void {
    if (action) this.resource.set(action);
  }
}
