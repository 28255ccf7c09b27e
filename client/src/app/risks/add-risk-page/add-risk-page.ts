import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AddRiskRequest } from '@holdfast/contracts';
import { LIMITS, whyReadOnly, type Standing } from '@holdfast/domain';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { FailureReviewClient } from '../../failure-reviews/failure-review-client';
import { RegisterClient } from '../../registers/register-client';
import { RegisterStore } from '../../registers/register-store';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../../shared/forms/problem-errors';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { ScorePicker } from '../../shared/score-picker/score-picker';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { RiskClient } from '../risk-client';
import { OwnerField } from '../risk-form/owner-field';
import { RiskExemptFields } from '../risk-form/risk-exempt-fields';
import { RiskFactFields } from '../risk-form/risk-fact-fields';
import { RiskStoryFields } from '../risk-form/risk-story-fields';
import { cleaned, WORDING_NAMES, wordingControls } from '../risk-form/wording-form';
import { standingGiven, wholeScore } from '../standing-fault';

const NAMES: FormNames = {
  ...WORDING_NAMES,
  residual: { label: 'Residual', target: 'residual' },
  inherent: { label: 'Inherent', target: 'inherent' },
  'residual.likelihood': { label: 'Residual likelihood', target: 'residual' },
  'residual.impact': { label: 'Residual impact', target: 'residual' },
  'residual.level': { label: 'Residual level', target: 'residual' },
  'inherent.likelihood': { label: 'Inherent likelihood', target: 'inherent' },
  'inherent.impact': { label: 'Inherent impact', target: 'inherent' },
  'inherent.level': { label: 'Inherent level', target: 'inherent' },
  rationale: { label: 'Why there', target: 'rationale' },
};

/** A new risk: its title is enough for a draft, an owner for the register; everything else can wait behind "More". */
@Component({
  selector: 'hf-add-risk-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, OwnerField, ReactiveFormsModule, RiskExemptFields, RiskFactFields, RiskStoryFields, RouterLink, ScorePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-risk-page.html',
  styleUrl: './add-risk-page.scss',
})
export class AddRiskPage {
  /** The register, and words begun elsewhere; from the address. */
  readonly id = input.required<string>();
  readonly title = input<string>();
  readonly cause = input<string>();
  readonly event = input<string>();
  readonly consequence = input<string>();
  /** The lesson of a review that it is raised from. */
  readonly review = input<string>();
  readonly lesson = input<string>();

  readonly #client = inject(RiskClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #registers = inject(RegisterStore);
  readonly #matrices = inject(MatrixVersions);
  readonly #reviews = inject(FailureReviewClient);
  readonly #submission = new Submission();
  protected readonly limits = LIMITS;
  protected readonly me = this.#session.person;

  protected readonly resource = inject(RegisterClient).register(() => this.id());
  protected readonly register = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly matrix = computed(() => this.#matrices.known().get(this.register()?.matrixVersionId ?? '')?.definition ?? null);
  readonly #target = computed(() => ({ unitPath: this.register()?.unitPath, registerOwnerId: this.register()?.owner.id }));
  protected readonly mayDraft = computed(() => this.#session.can('risk.draft', this.#target()));
  protected readonly mayOpen = computed(() => this.#session.can('risk.submit', this.#target()));
  protected readonly mayExempt = computed(() => this.#session.can('risk.exempt', this.#target()));
  protected readonly closed = computed(() => whyReadOnly(null, (this.register()?.closedAt ?? null) !== null));

  protected readonly form = new FormGroup({
    ...wordingControls(),
    residual: new FormControl<Standing | null>(null, wholeScore('residual', () => this.matrix())),
    inherent: new FormControl<Standing | null>(null, wholeScore('inherent', () => this.matrix())),
    rationale: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.reason) }),
  });
  // The address is known before the first input is: one draft for each register.
  protected readonly draft = keepDraft(this.form, `add-risk.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly more = signal(false);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal<AddRiskRequest['status'] | null>(null);

  constructor() {
    this.form.controls.ownerId.setValue(this.#session.person()?.id ?? null);
    const titles = inject(PageTitles);
    effect(() => {
      const register = this.register();
      if (!register) return;
      this.#matrices.need(register.matrixVersionId);
      const above = [...register.above, register].map(({ id, name }) => ({ label: name, link: ['/registers', id] }));
      titles.show(`Add a risk to ${register.name}`, [...above, { label: 'Add a risk' }]);
    });
    effect(() => {
      const begun = { title: this.title(), cause: this.cause(), event: this.event(), consequence: this.consequence() };
      untracked(() => {
        for (const [name, words] of Object.entries(begun)) if (words) this.form.controls[name as keyof typeof begun].setValue(words);
        if (begun.cause || begun.consequence) this.more.set(true);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Add the risk', run: () => void this.save(this.mayOpen() ? 'open' : 'draft') }]);
  }

  protected errorOf(target: string): string {
    return this.faults().find((fault) => fault.target === target)?.message ?? '';
  }

  protected async save(status: AddRiskRequest['status']): Promise<void> {
    if (this.busy()) return;
    const faults = [...faultsOf(this.form, NAMES), ...this.#ownerFault(status)];
    this.#show(faults);
    if (faults.length) return;
    this.busy.set(status);
    const request = this.#request(status);
    try {
      const risk = await this.#client.add(this.id(), request, this.#submission.of(request));
      this.#submission.done();
      this.draft.saved();
      this.#registers.reload();
      const [review, lesson] = [this.review(), this.lesson()];
      // The risk is saved whether or not its lesson hears of it.
      if (review && lesson) await this.#reviews.raisedFrom(review, lesson, { riskId: risk.id }).catch(() => undefined);
      await this.#router.navigate(['/risks', risk.id]);
    } catch (error) {
      this.#show(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(null);
    }
  }

  #ownerFault(status: AddRiskRequest['status']): SummaryLine[] {
    return status === 'draft' || this.form.controls.ownerId.value ? [] : [{ label: 'Owner', message: 'Choose an owner, or save it as a draft.', target: 'owner' }];
  }

  /** What is refused behind "More" has to be seen. */
  #show(faults: readonly SummaryLine[]): void {
    if (faults.some(({ target }) => target !== null && !['title', 'owner', 'residual', 'rationale'].includes(target))) this.more.set(true);
    this.faults.set(faults);
  }

  #request(status: AddRiskRequest['status']): AddRiskRequest {
    const { residual, inherent, rationale, ...wording } = this.form.getRawValue();
    const { unitId, exemptGround, publicTitle, publicDescription, ...words } = cleaned(wording);
    return {
      ...words,
      ...(unitId ? { unitId } : {}),
      ...(exemptGround ? { exemptGround, publicTitle, publicDescription } : {}),
      status,
      residual: standingGiven(residual),
      inherent: standingGiven(inherent),
      ...(rationale.trim() ? { rationale: rationale.trim() } : {}),
    };
  }
}
