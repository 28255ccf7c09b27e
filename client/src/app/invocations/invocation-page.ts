import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvocationView } from '@holdfast/contracts';
import { liveStepsOf, progressOf } from '@holdfast/domain';
import { kept } from '../http/kept';
import { reloadWhenBack } from '../http/last-known';
import { LastKnownLine } from '../incident-log/last-known-line';
import { LogFeed } from '../incident-log/log-feed';
import { lookAgainWhile } from '../incident-log/look-again';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { focusHeading } from '../shared/focus-kept';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { PageTitles } from '../shell/page-titles';
import { InvocationClient } from './invocation-client';
import { InvocationFacts } from './invocation-facts';
import { InvocationReport } from './invocation-report';
import { InvocationStateMark } from './invocation-state';
import { LateEntries } from './late-entries';
import { LiveInvocation } from './live-invocation';
import { newsInLog } from './news-in-log';

/** One invocation: its steps, its roles and its log. */
@Component({
  selector: 'hf-invocation-page',
  imports: [ErrorNotice, Icon, InvocationFacts, InvocationReport, InvocationStateMark, LastKnownLine, LateEntries, LiveInvocation, LoadingShape, PageHead, RouterLink],
  providers: [LogFeed],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-last-known />
    @if (invocation(); as of) {
      <hf-page-head [heading]="of.reference + ' ' + of.title">
        <ng-container ngProjectAs="[facts]"><span>Lead <b>{{ of.lead.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span><span><hf-invocation-state [of]="of" /></span></ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        <a actions class="hf-btn" [class.hf-wide-only]="live()" [routerLink]="['/invocations', of.id, 'report']"><hf-icon name="print" />Report</a>
        @if (mayManage()) { <button actions class="hf-btn hf-wide-only" type="button" (click)="edit()"><hf-icon name="edit" />Change</button> }
        @if (mayManage()) { <button actions class="hf-btn hf-wide-only" type="button" (click)="pullIn()"><hf-icon name="add" />Pull a plan in</button> }
        @if (mayManage()) { <button actions class="hf-btn hf-wide-only" type="button" (click)="standDown()"><hf-icon name="task-alt" />Stand down</button> }
        @if (mayReview()) { <a actions class="hf-btn primary" routerLink="/failure-reviews/new" [queryParams]="{ invocation: of.id, title: of.title }"><hf-icon name="history" />Look back at it</a> }
      </hf-page-head>
      <hf-invocation-facts [of]="of" [class.after]="live()" />
      @if (live()) {
        <hf-live-invocation [of]="of" [feed]="feed" />
        <div class="rare hf-narrow-only hf-no-print">
          <a class="hf-btn" [routerLink]="['/invocations', of.id, 'report']"><hf-icon name="print" />Report</a>
          @if (mayManage()) {
            <button class="hf-btn" type="button" (click)="edit()"><hf-icon name="edit" />Change</button>
            <button class="hf-btn" type="button" (click)="pullIn()"><hf-icon name="add" />Pull a plan in</button>
            <button class="hf-btn" type="button" (click)="standDown()"><hf-icon name="task-alt" />Stand down</button>
          }
        </div>
      }
      @else if (feed.refusal(); as refusal) { <p class="hf-bad" role="alert">{{ refusal }}</p> }
      @else if (feed.known() && (feed.from() === 1 || feed.state() === 'away')) { @if (feed.from() > 1) { <p class="hf-soft">The server cannot be reached: of the log, this device has the latest entries and what tells how things stood.</p> } @if (takesLate()) { <hf-late-entries [of]="of" [feed]="feed" /> } <hf-invocation-report [of]="of" [entries]="feed.entries()" /> }
      @else { <hf-loading-shape [lines]="8" label="Loading the log" /> }
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Invocation" />
      <hf-error-notice what="The invocation could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="8" label="Loading the invocation" /> }
  `,
  styles: `
    @media (max-width: 700px) {
      :host { display: flex; flex-direction: column; }
      .after { order: 1; margin-top: 16px; }
      /* What is seldom wanted, and must not be pressed by a thumb that looks for the next step, lies at the end. */
      .rare { order: 2; display: grid; grid-template-columns: 1fr 1fr; gap: 8px; padding-bottom: 96px; }
      .rare .hf-btn { min-height: 44px; }
    }
  `,
})
export class InvocationPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #past = inject(Past);
  readonly #session = inject(Session);
  protected readonly resource = inject(InvocationClient).invocation(() => this.id());
  protected readonly invocation = kept(this.resource, () => this.id());
  protected readonly feed = inject(LogFeed);
  protected readonly printed = computed(() => printedAt('Invocation', this.#session.organisation()));
  readonly #today = computed(() => this.#past.asAt() === null);
  protected readonly mayManage = computed(() => this.#today() && (this.invocation()?.mayManage ?? false));
  protected readonly mayReview = computed(() => this.#today() && (this.invocation()?.mayReview ?? false));
  protected readonly live = computed(() => this.#today() && this.invocation()?.state === 'running');
  /** Nothing about an emergency is lost because it is told late: until the review is signed off. */
  protected readonly takesLate = computed(() => this.#today() && (this.invocation()?.mayRecord ?? false) && this.feed.mayWrite() && this.feed.closed() === null);
  readonly #progress = computed(() => {
    const of = this.invocation();
    return of && progressOf(of.invoked.flatMap(({ planId, roles, steps }) => liveStepsOf(planId, { roles, steps })), this.feed.entries(), of.outageAt);
  });

  /** Told by the log, perhaps from another screen, and not on the page yet; as text, so that the same news is asked about once. */
  readonly #news = computed(() => (this.live() ? newsInLog(this.invocation()!, this.feed.entries()).join(' ') : ''));

  constructor() {
    const titles = inject(PageTitles);
    reloadWhenBack(this.resource);
    lookAgainWhile(this.live, this.resource);
    effect(() => {
      if (this.#news()) untracked(() => this.resource.reload());
    });
    effect(() => {
      const [of, live] = [this.invocation(), this.live()];
      // What is over is read as a report, which is complete.
      if (of) untracked(() => void this.feed.open({ subject: 'invocation', id: of.id }, { whole: !live }));
    });
    effect(() => {
      const of = this.invocation();
      if (of) titles.show(`${of.reference} ${of.title}`, [{ label: 'Invocations', link: '/invocations' }, { label: of.reference }]);
    });
  }

  protected async edit(): Promise<void> {
    const { askToEdit } = await import('./edit-invocation-dialog');
    this.#show(await askToEdit(this.#injector, this.invocation()!));
  }

  protected async pullIn(): Promise<void> {
    const { askToPullIn } = await import('./pull-in-dialog');
    this.#show(await askToPullIn(this.#injector, this.invocation()!));
  }

  protected async standDown(): Promise<void> {
    const open = (this.#progress()?.steps ?? []).filter(({ state }) => state !== 'finished' && state !== 'skipped').map(({ step }) => step.title);
    const { askToStandDown } = await import('./stand-down-dialog');
    this.#show(await askToStandDown(this.#injector, this.invocation()!, open));
    focusHeading(this.#injector);
  }

  #show(invocation: InvocationView | null): void {
    if (invocation) this.resource.set(invocation);
  }
}
