import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { HomeView, RiskRow } from '@holdfast/contracts';
import { daysBetween, EVIDENCE_BASES, type CellPosition, type EvidenceBasis } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { RunningNow } from '../../invocations/running-now';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { NoRegisters } from '../../registers/no-registers';
import { RegisterClient } from '../../registers/register-client';
import { branchesOf, RegisterStore } from '../../registers/register-store';
import { RegisterTreeTable } from '../../registers/register-tree/register-tree';
import { actInWords } from '../../risks/change-words';
import { todayIn } from '../../shared/words/today';
import { mapQuery, NO_FILTERS } from '../../risks/risk-filters';
import { BASIS_WORDS } from '../../risks/words';
import { RiskList } from '../../risks/risk-list/risk-list';
import { Session } from '../../session/session';
import { SetupChecklist } from '../../setup/setup-checklist';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { HeatMap } from '../../shared/heat-map/heat-map';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Segmented } from '../../shared/segmented/segmented';
import { DayPipe, MomentPipe } from '../../shared/words/dates';
import { Shortcuts } from '../../shell/shortcuts';
import { ActionsToDo } from '../actions-to-do';
import { DecisionsToDo } from '../decisions-to-do';
import { ExceptionsToDo } from '../exceptions-to-do';
import { FailedEvidence } from '../failed-evidence';
import { AnalysesToDo } from '../analyses-to-do';
import { ExercisesToDo } from '../exercises-to-do';
import { PartnershipsToDo } from '../partnerships-to-do';
import { PlansToDo } from '../plans-to-do';
import { RecommendationsToDo } from '../recommendations-to-do';
import { changesTogether } from '../changes-together';
import { toDoCount, toDoHeading } from '../to-do-words';

/** More changes than these are unfolded on demand. */
const AT_A_GLANCE = 8;

