import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ActionView, AddActionRequest } from '@holdfast/contracts';
import { ExerciseClient } from '../../exercises/exercise-client';
import { FailureReviewClient } from '../../failure-reviews/failure-review-client';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { RecommendationClient } from '../../recommendations/recommendation-client';
import { RiskClient } from '../../risks/risk-client';
import { riskCrumbs } from '../../risks/risk-crumbs';
import { rightsOn } from '../../risks/risk-rights';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { hangProblem } from '../../shared/forms/problem-errors';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { ActionClient } from '../action-client';
import { ActionFields } from './action-fields';
import { ACTION_NAMES, actionForm, addRequestOf } from './action-form';
import { faultsIn } from './form-faults';

/** Plans an action on a risk: a title, who does it and by when; everything else can wait. */
@Component({
  selector: 'hf-add-action-page',
  imports: [ActionFields, DraftNote, ErrorNotice, ErrorSummary, Kbd, LoadingShape, Notice, PageHead, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-action-page.html',
  styleUrl: '../../risks/add-risk-page/add-risk-page.scss',
})
export class AddActionPage {
  /** The risk, from the address. */
  readonly id = input.required<string>();
  /** The recommendation that it answers, from the query. */
  readonly recommendation = input<string>();
  /** The finding of a rehearsal that it answers, from the query. */
  readonly rehearsal = input<string>();
  readonly finding = input<string>();
  /** The lesson of a review that it answers, from the query. */
  readonly review = input<string>();
  readonly lesson = input<string>();
  /** Begun elsewhere. */
  readonly title = input<string>();
  readonly description = input<string>();
  readonly owner = input<string>();

  readonly #client = inject(ActionClient);
  readonly #recommendations = inject(RecommendationClient);
  readonly #exercises = inject(ExerciseClient);
  readonly #reviews = inject(FailureReviewClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly resource = inject(RiskClient).risk(() => this.id());
  protected readonly risk = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly rights = computed(() => {
    const risk = this.risk();
    return risk && rightsOn(risk, (permission, target) => this.#session.can(permission, target));
  });
  protected readonly known = computed(() => {
    const risk = this.risk();
    return risk ? [{ id: risk.id, reference: risk.reference ?? 'Draft', title: risk.title, status: risk.status }] : [];
  });
  private readonly fields = viewChild(ActionFields);
  protected readonly form = actionForm(() => this.fields()?.matrix() ?? null);
  // The address is known before the first input is: one draft for each risk.
  protected readonly draft = keepDraft(this.form, `add-action.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly refused = computed(() => new Map(this.faults().flatMap(({ target, message }) => (target ? [[target, message] as const] : []))));
  protected readonly busy = signal(false);

  constructor() {
    this.form.controls.dueDate.addValidators(Validators.required);
    const titles = inject(PageTitles);
    effect(() => {
      const risk = this.risk();
      if (!risk) return;
      titles.show(`Plan an action on ${risk.reference ?? 'a draft'}`, [...riskCrumbs(risk), { label: 'Plan an action' }]);
      untracked(() => {
        const { riskIds, ownerId } = this.form.controls;
        if (!riskIds.value.includes(risk.id)) riskIds.setValue([risk.id, ...riskIds.value]);
        const { title, description } = this.form.controls;
        if (title.pristine && !title.value && this.title()) title.setValue(this.title()!);
        if (description.pristine && !description.value && this.description()) description.setValue(this.description()!);
        if (ownerId.pristine && ownerId.value === null) ownerId.setValue(this.owner() ?? risk.owner?.id ?? null);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Plan the action', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    const risk = this.risk();
    if (this.busy() || !risk) return;
    this.fields()?.tell();
    const faults = faultsIn(this.form);
    this.faults.set(faults);
    if (faults.length) return;
    const request = addRequestOf(this.form.getRawValue());
    this.busy.set(true);
    try {
      const action = await this.#plan(risk.id, request);
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(this.#answered() ?? ['/actions', action.id], { replaceUrl: true });
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), ACTION_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** The page of what it answers. */
  #answered(): string[] | null {
    const [of, rehearsal, review] = [this.recommendation(), this.rehearsal(), this.review()];
    if (of) return ['/recommendations', of];
    return rehearsal ? ['/rehearsals', rehearsal] : review ? ['/failure-reviews', review] : null;
  }

  /** With what it answers, where it was begun there. */
  #plan(riskId: string, request: AddActionRequest): Promise<ActionView> {
    const [of, rehearsal, finding] = [this.recommendation(), this.rehearsal(), this.finding()];
    const context = this.#submission.of(request);
    if (of) return this.#recommendations.plan(of, { ...request, riskId }, context);
    const [review, lesson] = [this.review(), this.lesson()];
    if (review && lesson) return this.#reviews.planForLesson(review, lesson, { ...request, riskId }, context);
    return rehearsal && finding ? this.#exercises.planForFinding(rehearsal, finding, { ...request, riskId }, context) : this.#client.add(riskId, request, context);
  }
}
