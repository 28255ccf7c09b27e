import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PlanView } from '@holdfast/contracts';
import { contactChangesInWords, nameChangesInWords, PLAN_KIND_WORDS, PLAN_VERSION_WORDS } from '@holdfast/domain';
import { PlanProven } from '../exercises/plan-proven';
import { kept } from '../http/kept';
import { asProblem } from '../http/problem';
import { InvocationClient } from '../invocations/invocation-client';
import { InvocationsOf } from '../invocations/invocations-of';
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
import { unitNowOf } from './content-names';
import { PlanClient } from './plan-client';
import { PlanContentShown } from './plan-content-shown';
import { PlanStandingMark } from './plan-standing';
import { ENTRY_WORDS, versionOnPaper } from './plan-words';

/** One plan: what its approved version says, whether it still holds, its versions, and who took a copy away. */
@Component({
  selector: 'hf-plan-page',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, DayPipe, ErrorNotice, Icon, Kbd, InvocationsOf, LoadingShape, MomentPipe, Notice, PageHead, Panel, PlanContentShown, PlanProven, PlanStandingMark, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', './plan-page.scss'],
})
export class PlanPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #client = inject(PlanClient);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #router = inject(Router);
  readonly #reason = inject(AskReason);
  protected readonly resource = this.#client.plan(() => this.id());
  protected readonly plan = kept(this.resource, () => this.id());
  /** The version that holds; before there is one, the draft. */
  protected readonly shownNumber = computed(() => {
    const of = this.plan();
    return of ? (of.approvedNumber ?? of.openNumber ?? of.versions[0]?.number ?? null) : null;
  });
  protected readonly versionResource = this.#client.version(() => this.id(), () => this.shownNumber());
  protected readonly version = kept(this.versionResource, () => `${this.id()} ${this.shownNumber()}`);
  protected readonly present = computed(() => this.#past.asAt() === null);
  protected readonly may = computed(() => this.present() && (this.plan()?.mayManage ?? false));
  readonly #now = inject(InvocationClient).now(() => this.present());
  /** Whoever the plan names to activate it, and who keeps the continuity of its unit, may invoke it. */
  protected readonly invocable = computed(() => (this.present() && this.#now.hasValue() ? this.#now.value().plans.find(({ id }) => id === this.id()) : undefined));
  protected readonly mayTake = computed(() => this.present() && (this.plan()?.mayReadContacts ?? false) && this.plan()?.approvedNumber !== null);
  protected readonly printed = computed(() => printedAt(versionOnPaper(this.version()), this.#session.organisation()));
  protected readonly changed = computed(() => contactChangesInWords(this.version()?.contactChanges ?? []));
  protected readonly renamed = computed(() => nameChangesInWords(this.version()?.nameChanges ?? []));
  protected readonly unitNow = computed(() => unitNowOf(this.version()));
  protected readonly kinds = PLAN_KIND_WORDS;
  protected readonly versionWords = PLAN_VERSION_WORDS;
  protected readonly entryWords = ENTRY_WORDS;
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.plan();
      if (of) titles.show(`${of.reference} ${of.name}`, [{ label: 'Recovery plans', link: '/plans' }, { label: of.reference }]);
    });
    inject(Shortcuts).add([{ keys: 'e', label: 'Write this plan', run: () => this.may() && void this.write() }]);
  }

  protected print(): void {
    print();
  }

  /** Goes on with the draft, or starts one. */
  protected async write(): Promise<void> {
    const of = this.plan();
    if (!of || this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      if (of.openNumber === null) await this.#client.startDraft(of.id, of.version);
      await this.#router.navigate(['/plans', of.id, 'edit']);
    } catch (error) {
      this.#say(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async review(): Promise<void> {
    const of = this.plan()!;
    let reviewed: PlanView | null = null;
    await this.#reason.ask({
      question: `${of.reference} was reviewed and still holds?`,
      detail: 'Say what came of it. The next review is set by the review cycle. Where something does not hold any more, start a new draft instead.',
      act: 'It still holds',
      run: async (note) => {
        reviewed = await this.#client.review(of.id, of.version, { note });
      },
    });
    if (reviewed) this.resource.set(reviewed);
  }

  protected async retire(): Promise<void> {
    const of = this.plan()!;
    let retired: PlanView | null = null;
    await this.#reason.ask({
      question: `Retire ${of.reference}?`,
      detail: 'It stays on record with its versions. Nobody is to go by it from now on.',
      act: `Retire ${of.reference}`,
      run: async (reason) => {
        retired = await this.#client.retire(of.id, of.version, reason);
      },
    });
    if (retired) this.resource.set(retired);
  }

  protected async lock(address: string, called: string): Promise<void> {
    const { askToLock } = await import('./lock-dialog');
    askToLock(this.#injector, { address, name: `${called} locked.html` }).closed.subscribe((taken) => taken && this.resource.reload());
  }

  /** Who took a copy is on record; the page says so once the download has begun. */
  protected taken(): void {
    setTimeout(() => this.resource.reload(), 1_500);
  }

  #say(error: unknown): void {
    const problem = asProblem(error);
    this.fault.set(problem.title);
    if (problem.stale && problem.current) this.resource.set(problem.current as PlanView);
  }
}
