import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AcceptancesView, ControlView, RiskView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, daysBetween, EXCEPTION_LAYER, isUndecided, wordingShown } from '@holdfast/domain';
import { AcceptanceClient } from '../../acceptances/acceptance-client';
import { AcceptedPanel } from '../../acceptances/accepted-panel';
import { UnacceptedStrip } from '../../acceptances/unaccepted-strip';
import { ActionsPanel } from '../../actions/actions-panel';
import { Attachments } from '../../attachments/attachments';
import { ControlsPanel } from '../../controls/controls-panel';
import { ExceptionClient } from '../../exceptions/exception-client';
import { ExceptionsPanel } from '../../exceptions/exceptions-panel';
import { CheckClient } from '../../contradictions/check-client';
import { ContradictionNotes } from '../../contradictions/contradiction-notes';
import { EscalationClient } from '../../escalations/escalation-client';
import { EscalationsPanel } from '../../escalations/escalations-panel';
import { STATE_WORDS } from '../../escalations/escalation-words';
import { kept } from '../../http/kept';
import { IndicatorsPanel } from '../../indicators/indicators-panel';
import { asProblem, type Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { Past } from '../../past/past';
import { InvocationsOf } from '../../invocations/invocations-of';
import { PlansOf } from '../../plans/plans-of';
import { RecommendationsPanel } from '../../recommendations/recommendations-panel';
import { RegisterStore } from '../../registers/register-store';
import { ReviewsPanel } from '../../reviews/reviews-panel';
import { Session } from '../../session/session';
import { Confirm } from '../../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { LevelOverTime } from '../../shared/level-over-time/level-over-time';
import { faceOfStanding } from '../../shared/level-face';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { AssessmentMark } from '../../shared/mini-matrix/assessment-mark';
import { MiniMatrix } from '../../shared/mini-matrix/mini-matrix';
import { Movement } from '../../shared/movement/movement';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { DayPipe } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { PublicWording, type PublicView } from '../public-wording';
import { RiskClient } from '../risk-client';
import { printedAt } from '../printed-at';
import { riskCrumbs } from '../risk-crumbs';
import { rightsOn } from '../risk-rights';
import { Standing } from '../standing';
import { EvidenceMark } from '../../evidence/evidence-mark';
import { whyEvidenced } from '../../evidence/why-evidenced';
import { whyDrawn } from '../why-drawn';
import { EXEMPT_WORDS, KIND_MEANING, KIND_WORDS, PROXIMITY_WORDS, TREATMENT_WORDS } from '../words';
import { AssessmentList } from './assessment-list';
import { ImportedFields } from './imported-fields';
import { RiskChanges } from './risk-changes';

@Component({
  selector: 'hf-risk-page',
  imports: [AcceptedPanel, ActionsPanel, AssessmentList, AssessmentMark, Attachments, CdkMenu, CdkMenuItem, CdkMenuTrigger, ContradictionNotes, ControlsPanel, DayPipe, ErrorNotice, EscalationsPanel, EvidenceMark, ExceptionsPanel, Icon, ImportedFields, IndicatorsPanel, InvocationsOf, Kbd, LevelOverTime, LoadingShape, MiniMatrix, Movement, Notice, PageHead, Panel, PlansOf, PublicWording, RecommendationsPanel, ReviewsPanel, RiskChanges, RouterLink, Standing, UnacceptedStrip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-page.html',
  styleUrl: './risk-page.scss',
})
export class RiskPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(RiskClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #confirm = inject(Confirm);
  readonly #registers = inject(RegisterStore);
  readonly #matrices = inject(MatrixVersions);
  readonly #submission = new Submission();

  protected readonly resource = this.#client.risk(() => this.id());
  protected readonly risk = kept(this.resource, () => this.id());
  protected readonly history = this.#client.assessments(() => this.id());
  protected readonly assessments = kept(this.history, () => this.id());
  readonly #acceptances = inject(AcceptanceClient);
  protected readonly acceptance = this.#acceptances.ofRisk(() => {
    const risk = this.risk();
    return risk?.wording === 'full' ? { id: risk.id, version: risk.version } : undefined;
  });
  protected readonly acceptances = kept(this.acceptance, () => this.id());
  readonly #check = inject(CheckClient).ofRisk(() => (this.touched(), this.risk()?.version, this.risk()?.wording === 'full' && this.risk()?.status === 'open' ? this.id() : undefined));
  protected readonly check = kept(this.#check, () => this.id());
  /** "Red since when?" */
  protected readonly highestSince = computed(() => {
    const [day, residual] = [this.check()?.highestSince, this.risk()?.residual];
    const matrix = this.#matrices.known().get(residual?.matrixVersionId ?? '')?.definition;
    return day && residual && matrix ? { day, level: faceOfStanding(matrix, residual)?.label ?? residual.level } : null;
  });
  /** Where there is something to say: it is tolerated, or was accepted once. */
  protected readonly toldOfAcceptance = computed(() => {
    const view = this.acceptances();
    return view && (view.needed !== false || view.acceptances.length > 0) ? view : null;
  });
  readonly #past = inject(Past);
  protected readonly proposals = inject(EscalationClient).ofRisk(() => {
    const risk = this.risk();
    return risk?.wording === 'full' && risk.status !== 'draft' ? `${risk.id}` : undefined;
  });
  /** What was proposed of this risk and came to it, and what may be proposed now. */
  protected readonly between = kept(this.proposals, () => this.id());
  /** Of a risk in a register of individual assessments alone. */
  protected readonly exceptions = inject(ExceptionClient).ofRisk(() => {
    const risk = this.risk();
    const layer = this.#registers.all().find(({ id }) => id === risk?.register.id)?.layer;
    return risk?.wording === 'full' && risk.status !== 'draft' && layer === EXCEPTION_LAYER ? risk.id : undefined;
  });
  protected readonly excepted = kept(this.exceptions, () => this.id());
  /** The proposal of this risk that is not decided yet. */
  protected readonly waiting = computed(() => this.between()?.escalations.find(({ state, reference }) => isUndecided(state) && reference === this.risk()?.reference) ?? null);
  /** Counts up when something that hangs on the risk changed, which its own version does not tell. */
  protected readonly touched = signal(0);
  protected readonly version = computed(() => this.#matrices.known().get(this.risk()?.register.matrixVersionId ?? ''));
  protected readonly matrix = computed(() => this.version()?.definition ?? null);
  protected readonly rights = computed(() => {
    const risk = this.risk();
    return risk ? rightsOn(risk, (permission, target) => this.#session.can(permission, target)) : null;
  });
  protected readonly readsContinuity = computed(() => this.#session.canAnywhere('continuity.read'));
  protected readonly zone = computed(() => this.#session.organisation()?.timeZone);
  protected readonly why = computed(() => {
    const [risk, matrix, assessments] = [this.risk(), this.matrix(), this.assessments()];
    return risk && matrix && assessments ? whyDrawn(risk, matrix, assessments, this.zone()) : null;
  });
  /** Told by the panel of controls. */
  readonly #controls = signal<{ of: string; all: readonly ControlView[] } | null>(null);
  /** Where it is drawn as evidenced; null for a reader of public wording, who is told of no controls. */
  protected readonly evidenced = computed(() => {
    const [risk, assessments, controls] = [this.risk(), this.assessments(), this.#controls()];
    return risk?.wording === 'full' && risk.status === 'open' && assessments && controls?.of === risk.id ? whyEvidenced(risk, this.#matrices.known(), assessments, controls.all, this.zone()) : null;
  });
  /** Each kind with its latest assessment: who said so, when and why. */
  protected readonly kinds = computed(() => {
    const risk = this.risk();
    if (!risk) return [];
    return ASSESSMENT_KINDS.map((kind) => ({ kind, standing: risk[kind], latest: this.assessments()?.find((assessment) => assessment.kind === kind) ?? null }));
  });
  /** Only what was said on the register's matrix of today has a place on it. */
  protected readonly onMatrix = computed(() => {
    const risk = this.risk();
    const here = (standing: RiskView['residual']): RiskView['residual'] | null => (standing.matrixVersionId === risk?.register.matrixVersionId ? standing : null);
    return risk ? { inherent: here(risk.inherent), residual: here(risk.residual), target: here(risk.target) } : null;
  });
  /** Where it stands as evidenced, since when and why, on the register's matrix of today: null where the residual is borne out. */
  protected readonly drawnElsewhere = computed(() => {
    const [evidenced, inherent, assessments] = [this.evidenced(), this.onMatrix()?.inherent, this.assessments()];
    if (evidenced?.drawn !== 'inherent' || !inherent || !assessments) return null;
    const claimedAt = assessments.find(({ kind }) => kind === 'residual')?.recordedAt ?? '';
    const since = evidenced.since && evidenced.since > claimedAt.slice(0, 10) ? `${evidenced.since}T12:00:00Z` : claimedAt;
    return { standing: { ...inherent, kind: 'residual' as const, recordedAt: since }, why: evidenced.sentences[1] };
  });
  protected readonly publicView = computed<PublicView | null>(() => {
    const risk = this.risk();
    if (!risk) return null;
    const shown = wordingShown({ ...risk, publicWording: risk.publicTitle }, 'public');
    return shown && { title: shown.title, text: risk.publicDescription ?? '' };
  });
  /** "in 3 days", "12 days late" */
  protected readonly untilReview = computed(() => {
    const next = this.risk()?.nextReview;
    if (!next) return '';
    const days = daysBetween(this.#past.today(this.zone()), next);
    if (days === 0) return 'today';
    return days > 0 ? `in ${days === 1 ? '1 day' : `${days} days`}` : `${days === -1 ? '1 day' : `${-days} days`} late`;
  });
  /** The end of the chart: now, or the day that is looked at. */
  protected readonly chartEnd = computed(() => (this.#past.asAt() === null ? new Date() : new Date(`${this.#past.asAt()}T23:59:59Z`)));
  protected readonly printed = computed(() => printedAt('As claimed', this.#session.organisation()));
  protected readonly late = computed(() => this.untilReview().endsWith('late'));
  protected readonly view = signal<'chart' | 'table'>('chart');
  protected readonly showsChanges = signal(false);
  protected readonly failure = signal<{ what: string; problem: Problem } | null>(null);
  protected readonly busy = signal(false);

  protected readonly kindWords = KIND_WORDS;
  protected readonly kindMeaning = KIND_MEANING;
  protected readonly treatmentWords = TREATMENT_WORDS;
  protected readonly proximityWords = PROXIMITY_WORDS;
  protected readonly exemptWords = EXEMPT_WORDS;
  protected readonly stateWords = STATE_WORDS;

  protected told(controls: readonly ControlView[]): void {
    this.#controls.set({ of: this.id(), all: controls });
  }

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const risk = this.risk();
      if (!risk) return;
      titles.show(`${risk.reference ?? 'Draft'} ${risk.title}`, riskCrumbs(risk));
      this.#matrices.need(risk.register.matrixVersionId);
    });
    const go = (path: string): void => void this.#router.navigate(['/risks', this.id(), path]);
    inject(Shortcuts).add([
      { keys: 'e', label: 'Edit this risk', run: () => this.rights()?.edit && go('edit') },
      { keys: 'v', label: 'Review this risk', run: () => this.risk()?.status === 'open' && this.rights()?.assess && go('review') },
      { keys: 'r', label: 'Score this risk again', run: () => this.rights()?.assess && go('assess') },
      { keys: '4', label: 'Escalate this risk', run: () => this.between()?.whyNot.escalate === null && go('escalate') },
      { keys: 'a', label: 'Plan an action on it', run: () => this.rights()?.actions && go('add-action') },
    ]);
  }

  protected print(): void {
    print();
  }

  protected submit(risk: RiskView): Promise<void> {
    return this.#act('It was not added to the register.', () => this.#client.submit(risk.id, risk.version, this.#submission.of({ submit: risk.version })));
  }

  protected async discard(risk: RiskView): Promise<void> {
    const answer = await this.#confirm.ask({ question: 'Discard this draft?', detail: `"${risk.title}" is gone then. Nobody else has counted on it.`, act: 'Discard the draft', final: true, leave: 'Keep it' });
    if (answer !== 'act') return;
    await this.#act('The draft was not discarded.', async () => {
      await this.#client.discard(risk.id, risk.version);
      await this.#router.navigate(['/registers', risk.register.id], { replaceUrl: true });
    });
  }

  protected async close(risk: RiskView): Promise<void> {
    const { askToClose } = await import('./close-risk-dialog');
    this.#show(await askToClose(this.#injector, risk));
  }

  protected async move(risk: RiskView): Promise<void> {
    const { askToMove } = await import('../../escalations/move-risk-dialog');
    const moved = await askToMove(this.#injector, risk);
    if (!moved) return;
    this.#registers.reload();
    await this.#router.navigate(['/risks', moved.result?.id ?? risk.id]);
    if (!moved.result) this.resource.reload();
  }

  protected async link(risk: RiskView): Promise<void> {
    const { askForUpper } = await import('./link-upper-dialog');
    this.#show(await askForUpper(this.#injector, risk));
  }

  protected async unlink(risk: RiskView): Promise<void> {
    const answer = await this.#confirm.ask({ question: `Take away the link to ${risk.upperRisk?.reference}?`, detail: 'A roll-up of both registers then counts the two risks apart.', act: 'Take the link away' });
    if (answer === 'act') await this.#act('The link was not taken away.', () => this.#client.unlinkUpper(risk.id, risk.version));
  }

  protected async accept(risk: RiskView): Promise<void> {
    const { askToAccept } = await import('../../acceptances/accept-risk-dialog');
    const { view, risk: changed } = await askToAccept(this.#injector, risk);
    this.#show(changed);
    if (view) this.accepted(view);
  }

  protected accepted(view: AcceptancesView): void {
    this.acceptance.set(view);
    this.touch();
  }

  protected edited(risk: RiskView): void {
    this.#show(risk);
  }

  protected touch(): void {
    this.touched.update((times) => times + 1);
  }

  /** What was refused because somebody saved first is shown as it is now, with the reason. */
  async #act(what: string, act: () => Promise<RiskView | void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.#show((await act()) ?? null);
      this.#submission.done();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#show(problem.current as RiskView);
      this.failure.set({ what, problem });
    } finally {
      this.busy.set(false);
    }
  }

  #show(risk: RiskView | null): void {
    if (!risk) return;
    this.resource.set(risk);
    this.history.reload();
    this.proposals.reload();
    this.exceptions.reload();
    this.#registers.reload();
  }
}
