import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImpactAnalysisView } from '@holdfast/contracts';
import { clockInWords, dueState, type Duration } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { focusHeading } from '../shared/focus-kept';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ImpactClient } from './impact-client';
import { ImpactContradictions } from './impact-contradictions';
import { ImpactCurves } from './impact-curves';
import { ImpactState } from './impact-state';
import { ImpactTable } from './impact-table';
import { ENTRY_WORDS, lossInWords, mtpdReasonInWords, peakInWords, STATE_WORDS } from './impact-words';
import { shortestIn } from './shortest-in';

/** How bad it becomes the longer an activity is down, how long that can be borne, and what it takes to carry on: one version of it. */
@Component({
  selector: 'hf-impact-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, ImpactContradictions, ImpactCurves, ImpactState, ImpactTable, Kbd, LoadingShape, MomentPipe, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  templateUrl: './impact-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', './bands-table.scss', './impact-page.scss'],
})
export class ImpactPage {
  /** From the address: of the activity, and of the version where it is not the one in force. */
  readonly id = input.required<string>();
  readonly version = input<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #client = inject(ImpactClient);
  readonly #reason = inject(AskReason);
  readonly #router = inject(Router);
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = this.#client.ofActivity(() => this.id());
  protected readonly known = kept(this.resource, () => this.id());
  /** A version that is neither in force nor at work. */
  readonly #older = computed(() => {
    const [known, version] = [this.known(), this.version()];
    return known && version && version !== known.approved?.id && version !== known.open?.id ? version : undefined;
  });
  protected readonly olderResource = this.#client.analysis(() => this.#older());
  readonly #olderAnalysis = kept(this.olderResource, () => this.#older());
  protected readonly analysis = computed<ImpactAnalysisView | null>(() => {
    const known = this.known();
    if (!known) return null;
    if (this.#older()) return this.#olderAnalysis() ?? null;
    return this.version() === known.open?.id && known.open ? known.open : (known.approved ?? known.open);
  });
  protected readonly waiting = computed(() => this.#older() !== undefined && !this.#olderAnalysis());
  readonly #now = computed(() => this.#past.asAt() === null);
  protected readonly may = computed(() => this.#now() && (this.known()?.mayManage ?? false));
  protected readonly mayEdit = computed(() => this.#now() && this.#is('draft', 'returned') && this.analysis()!.mayManage);
  protected readonly mayStart = computed(() => this.may() && !this.known()?.open);
  protected readonly mayWithdraw = computed(() => this.#now() && this.#is('draft', 'returned', 'submitted') && this.analysis()!.mayManage);
  protected readonly mayDecide = computed(() => this.#now() && this.#is('submitted') && this.analysis()!.mayApprove && this.analysis()!.whyNotApprove === null);
  protected readonly mayReview = computed(() => this.#now() && this.#is('approved') && this.analysis()!.mayApprove && this.analysis()!.whyNotReview === null && !this.known()?.open);
  /** Said once the review is near: until then nobody looks for the button. */
  protected readonly whyNotReview = computed(() => {
    const due = ['overdue', 'due-soon'].includes(dueState(this.analysis()?.nextReview ?? null, todayIn(this.#session.organisation()?.timeZone)).state);
    return due && this.#now() && this.#is('approved') && this.analysis()!.mayApprove && !this.known()?.open ? this.analysis()!.whyNotReview : null;
  });
  protected readonly stopped = computed(() => this.analysis()?.contradictions.includes('rto-above-mtpd') ?? false);
  protected readonly printed = computed(() => printedAt('Impact analysis', this.#session.organisation()));
  protected readonly states = STATE_WORDS;
  protected readonly entries = ENTRY_WORDS;
  protected readonly peak = peakInWords;
  protected readonly bandWords = clockInWords;
  protected readonly why = mtpdReasonInWords;
  protected readonly loss = lossInWords;
  protected readonly needs = computed(() => {
    const content = this.analysis()?.content;
    if (!content) return [];
    return [{ what: 'People', counts: content.people }, { what: 'Seats', counts: content.seats }, ...content.equipment];
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.known()?.activity;
      if (of) titles.show(`Impact of losing ${of.reference}`, [{ label: 'Impact analysis', link: '/impact-analyses' }, { label: of.reference, link: `/activities/${of.id}` }, { label: 'Impact' }]);
    });
    inject(Shortcuts).add([{ keys: 'e', label: 'Edit the impact analysis', run: () => (this.mayEdit() || this.mayStart()) && void this.#router.navigate(['/activities', this.id(), 'impact-analysis', 'edit']) }]);
  }

  protected onTheClock(time: Duration | null): string {
    const minutes = shortestIn(time, this.calendars.all());
    return time?.calendarId && minutes !== null ? `Taken at its shortest: ${clockInWords(minutes)} on the clock.` : '';
  }

  protected print(): void {
    print();
  }

  protected async submit(): Promise<void> {
    const { askToSubmit } = await import('./decide-dialogs');
    this.#show(await askToSubmit(this.#injector, this.analysis()!));
  }

  protected async approve(): Promise<void> {
    const { askToApprove } = await import('./decide-dialogs');
    this.#show(await askToApprove(this.#injector, this.analysis()!));
  }

  protected async review(): Promise<void> {
    const { askToReview } = await import('./decide-dialogs');
    this.#show(await askToReview(this.#injector, this.analysis()!));
  }

  protected async end(what: 'return' | 'withdrawal'): Promise<void> {
    const [submission, of] = [new Submission(), this.analysis()!];
    const returned = what === 'return';
    const done = await this.#reason.ask({
      question: returned ? `Return version ${of.number}?` : `Withdraw version ${of.number}?`,
      detail: returned ? 'Whoever wrote it changes it and submits it again.' : 'It stays on record. What is approved stays in force.',
      act: returned ? 'Return it' : 'Withdraw it',
      run: (reason) => this.#client.end(of.id, what, of.version, reason, submission.of({ reason, what })),
    });
    if (done) this.#show(of);
  }

  #show(changed: ImpactAnalysisView | null): void {
    if (!changed) return;
    focusHeading(this.#injector);
    this.resource.reload();
    void this.#router.navigate([], { queryParams: changed.step === 'approved' ? {} : { version: changed.id }, replaceUrl: true });
  }

  #is(...steps: ImpactAnalysisView['step'][]): boolean {
    const step = this.analysis()?.step;
    return step !== undefined && steps.includes(step);
  }
}
