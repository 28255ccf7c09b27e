import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ActionRow, MilestoneView, ObjectiveDetailView, ObjectiveView } from '@holdfast/contracts';
import { EVIDENCE_BASES, financialYearLabel, isUnended, type EvidenceBasis } from '@holdfast/domain';
import { ActionList } from '../actions/action-list/action-list';
import { kept } from '../http/kept';
import { asProblem, type Problem } from '../http/problem';
import { IndicatorList } from '../indicators/indicator-list';
import { PERSPECTIVE_WORDS } from '../indicators/indicator-words';
import { Past } from '../past/past';
import { RegisterStore } from '../registers/register-store';
import { printedAt } from '../risks/printed-at';
import { RiskList } from '../risks/risk-list/risk-list';
import { riskRows } from '../risks/risk-rows';
import { BASIS_WORDS } from '../risks/words';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { MilestoneList } from './milestone-list';
import { ObjectiveClient } from './objective-client';
import { ObjectiveForm } from './objective-form';
import { ObjectiveLevel } from './objective-levels';
import { KIND_WORDS, levelsInWords, milestonesInWords, REPORTING_WORDS } from './objective-words';

/** One objective: its milestones, what stands in its way, what is done about it, and the numbers that it is measured by. */
@Component({
  selector: 'hf-objective-page',
  imports: [ActionList, CdkMenu, CdkMenuItem, CdkMenuTrigger, DayPipe, EmptyState, ErrorNotice, Icon, IndicatorList, Kbd, LoadingShape, MilestoneList, Notice, ObjectiveForm, ObjectiveLevel, PageHead, Panel, RiskList, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './objective-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', '../indicators/indicator-page.scss', './objective-page.scss'],
})
export class ObjectivePage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly basis = input<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #client = inject(ObjectiveClient);
  readonly #reason = inject(AskReason);
  readonly #router = inject(Router);
  readonly #today = inject(Past).asAt() === null;
  readonly #registers = inject(RegisterStore);
  protected readonly tellsEvidence = computed(() => this.#registers.all().some(({ wording }) => wording === 'full'));
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  protected readonly drawnBy = computed<EvidenceBasis>(() => (this.basis() === 'evidenced' ? 'evidenced' : 'claimed'));
  protected readonly resource = this.#client.one(() => this.id(), () => this.drawnBy());
  protected readonly objective = kept(this.resource, () => this.id());
  protected readonly mayManage = computed(() => this.#today && (this.objective()?.mayManage ?? false));
  protected readonly mayReport = computed(() => this.#today && (this.objective()?.mayReport ?? false));
  protected readonly editing = signal<ObjectiveView | null>(null);
  protected readonly places = this.#client.list();
  protected readonly failure = signal<Problem | null>(null);

  /** The worst first, as far as the first page goes: all of them are in the list of risks. */
  protected readonly risks = riskRows(() => ({ url: '/api/risks', query: { objective: this.id(), sort: '-residual', ...(this.drawnBy() === 'evidenced' ? { basis: 'evidenced' } : {}) } }), () => this.id());
  readonly #actions = this.#client.actions(() => (this.objective()?.actions ? this.id() : undefined));
  protected readonly actionsFailed = this.#actions.error;
  readonly #keptActions = kept(this.#actions, () => this.id());
  protected readonly unended = computed<readonly ActionRow[]>(() => (this.#keptActions() ?? []).filter(({ status }) => isUnended(status)));
  protected readonly ended = computed<readonly ActionRow[]>(() => (this.#keptActions() ?? []).filter(({ status }) => !isUnended(status)));
  protected readonly year = computed(() => financialYearLabel(this.objective()?.financialYear ?? 0));
  protected readonly printed = computed(() => printedAt('Objective', this.#session.organisation()));
  protected readonly kindWords = KIND_WORDS;
  protected readonly perspectiveWords = PERSPECTIVE_WORDS;
  protected readonly reportingWords = REPORTING_WORDS;
  protected readonly levels = levelsInWords;
  protected readonly milestones = milestonesInWords;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const objective = this.objective();
      if (objective) titles.show(`${objective.code} ${objective.title}`, [{ label: 'Objectives', link: '/objectives' }, ...objective.above.map(({ id, code }) => ({ label: code, link: `/objectives/${id}` })), { label: objective.code }]);
    });
    inject(Shortcuts).add([
      { keys: 'e', label: 'Change this objective', run: () => this.mayManage() && void this.edit() },
      { keys: 'm', label: 'Add a milestone', run: () => this.mayManage() && void this.addMilestone() },
    ]);
  }

  protected placesAre(): readonly ObjectiveView[] {
    return this.places.hasValue() ? this.places.value() : [];
  }

  protected drawBy(basis: EvidenceBasis): void {
    void this.#router.navigate([], { queryParams: { basis: basis === 'claimed' ? null : basis }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected openRisk(id: string): void {
    void this.#router.navigate(['/risks', id]);
  }

  protected retryActions(): void {
    this.#actions.reload();
  }

  protected print(): void {
    print();
  }

  /** As it is now: the form is filled with what can be changed. */
  protected async edit(): Promise<void> {
    this.failure.set(null);
    try {
      const view = await this.#client.read(this.id());
      if (view) this.editing.set(view);
    } catch (error) {
      this.failure.set(asProblem(error));
    }
  }

  protected saved(): void {
    this.editing.set(null);
    this.resource.reload();
    this.places.reload();
  }

  protected async close(objective: ObjectiveDetailView): Promise<void> {
    const done = await this.#reason.ask({
      question: `Close ${objective.code}?`, detail: 'It leaves the choices, and its milestones are reported no more. Linked risks keep the link.', act: `Close ${objective.code}`,
      run: (reason) => this.#client.close(objective.id, objective.version, reason),
    });
    if (done) this.resource.reload();
  }

  protected async addMilestone(milestone: MilestoneView | null = null): Promise<void> {
    const { askForMilestone } = await import('./milestone-dialog');
    if (await askForMilestone(this.#injector, this.objective()!, milestone)) this.resource.reload();
  }

  protected async report(milestone: MilestoneView): Promise<void> {
    const { askForReport } = await import('./report-milestone-dialog');
    if (await askForReport(this.#injector, milestone)) this.resource.reload();
  }

  protected async withdraw(milestone: MilestoneView): Promise<void> {
    const done = await this.#reason.ask({
      question: 'Withdraw this milestone?', detail: `${milestone.title}. It is followed and counted no more; what was reported stays.`, act: 'Withdraw it',
      run: (reason) => this.#client.withdrawMilestone(milestone, reason),
    });
    if (done) this.resource.reload();
  }
}
