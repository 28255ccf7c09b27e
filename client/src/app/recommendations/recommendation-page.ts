import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RecommendationView } from '@holdfast/contracts';
import { isOutstanding, isRecommendationLate, moveRecommendation, type RecommendationVerb } from '@holdfast/domain';
import { ActionList } from '../actions/action-list/action-list';
import { slipInWords } from '../actions/action-words';
import { Attachments } from '../attachments/attachments';
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
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { RecommendationClient } from './recommendation-client';
import { RecommendationDue } from './recommendation-due';
import { RecommendationRecord } from './recommendation-record';
import { nextStep, PRIORITY_WORDS, RESPONSE_WORDS, SOURCE_WORDS, stateInWords, VERDICT_WORDS } from './recommendation-words';

/** One recommendation: what was found, what is answered, each follow-up round, and what goes with it. */
@Component({
  selector: 'hf-recommendation-page',
  imports: [ActionList, Attachments, CdkMenu, CdkMenuItem, CdkMenuTrigger, DayPipe, ErrorNotice, Icon, Kbd, LoadingShape, Notice, PageHead, Panel, RecommendationDue, RecommendationRecord, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recommendation-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', '../actions/action-page/action-page.scss', './recommendation-page.scss'],
})
export class RecommendationPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly resource = inject(RecommendationClient).recommendation(() => this.id());
  protected readonly recommendation = kept(this.resource, () => this.id());
  /** What this person may do now: nothing while the past is looked at. */
  protected readonly may = computed(() => {
    const [of, present] = [this.recommendation(), this.#past.asAt() === null];
    const allowed = (yes: boolean | undefined, verb: RecommendationVerb): boolean => present && !!yes && !!of && moveRecommendation(of.state, verb, 'implemented').ok;
    return {
      edit: allowed(of?.mayManage, 'edit'), reschedule: allowed(of?.mayManage, 'reschedule'), respond: allowed(of?.mayRespond, 'respond'), claim: allowed(of?.mayRespond, 'claim'),
      followUp: allowed(of?.mayFollowUp, 'follow-up'), link: allowed(of?.mayLink, 'edit'),
      // Whoever owns the linked risk or plans actions somewhere; its form says so where it is not this one.
      plan: allowed(of?.mayLink, 'edit') && (!!of?.mayRespond || this.#session.canAnywhere('action.plan')),
    };
  });
  protected readonly outstanding = computed(() => isOutstanding(this.recommendation()?.state ?? 'verified'));
  protected readonly late = computed(() => {
    const of = this.recommendation();
    return !!of && isRecommendationLate(of, this.#past.today(this.#session.organisation()?.timeZone));
  });
  protected readonly rounds = computed(() => (this.recommendation()?.entries ?? []).filter(({ kind }) => kind === 'followed-up').reverse());
  /** The first date and every later one, newest first, each with who set it and why. */
  protected readonly dates = computed(() => (this.recommendation()?.entries ?? []).flatMap((entry) => (entry.dueDate === null ? [] : [{ ...entry, dueDate: entry.dueDate }])));
  protected readonly slip = computed(() => slipInWords(this.recommendation()?.slipDays ?? 0));
  protected readonly next = computed(() => {
    const of = this.recommendation();
    return of ? nextStep(of) : '';
  });
  protected readonly answer = computed(() => this.recommendation()?.entries.find(({ kind }) => kind === 'responded'));
  protected readonly planOn = computed(() => this.recommendation()?.risks.find(({ status }) => status === 'open'));
  protected readonly printed = computed(() => printedAt('Recommendation', this.#session.organisation()));
  protected readonly sourceWords = SOURCE_WORDS;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly responseWords = RESPONSE_WORDS;
  protected readonly verdictWords = VERDICT_WORDS;
  protected readonly stateInWords = stateInWords;

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const of = this.recommendation();
      if (of) titles.show(`${of.reference} ${of.title}`, [{ label: 'Recommendations', link: '/recommendations' }, { label: of.reference }]);
    });
    inject(Shortcuts).add([
      { keys: 'r', label: 'Respond, or say that it is implemented', run: () => (this.may().respond ? void this.respond() : this.may().claim && void this.claim()) },
      { keys: 'f', label: 'Follow it up', run: () => this.may().followUp && void this.followUp() },
      { keys: 'e', label: 'Edit this recommendation', run: () => this.may().edit && void router.navigate(['/recommendations', this.id(), 'edit']) },
    ]);
  }

  protected print(): void {
    print();
  }

  protected async respond(): Promise<void> {
    const { askToRespond } = await import('./dialogs/respond-dialog');
    this.#show(await askToRespond(this.#injector, this.recommendation()!));
  }

  protected async claim(): Promise<void> {
    const { askToClaim } = await import('./dialogs/claim-dialog');
    this.#show(await askToClaim(this.#injector, this.recommendation()!));
  }

  protected async followUp(): Promise<void> {
    const { askForVerdict } = await import('./dialogs/follow-up-dialog');
    this.#show(await askForVerdict(this.#injector, this.recommendation()!));
  }

  protected async reschedule(): Promise<void> {
    const { askForRecommendationDate } = await import('./dialogs/reschedule-dialog');
    this.#show(await askForRecommendationDate(this.#injector, this.recommendation()!));
  }

  protected async end(): Promise<void> {
    const { askToClose } = await import('./dialogs/close-dialog');
    this.#show(await askToClose(this.#injector, this.recommendation()!));
  }

  protected async link(): Promise<void> {
    const { askForLinks } = await import('./dialogs/link-dialog');
    this.#show(await askForLinks(this.#injector, this.recommendation()!));
  }

  #show(recommendation: RecommendationView | null): void {
    if (recommendation) this.resource.set(recommendation);
  }
}
