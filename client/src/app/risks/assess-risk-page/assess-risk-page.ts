import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AssessRiskRequest, RiskView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, LIMITS, standingState, type AssessmentKind, type Standing } from '@holdfast/domain';
import { CheckClient } from '../../contradictions/check-client';
import { ContradictionNotes } from '../../contradictions/contradiction-notes';
import type { Edited } from '../../contradictions/facts-of';
import { ControlClient } from '../../controls/control-client';
import { LeaningField } from '../../evidence/leaning-field';
import { asProblem, type Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { RegisterStore } from '../../registers/register-store';
import { Session } from '../../session/session';
import { DateField } from '../../shared/date-field/date-field';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../../shared/forms/problem-errors';
import type { StaleField } from '../../shared/forms/stale-fields';
import { StaleResolver } from '../../shared/forms/stale-resolver';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { ScorePicker } from '../../shared/score-picker/score-picker';
import { Segmented } from '../../shared/segmented/segmented';
import { moment } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { standingInWords } from '../change-words';
import { lastChangeOf } from '../last-change';
import { todayIn } from '../../shared/words/today';
import { RiskClient } from '../risk-client';
import { riskCrumbs } from '../risk-crumbs';
import { rightsOn } from '../risk-rights';
import { Standing as StandingPart } from '../standing';
import { standingGiven, wholeScore } from '../standing-fault';
import { KIND_MEANING, KIND_WORDS } from '../words';

const NAMES: FormNames = {
  standing: { label: 'Score', target: 'standing' },
  likelihood: { label: 'Likelihood', target: 'standing' },
  impact: { label: 'Impact', target: 'standing' },
  level: { label: 'Level', target: 'standing' },
  targetDate: { label: 'Target date', target: 'target-date' },
  leansOn: { label: 'It leans on', target: 'leans-on' },
  rationale: { label: 'Reason', target: 'rationale', messages: { required: 'Say why. It is kept with the score.' } },
};

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** A new assessment of one kind. The earlier ones stay; nothing is overwritten. */
@Component({
  selector: 'hf-assess-risk-page',
  imports: [ContradictionNotes, DateField, DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LeaningField, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink, ScorePicker, Segmented, StaleResolver, StandingPart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './assess-risk-page.html',
  styleUrl: '../add-risk-page/add-risk-page.scss',
})
export class AssessRiskPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(RiskClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #registers = inject(RegisterStore);
  readonly #matrices = inject(MatrixVersions);
  readonly #route = inject(ActivatedRoute).snapshot;
  readonly #submission = new Submission();
  protected readonly limits = LIMITS;
  protected readonly kindWords = KIND_WORDS;
  protected readonly kindMeaning = KIND_MEANING;
  protected readonly kinds = ASSESSMENT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));

  protected readonly resource = this.#client.risk(() => this.id());
  protected readonly risk = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly rights = computed(() => {
    const risk = this.risk();
    return risk && rightsOn(risk, (permission, target) => this.#session.can(permission, target));
  });
  protected readonly matrix = computed(() => this.#matrices.known().get(this.risk()?.register.matrixVersionId ?? '')?.definition ?? null);
  protected readonly kind = signal<AssessmentKind>(ASSESSMENT_KINDS.find((kind) => kind === this.#route.queryParamMap.get('kind')) ?? 'residual');
  /** Where it stood by this kind, if that was on the matrix of today. */
  protected readonly was = computed<Standing | null>(() => {
    const risk = this.risk();
    const was = risk?.[this.kind()];
    return was && was.matrixVersionId === risk.register.matrixVersionId ? was : null;
  });
  protected readonly onOlderMatrix = computed(() => {
    const risk = this.risk();
    const was = risk?.[this.kind()].matrixVersionId;
    return !!was && was !== risk?.register.matrixVersionId;
  });

  protected readonly form = new FormGroup({
    standing: new FormControl<Standing | null>(null, wholeScore('residual', () => this.matrix())),
    targetDate: new FormControl<string | null>(null),
    /** Null: the controls that it leaned on so far. */
    leansOn: new FormControl<readonly string[] | null>(null),
    rationale: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `assess-risk.${this.#route.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly stale = signal<{ current: RiskView; who: string; at: string; fields: StaleField[] } | null>(null);
  protected readonly tomorrow = computed(() => dayAfter(todayIn(this.#session.organisation()?.timeZone)));
  readonly #check = inject(CheckClient).ofRisk(() => (this.risk()?.wording === 'full' && this.risk()?.status === 'open' ? this.id() : undefined));
  protected readonly check = computed(() => (this.#check.hasValue() ? this.#check.value() : null));
  readonly #controls = inject(ControlClient).ofRisk(() => (this.risk()?.wording === 'full' && this.kind() === 'residual' ? this.id() : undefined));
  /** In place, for a residual to lean on; null where there are none. */
  protected readonly controls = computed(() => {
    const found = this.kind() === 'residual' && this.#controls.hasValue() ? this.#controls.value() : [];
    return found.some(({ withdrawnAt }) => withdrawnAt === null) ? found : null;
  });
  readonly #value = toSignal(this.form.controls.standing.valueChanges, { initialValue: null });
  /** Null while nothing whole is chosen, or it stands there already. */
  protected readonly edited = computed<Edited | null>(() => {
    const [value, kind] = [this.#value(), this.kind()];
    const given = value && this.form.controls.standing.valid ? standingGiven(value) : null;
    const was = this.was();
    if (!given || (was && JSON.stringify(given) === JSON.stringify(standingGiven(was)))) return null;
    return { standings: { [kind]: given }, ...(kind === 'residual' ? { nextReview: null } : {}) };
  });
  #base: RiskView | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const risk = this.risk();
      if (!risk) return;
      this.#matrices.need(risk.register.matrixVersionId);
      titles.show(`Score ${risk.reference ?? 'draft'}`, [...riskCrumbs(risk), { label: 'Score' }]);
      untracked(() => {
        this.#base ??= risk;
        if (this.form.pristine) this.#fill(risk);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save the score', run: () => void this.save() }]);
  }

  protected errorOf(target: string): string {
    return this.faults().find((fault) => fault.target === target)?.message ?? '';
  }

  protected leanOn(ids: readonly string[] | null): void {
    this.form.controls.leansOn.setValue(ids);
    this.form.controls.leansOn.markAsDirty();
  }

  protected choose(kind: AssessmentKind): void {
    this.kind.set(kind);
    this.faults.set([]);
    const risk = this.risk();
    if (risk) this.#fill(risk);
  }

  protected async save(): Promise<void> {
    const base = this.#base;
    if (this.busy() || !base || this.stale()) return;
    const faults = [...faultsOf(this.form, NAMES), ...this.#ownFaults(base)];
    this.faults.set(faults);
    if (!faults.length) await this.#send(base.version);
  }

  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    const stale = this.stale();
    if (!stale) return;
    const mine = this.form.getRawValue().standing;
    this.stale.set(null);
    this.#base = stale.current;
    // Theirs kept as it is: there is nothing to record.
    if (JSON.stringify(values['standing']) !== JSON.stringify(this.#given(mine))) return this.leave();
    await this.#send(stale.current.version);
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(['/risks', this.id()]);
  }

  async #send(version: number): Promise<void> {
    const { standing, targetDate, rationale, leansOn } = this.form.getRawValue();
    const request: AssessRiskRequest = {
      kind: this.kind(), ...standingGiven(standing), rationale: rationale.trim(), ...(this.kind() === 'target' && targetDate ? { targetDate } : {}),
      ...(this.kind() === 'residual' && leansOn ? { leansOn: [...leansOn] } : {}),
    };
    this.busy.set(true);
    try {
      await this.#client.assess(this.id(), version, request, this.#submission.of({ ...request, version }));
      this.#submission.done();
      this.draft.saved();
      this.#registers.reload();
      await this.#router.navigate(['/risks', this.id()]);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) await this.#meet(problem);
      else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** What the form alone cannot know: nothing chosen where nothing was, and the day of a target. */
  #ownFaults(risk: RiskView): SummaryLine[] {
    const { standing, targetDate } = this.form.getRawValue();
    const given = standingGiven(standing);
    if (!given && risk[this.kind()].level === null && this.form.controls.standing.valid) return [{ label: '', message: 'Choose a likelihood and an impact.', target: 'standing' }];
    return this.kind() === 'target' && given && !targetDate ? [{ label: '', message: 'Say by when the target is to be reached.', target: 'target-date' }] : [];
  }

  async #meet(problem: Problem): Promise<void> {
    const current = problem.current as RiskView;
    const last = await lastChangeOf(this.#client, current);
    const [kind, base] = [this.kind(), this.#base!];
    const fields: StaleField[] = [{
      name: 'standing', label: KIND_WORDS[kind], text: false,
      base: this.#given(base[kind]), theirs: this.#given(current[kind]), mine: this.#given(this.form.getRawValue().standing),
      show: (value) => standingInWords({ likelihood: null, impact: null, level: null, ...(value as object) }),
    }];
    this.stale.set({ current, who: last.who, at: moment(last.at, { zone: this.#session.organisation()?.timeZone }), fields });
  }

  #given(standing: Standing | null): ReturnType<typeof standingGiven> {
    return standingGiven(standing);
  }

  /** Begins where it stands, so that confirming a score takes a reason alone. */
  #fill(risk: RiskView): void {
    const was = risk[this.kind()];
    const known = was.matrixVersionId === risk.register.matrixVersionId && standingState(was) !== 'unscored';
    const standing = known ? (was.likelihood && was.impact ? { likelihood: was.likelihood, impact: was.impact, level: null } : { likelihood: null, impact: null, level: was.level }) : null;
    const { rationale, leansOn } = this.form.getRawValue();
    this.form.reset({ standing, targetDate: this.kind() === 'target' ? risk.targetDate : null, leansOn, rationale });
  }
}
