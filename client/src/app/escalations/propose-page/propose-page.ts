import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { EscalationDraftView, RiskView } from '@holdfast/contracts';
import { LIMITS, type RiskMatrix } from '@holdfast/domain';
import { asProblem } from '../../http/problem';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { RiskClient } from '../../risks/risk-client';
import { riskCrumbs } from '../../risks/risk-crumbs';
import { Standing } from '../../risks/standing';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { sending } from '../../shared/forms/sending';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { DecisionsWaiting } from '../decisions-waiting';
import { EscalationClient } from '../escalation-client';
import { WordsFields } from '../words-fields';
import { wordsControls, wordsGiven, wordsValue, WORDS_NAMES } from '../words-form';
import { WordsShown } from '../words-shown';

const NAMES: FormNames = {
  registerId: { label: 'Register', target: 'register' },
  reason: { label: 'Reason', target: 'reason', messages: { required: 'Say why.' } },
  ...WORDS_NAMES,
};

/** Proposes a risk to the register above, or to hand it down to one below: in the words of that register, beside those of this one. */
@Component({
  selector: 'hf-propose-page',
  imports: [DraftNote, EmptyState, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink, Standing, WordsFields, WordsShown],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './propose-page.html',
  styleUrl: '../../shared/page-layout/form-page.scss',
})
export class ProposePage {
  /** From the address. */
  readonly id = input.required<string>();
  /** From the route: downwards. */
  readonly down = input(false);

  readonly #client = inject(EscalationClient);
  readonly #router = inject(Router);
  readonly #matrices = inject(MatrixVersions);
  readonly #waiting = inject(DecisionsWaiting);
  readonly #sending = sending();
  protected readonly limits = LIMITS;
  protected readonly resource = inject(RiskClient).risk(() => this.id());
  protected readonly risk = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly drafts = this.#client.drafts(() => ({ id: this.id(), down: this.down() }));
  /** Why it cannot be proposed, where that is no fault: by whom, or as it stands. */
  protected readonly refused = computed(() => {
    const problem = this.drafts.error() ? asProblem(this.drafts.error()) : null;
    return problem && (problem.status === 403 || problem.status === 409) ? problem.title : null;
  });
  protected readonly choices = computed<readonly EscalationDraftView[]>(() => {
    const found = this.drafts.hasValue() ? this.drafts.value() : [];
    return Array.isArray(found) ? found : [found as EscalationDraftView];
  });
  protected readonly form = new FormGroup({
    registerId: new FormControl('', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    ...wordsControls(() => this.matrix()),
  });
  readonly #registerId = toSignal(this.form.controls.registerId.valueChanges, { initialValue: '' });
  protected readonly draft = computed(() => this.choices().find(({ to }) => to.registerId === this.#registerId()) ?? this.choices()[0] ?? null);
  protected readonly matrix: Signal<RiskMatrix | null> = computed(() => this.#matrices.known().get(this.draft()?.to.matrixVersionId ?? '')?.definition ?? null);
  protected readonly kept = keepDraft(this.form, `propose.${inject(ActivatedRoute).snapshot.url.join('.')}.${location.pathname}`);
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  #base: RiskView | null = null;
  #drawn: EscalationDraftView | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const risk = this.risk();
      if (!risk) return;
      const what = this.down() ? 'Hand down' : 'Escalate';
      titles.show(`${what} ${risk.reference ?? ''}`, [...riskCrumbs(risk), { label: what }]);
      untracked(() => (this.#base ??= risk));
    });
    effect(() => {
      const draft = this.draft();
      if (!draft) return;
      this.#matrices.need(draft.to.matrixVersionId);
      untracked(() => this.#begin(draft));
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Propose it', run: () => void this.save() }]);
  }

  /** Another register is chosen: what was typed stays, only the place is on another matrix. */
  #begin(draft: EscalationDraftView): void {
    const { residual, ...words } = wordsValue(draft.words);
    if (this.#drawn === null && this.form.pristine) this.form.patchValue({ ...words, residual, registerId: draft.to.registerId }, { emitEvent: false });
    else if (this.#drawn && this.#drawn.to.matrixVersionId !== draft.to.matrixVersionId) this.form.controls.residual.setValue(residual);
    this.#drawn = draft;
  }

  protected async save(): Promise<void> {
    const [base, draft] = [this.#base, this.draft()];
    if (!base || !draft) return;
    const { reason } = this.form.getRawValue();
    const request = { ...wordsGiven(this.form.getRawValue()), reason: reason.trim(), ...(this.down() ? { registerId: draft.to.registerId } : {}) };
    await this.#sending.send({
      form: this.form, names: NAMES, draft: this.kept,
      run: (submission) => {
        const context = submission.of({ ...request, version: base.version });
        return this.down() ? this.#client.handDown(this.id(), base.version, { ...request, registerId: draft.to.registerId }, context) : this.#client.escalate(this.id(), base.version, request, context);
      },
      then: ({ id }) => {
        this.#waiting.reload();
        return this.#router.navigate(['/escalations', id]);
      },
      // What is proposed has words of its own: what somebody else changed in the risk is read, and proposed all the same.
      met: ({ stale, current }) => {
        if (!stale || !current) return false;
        this.#base = current as RiskView;
        this.resource.set(this.#base);
        this.drafts.reload();
        this.lines.set([{ label: '', message: 'Somebody else changed the risk meanwhile. Look at it beside your words, and propose it again.', target: null }]);
        return true;
      },
    });
  }
}
