import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, input, output, runInInjectionContext, signal, type OnInit } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ReviewRiskRequest, RiskCheckView, RiskView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, standingState, type ReviewOutcome, type Standing } from '@holdfast/domain';
import { map } from 'rxjs';
import { ContradictionNotes } from '../contradictions/contradiction-notes';
import type { Edited } from '../contradictions/facts-of';
import { ControlClient } from '../controls/control-client';
import { LeaningField } from '../evidence/leaning-field';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { MatrixVersions } from '../matrices/matrix-versions';
import { lastChangeOf } from '../risks/last-change';
import { RiskClient } from '../risks/risk-client';
import { rightsOn } from '../risks/risk-rights';
import { standingGiven, wholeScore } from '../risks/standing-fault';
import { Session } from '../session/session';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft, type DeviceDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { ScorePicker } from '../shared/score-picker/score-picker';
import { moment } from '../shared/words/dates';
import { Shortcuts } from '../shell/shortcuts';
import { placeInWords } from './review-words';
import { ReviewClient } from './review-client';

const NAMES: FormNames = {
  outcome: { label: 'Decision', target: 'decision', messages: { required: 'Choose what you decided: 1, 2, 3 or 4.' } },
  standing: { label: 'Score', target: 'standing' },
  likelihood: { label: 'Likelihood', target: 'standing' },
  impact: { label: 'Impact', target: 'standing' },
  level: { label: 'Level', target: 'standing' },
  leansOn: { label: 'It leans on', target: 'leans-on' },
  reason: { label: 'Reason', target: 'reason', messages: { required: 'Say why. It goes into the minutes and the audit trail.' } },
};

const OPTION_LABELS = ['No change', 'Re-score', 'Close as redundant', 'Escalate'] as const;

interface Option {
  readonly outcome: ReviewOutcome;
  readonly key: string;
  readonly label: string;
  readonly hint: string;
}