/** What needs this person, what is theirs, where everything stands, and what others changed. */
@Component({
  selector: 'hf-home-page',
  imports: [ActionsToDo, AnalysesToDo, DayPipe, DecisionsToDo, EmptyState, ErrorNotice, ExceptionsToDo, ExercisesToDo, FailedEvidence, HeatMap, Icon, Kbd, LoadingShape, MomentPipe, NoRegisters, Notice, PageHead, Panel, PartnershipsToDo, PlansToDo, RecommendationsToDo, RegisterTreeTable, RiskList, RouterLink, RunningNow, Segmented, SetupChecklist],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  /** From the address: by what the map is drawn. */
  readonly basis = input<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #matrices = inject(MatrixVersions);
  protected readonly store = inject(RegisterStore);
  protected readonly resource = httpResource<HomeView>(() => '/api/home');
  protected readonly home = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));

  protected readonly demo = computed(() => this.#session.view()?.demo ?? false);
  protected readonly me = computed(() => this.#session.person()?.id);
  protected readonly mayAdd = computed(() => this.store.all().some(({ owner }) => this.#session.canAnywhere('risk.draft') || owner.id === this.me()));
  protected readonly mayFreeze = computed(() => this.#session.canAnywhere('register.freeze'));
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly date = computed(() =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(this.today())).replace(',', ''),
  );
  protected readonly heading = computed(() => {
    const toDo = this.#toDo();
    return toDo ? toDoHeading(toDo) : 'Home';
  });
  readonly #toDo = computed(() => {
    const home = this.home();
    return home && { reviews: home.due.length, actions: home.actions.length, scores: home.scoreAgain.length, decisions: home.decisions.length + home.exceptions.waiting.length, recommendations: home.recommendations.length, partnerships: home.partnerships.length, analyses: home.impactAnalyses.length, plans: home.plans.length, exercises: home.exercises.length, renewals: home.exceptions.ending.length };
  });
  protected readonly toDoCount = computed(() => {
    const toDo = this.#toDo();
    return toDo ? toDoCount(toDo) : 0;
  });
  protected readonly due = computed(() => (this.home()?.due ?? []).map((risk) => ({ risk, ...this.#dueInWords(risk) })));
  /** The next review after those that are due, for an empty list to say. */
  protected readonly nextReview = computed(() => (this.home()?.mine ?? []).flatMap(({ nextReview }) => nextReview ?? []).sort()[0] ?? null);
  /** Whoever owns nothing here (an auditor, an elected member) begins with the registers. */
  protected readonly ownsNothing = computed(() => this.home()?.mineTotal === 0 && this.toDoCount() === 0 && this.home()?.decided.length === 0 && this.home()?.exceptions.decided.length === 0);
  protected readonly branches = computed(() => branchesOf(this.store.all().filter(({ closedAt }) => closedAt === null)));
  readonly #changed = computed(() => changesTogether(this.home()?.changed ?? []).map((change) => ({ ...change, who: change.actor?.jobTitle ?? 'Holdfast', act: actInWords(change.action) })));
  protected readonly allChanged = signal(false);
  protected readonly changed = computed(() => (this.allChanged() ? this.#changed() : this.#changed().slice(0, AT_A_GLANCE)));
  protected readonly moreChanged = computed(() => this.#changed().length - this.changed().length);

  protected readonly matrix = computed(() => this.#matrices.known().get(this.home()?.matrixVersionId ?? '')?.definition ?? null);
  protected readonly map = inject(RegisterClient).heatMapOfAll(() => this.home()?.matrixVersionId ?? undefined, () => mapQuery({ ...NO_FILTERS, basis: this.drawnBy() }));
  protected readonly counted = kept(this.map, () => 'all');
  /** Whoever reads public wording alone is shown what is claimed. */
  protected readonly tellsEvidence = computed(() => this.store.all().some(({ wording }) => wording === 'full'));
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  protected readonly drawnBy = computed<EvidenceBasis>(() => (this.basis() === 'evidenced' && this.tellsEvidence() ? 'evidenced' : 'claimed'));
  protected readonly mapInWords = computed(() => {
    const map = this.counted();
    if (!map) return '';
    const { cells, levelOnly, unscored, notComparable, leftOut, exempt, evidenced } = map;
    const higher = evidenced ? evidenced.failed + evidenced.stale + evidenced.none : 0;
    const parts: [number, string][] = [
      [cells.reduce((sum, { count }) => sum + count, 0), 'in cells'], [levelOnly.reduce((sum, { count }) => sum + count, 0), 'known by level alone'],
      [unscored, 'unscored'], [notComparable, 'on matrices that cannot be compared'], [leftOut, 'counted with their upper risk'], [evidenced?.cannotBeDrawn ?? 0, 'that cannot be drawn'],
    ];
    const counted = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`).join(', ');
    return [counted && `${counted}.`, evidenced && (higher === 0 ? 'Evidence bears out every residual.' : `${higher} ${higher === 1 ? 'lacks' : 'lack'} evidence: ${evidenced.failed} failed, ${evidenced.stale} stale, ${evidenced.none} none.`), exempt && `${exempt} further ${exempt === 1 ? 'risk is' : 'risks are'} exempt.`].filter(Boolean).join(' ');
  });

  constructor() {
    effect(() => {
      this.#matrices.need(this.home()?.matrixVersionId);
      for (const { inherent } of this.home()?.failedEvidence ?? []) this.#matrices.need(inherent.matrixVersionId);
    });
    inject(Shortcuts).add([
      { keys: 'c', label: 'Add a risk', run: () => this.mayAdd() && void this.#router.navigateByUrl('/add-risk') },
      { keys: 'v', label: 'Review what is due', run: () => this.due().length > 0 && void this.#router.navigateByUrl('/review-sittings/new') },
    ]);
  }

  protected open(risk: RiskRow): void {
    void this.#router.navigate(['/risks', risk.id]);
  }

  protected show(cell: CellPosition | null): void {
    if (cell) void this.#router.navigate(['/risks'], { queryParams: { ...cell, matrix: this.home()?.matrixVersionId, basis: this.drawnBy() === 'evidenced' ? 'evidenced' : null } });
  }

  protected drawBy(basis: EvidenceBasis): void {
    void this.#router.navigate([], { queryParams: { basis: basis === 'evidenced' ? basis : null }, replaceUrl: true });
  }

  #dueInWords({ nextReview }: RiskRow): { late: boolean; when: string } {
    const days = nextReview ? daysBetween(this.today(), nextReview) : 0;
    const size = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
    if (days < 0) return { late: true, when: `${size} late` };
    return { late: false, when: days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : `In ${size}` };
  }
}
