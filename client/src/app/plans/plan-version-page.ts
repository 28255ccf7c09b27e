import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanVersionView } from '@holdfast/contracts';
import { contactChangesInWords, nameChangesInWords, PLAN_VERSION_WORDS } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { focusHeading } from '../shared/focus-kept';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { unitNowOf } from './content-names';
import { PlanClient } from './plan-client';
import { PlanContentShown } from './plan-content-shown';
import { versionOnPaper } from './plan-words';

/** One version of a plan, whole; where it waits for approval, the place where that is decided. */
@Component({
  selector: 'hf-plan-version-page',
  imports: [DayPipe, ErrorNotice, Icon, LoadingShape, Notice, PageHead, PlanContentShown, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (version(); as of) {
      <hf-page-head [heading]="of.name + ', version ' + of.number">
        <div above class="hf-row"><span class="hf-ref">{{ of.reference }}</span></div>
        <ng-container ngProjectAs="[facts]">
          <span>State <b>{{ words[of.state] }}</b></span><span>Written by <b>{{ of.author.jobTitle }}</b></span>
          @if (of.approvedAt && of.approvedBy; as by) { <span>Approved <b>{{ of.approvedAt | day: 'long' }}</b> by the <b>{{ by.jobTitle }}</b></span> }
          @if (of.code) { <span>Code <b>{{ of.code }}</b></span> }
        </ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        <a actions class="hf-btn" [routerLink]="['/plans', of.planId]">The plan</a>
        @if (before() !== null) { <a actions class="hf-btn" [routerLink]="['/plans', of.planId, 'compare']" [queryParams]="{ from: before(), to: of.number }">Compare with version {{ before() }}</a> }
        @if (mayReturn()) { <button actions class="hf-btn" type="button" (click)="sendBack()">Return it</button> }
        @if (mayApprove()) { <button actions class="hf-btn primary" type="button" (click)="approve()"><hf-icon name="check" />Approve version {{ of.number }}</button> }
      </hf-page-head>
      <div class="strips">
        @if (of.whyNotApproved) { <hf-notice icon="info">{{ of.whyNotApproved }}</hf-notice> }
        @if (of.state === 'superseded') { <hf-notice kind="warn" icon="history"><b>This version no longer holds.</b> It was superseded {{ of.supersededAt! | day: 'long' }}.</hf-notice> }
        @if (of.state === 'approved' && of.standing === 'overdue') { <hf-notice kind="warn"><b>This plan is past its review date</b>, {{ of.nextReview! | day: 'long' }}.</hf-notice> }
        @if (changed(); as words) { <hf-notice kind="warn"><b>{{ words }}</b> Each is marked below.</hf-notice> }
        @if (renamed(); as words) { <hf-notice kind="warn"><b>{{ words }}</b> Each is marked below.@if (unitNow(); as now) { It was approved for the unit {{ of.unitName }}, which is now {{ now }}. }</hf-notice> }
        @if (of.contactsHidden) { <hf-notice icon="visibility-off">Telephone numbers are shown to those who have a part in the plan, and to those who manage or approve it.</hf-notice> }
      </div>
      <hf-plan-content [version]="of" />
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Version of a plan" />
      <hf-error-notice what="The version could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="8" label="Loading the version" /> }
  `,
  styleUrl: '../shared/page-layout/thing-page.scss',
})
export class PlanVersionPage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly number = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #client = inject(PlanClient);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #reason = inject(AskReason);
  protected readonly resource = this.#client.version(() => this.id(), () => Number(this.number()));
  protected readonly version = kept(this.resource, () => `${this.id()} ${this.number()}`);
  protected readonly words = PLAN_VERSION_WORDS;
  protected readonly changed = computed(() => contactChangesInWords(this.version()?.contactChanges ?? []));
  protected readonly renamed = computed(() => nameChangesInWords(this.version()?.nameChanges ?? []));
  protected readonly unitNow = computed(() => unitNowOf(this.version()));
  protected readonly mayApprove = computed(() => this.#past.asAt() === null && (this.version()?.mayApprove ?? false));
  protected readonly mayReturn = computed(() => this.#past.asAt() === null && this.version()?.state === 'in-review' && (this.version()!.mayApprove || this.version()!.whyNotApproved !== null));
  protected readonly before = computed(() => {
    const number = this.version()?.number ?? 1;
    return number > 1 ? number - 1 : null;
  });
  protected readonly printed = computed(() => printedAt(versionOnPaper(this.version()), this.#session.organisation()));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.version();
      if (of) titles.show(`${of.reference} version ${of.number}`, [{ label: 'Recovery plans', link: '/plans' }, { label: of.reference, link: `/plans/${of.planId}` }, { label: `Version ${of.number}` }]);
    });
  }

  protected async approve(): Promise<void> {
    const { askToApprove } = await import('./approve-plan-dialog');
    this.#show(await askToApprove(this.#injector, this.version()!));
  }

  protected async sendBack(): Promise<void> {
    const of = this.version()!;
    let sent: PlanVersionView | null = null;
    await this.#reason.ask({
      question: `Return version ${of.number} of ${of.reference}?`,
      detail: 'It is a draft again. Say what is missing or wrong.',
      act: 'Return it',
      run: async (reason) => {
        sent = await this.#client.say(of.planId, 'return', of.version, { reason });
      },
    });
    this.#show(sent);
  }

  #show(version: PlanVersionView | null): void {
    if (!version) return;
    this.resource.set(version);
    focusHeading(this.#injector);
  }
}