/** What somebody decides about one risk, and why: with the keys 1 to 4, a reason, and Ctrl Enter. */
@Component({
  selector: 'hf-review-decision',
  imports: [ContradictionNotes, DraftNote, ErrorSummary, Field, InputDirective, Kbd, LeaningField, LoadingShape, Notice, ReactiveFormsModule, RouterLink, ScorePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-decision.html',
  styleUrl: './review-decision.scss',
})
export class ReviewDecision implements OnInit {
  readonly risk = input.required<RiskView>();
  readonly check = input<RiskCheckView | null>(null);
  readonly sittingId = input<string | null>(null);
  /** Whether it can be put off. */
  readonly skippable = input(false);
  /** Chosen before this was here, by key. */
  readonly first = input<ReviewOutcome | null>(null);
  /** What saving leads to, on the button. */
  readonly act = input('Save and next');
  readonly saved = output<RiskView>();
  readonly skipped = output<void>();
  /** Somebody else changed the risk meanwhile; this is how it is now. */
  readonly met = output<RiskView>();

  readonly #client = inject(ReviewClient);
  readonly #risks = inject(RiskClient);
  readonly #session = inject(Session);
  readonly #matrices = inject(MatrixVersions);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #submission = new Submission();
  protected readonly limits = LIMITS;
  protected readonly reasonMessages = { required: NAMES['reason']!.messages!['required']! };

  protected readonly form = new FormGroup({
    outcome: new FormControl<ReviewOutcome | null>(null, Validators.required),
    standing: new FormControl<Standing | null>(null, wholeScore('residual', () => this.matrix())),
    /** Null: the controls that it leaned on so far. */
    leansOn: new FormControl<readonly string[] | null>(null),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected draft!: DeviceDraft;
  protected readonly value = toSignal(this.form.valueChanges.pipe(map(() => this.form.getRawValue())), { initialValue: this.form.getRawValue() });
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly stale = signal<{ who: string; at: string; place: string } | null>(null);

  protected readonly rights = computed(() => rightsOn(this.risk(), (permission, target) => this.#session.can(permission, target)));
  protected readonly matrix = computed(() => this.#matrices.known().get(this.risk().register.matrixVersionId)?.definition ?? null);
  protected readonly was = computed<Standing | null>(() => {
    const { residual, register } = this.risk();
    return residual.matrixVersionId === register.matrixVersionId ? residual : null;
  });
  protected readonly older = computed(() => {
    const { residual, register } = this.risk();
    return residual.matrixVersionId !== null && residual.matrixVersionId !== register.matrixVersionId;
  });
  protected readonly options = computed<readonly Option[]>(() => [
    { outcome: 'no-change', key: '1', label: OPTION_LABELS[0], hint: this.risk().residual.level === null ? 'It stays unscored. Say why.' : 'The score still holds. Say why.' },
    { outcome: 're-scored', key: '2', label: OPTION_LABELS[1], hint: 'Choose a new position.' },
    { outcome: 'closed', key: '3', label: OPTION_LABELS[2], hint: 'It can no longer happen.' },
    { outcome: 'escalated', key: '4', label: OPTION_LABELS[3], hint: 'Propose it to the register above.' },
  ]);
  readonly #mayEscalate = computed(() => {
    const { register, owner } = this.risk();
    return this.#session.can('escalation.propose', { unitPath: register.unitPath, registerOwnerId: register.ownerId, riskOwnerId: owner?.id ?? null });
  });
  protected readonly above = computed(() => this.risk().register.above.at(-1) ?? null);
  /** Why what is chosen cannot be saved here. */
  protected readonly refusal = computed(() => {
    const { outcome } = this.value();
    if (outcome === 'escalated' && !this.#mayEscalate()) return explainRefusal('escalation.propose');
    if (outcome === 'closed' && !this.rights().close) return explainRefusal('risk.close');
    return '';
  });
  readonly #controls = inject(ControlClient).ofRisk(() => (this.risk().wording === 'full' && this.value().outcome === 're-scored' ? this.risk().id : undefined));
  /** In place, for the new score to lean on; null where there are none. */
  protected readonly controls = computed(() => {
    const found = this.#controls.hasValue() ? this.#controls.value() : [];
    return found.some(({ withdrawnAt }) => withdrawnAt === null) ? found : null;
  });
  protected readonly edited = computed<Edited | null>(() => {
    const { outcome, standing } = this.value();
    if (outcome !== 're-scored' || this.form.controls.standing.invalid || !standingGiven(standing)) return null;
    return { standings: { residual: standingGiven(standing) }, nextReview: null };
  });

  constructor() {
    inject(Shortcuts).add([
      ...(['no-change', 're-scored', 'closed', 'escalated'] as const).map((outcome, index) => ({ keys: String(index + 1), label: OPTION_LABELS[index]!, run: () => this.choose(outcome, true) })),
      { keys: 'ctrl+enter', label: 'Save the decision', run: () => void this.save() },
      { keys: 's', label: 'Put it off for now', run: () => this.skippable() && this.skipped.emit() },
    ]);
    effect(() => this.#matrices.need(this.risk().register.matrixVersionId));
  }

  ngOnInit(): void {
    this.#fill();
    // Under the name of this very risk, which is not known before.
    runInInjectionContext(this.#injector, () => (this.draft = keepDraft(this.form, `review.${this.sittingId() ?? 'alone'}.${this.risk().id}`)));
    this.draft.take();
    const first = this.first();
    if (first) this.choose(first, true);
  }

  protected errorOf(target: string): string {
    return this.faults().find((fault) => fault.target === target)?.message ?? '';
  }

  /** By key, the focus goes to what is to be filled in next. */
  protected choose(outcome: ReviewOutcome, byKey = false): void {
    this.form.controls.outcome.setValue(outcome);
    this.form.controls.outcome.markAsDirty();
    this.faults.set([]);
    if (byKey) afterNextRender(() => this.#find(outcome === 're-scored' ? '#standing input' : '#reason')?.focus(), { injector: this.#injector });
  }

  protected leanOn(ids: readonly string[] | null): void {
    this.form.controls.leansOn.setValue(ids);
    this.form.controls.leansOn.markAsDirty();
  }

  async save(): Promise<void> {
    if (this.busy()) return;
    const { outcome, standing, leansOn, reason } = this.form.getRawValue();
    // Half a score left behind concerns nobody who decided otherwise.
    const typed = faultsOf(this.form, NAMES).filter(({ target }) => outcome === 're-scored' || target !== 'standing');
    const faults = [...typed, ...this.#ownFaults(outcome, standing)];
    this.faults.set(faults);
    if (faults.length || outcome === null) return;
    const request: ReviewRiskRequest = { outcome, reason: reason.trim(), ...(outcome === 're-scored' ? { ...standingGiven(standing), ...(leansOn ? { leansOn: [...leansOn] } : {}) } : {}), sittingId: this.sittingId() };
    this.busy.set(true);
    try {
      const risk = await this.#client.review(this.risk().id, this.risk().version, request, this.#submission);
      this.draft.saved();
      this.saved.emit(risk);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) await this.#meet(problem);
      else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** What was typed stays; the next save goes by the risk as it is now. */
  async #meet(problem: Problem): Promise<void> {
    const current = problem.current as RiskView;
    const last = await lastChangeOf(this.#risks, current);
    this.stale.set({
      who: last.who, at: moment(last.at, { zone: this.#session.organisation()?.timeZone }),
      place: placeInWords(current.residual, (id) => this.#matrices.known().get(id ?? '')?.definition ?? null),
    });
    this.met.emit(current);
  }

  #ownFaults(outcome: ReviewOutcome | null, standing: Standing | null): SummaryLine[] {
    if (outcome === 're-scored' && !standingGiven(standing) && this.form.controls.standing.valid && this.risk().residual.level === null)
      return [{ label: '', message: 'Choose a likelihood and an impact.', target: 'standing' }];
    return this.refusal() ? [{ label: '', message: this.refusal(), target: 'decision' }] : [];
  }

  /** Begins where it stands, so that a new score is told from there. */
  #fill(): void {
    const was = this.was();
    if (!was || standingState(was) === 'unscored') return;
    this.form.controls.standing.setValue(was.likelihood && was.impact ? { likelihood: was.likelihood, impact: was.impact, level: null } : { likelihood: null, impact: null, level: was.level ?? null });
  }

  #find(selector: string): HTMLElement | null {
    const found = [...this.#host.nativeElement.querySelectorAll<HTMLElement>(selector)];
    return found.find((element) => element instanceof HTMLInputElement && element.checked) ?? found[0] ?? null;
  }
}
