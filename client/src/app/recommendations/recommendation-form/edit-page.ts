import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RecommendationView } from '@holdfast/contracts';
import { explainRefusal, isOutstanding, type RecommendationPriority, type RecommendationSource } from '@holdfast/domain';
import { asProblem } from '../../http/problem';
import { Choices } from '../../risks/choices';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../../shared/forms/problem-errors';
import type { StaleField } from '../../shared/forms/stale-fields';
import { StaleResolver } from '../../shared/forms/stale-resolver';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { day } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { UnitTree } from '../../units/unit-tree';
import { RecommendationClient } from '../recommendation-client';
import { PRIORITY_WORDS, SOURCE_WORDS } from '../recommendation-words';
import { RecommendationFields } from './recommendation-fields';
import { answersOf, changesOf, RECOMMENDATION_NAMES, recommendationForm, type RecommendationAnswers } from './recommendation-form';

/** Changes what a recommendation says and who answers for it, while it is outstanding. */
@Component({
  selector: 'hf-edit-recommendation-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Kbd, LoadingShape, Notice, PageHead, ReactiveFormsModule, RecommendationFields, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (recommendation(); as of) {
      <hf-page-head [heading]="'Edit ' + of.reference"><span facts>{{ of.title }}</span></hf-page-head>
      @if (stale(); as met) {
        <hf-stale-resolver who="Somebody else" [what]="'changed ' + of.reference" [fields]="met.fields" (resolved)="saveResolved($event)" (left)="leave()" />
      } @else if (!of.mayManage) {
        <hf-notice icon="lock"><b>{{ outstanding() ? refusal : 'This is no longer outstanding. It can be read but not changed.' }}</b>&ngsp;<a [routerLink]="['/recommendations', of.id]">Back to the recommendation</a></hf-notice>
      } @else {
        <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
          <hf-recommendation-fields [form]="form" [owner]="of.owner" [ownerFault]="ownerFault()"><hf-error-summary [lines]="faults()" /></hf-recommendation-fields>
          <hf-draft-note [draft]="draft" />
          <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Save' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="['/recommendations', of.id]">Cancel</a></div>
        </form>
      }
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Edit a recommendation" />
      <hf-error-notice what="The recommendation could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the recommendation" /> }
  `,
  styles: ':host { display: block; max-width: 860px; }',
})
export class EditPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(RecommendationClient);
  readonly #router = inject(Router);
  readonly #choices = inject(Choices);
  readonly #units = inject(UnitTree);
  protected readonly resource = this.#client.recommendation(() => this.id());
  protected readonly recommendation = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly outstanding = computed(() => isOutstanding(this.recommendation()?.state ?? 'verified'));
  protected readonly refusal = explainRefusal('recommendation.raise');
  protected readonly form = recommendationForm();
  // The address is known before the first input is: one draft for each.
  protected readonly draft = keepDraft(this.form, `edit-recommendation.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly ownerFault = computed(() => this.faults().find(({ target }) => target === 'owner')?.message ?? '');
  protected readonly busy = signal(false);
  /** Somebody saved first: the recommendation as it is now. */
  protected readonly stale = signal<{ current: RecommendationView; fields: StaleField[] } | null>(null);
  /** What the form was filled with, and the version of it. */
  #base: { answers: RecommendationAnswers; version: number } | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.recommendation();
      if (!of) return;
      titles.show(`Edit ${of.reference}`, [{ label: 'Recommendations', link: '/recommendations' }, { label: of.reference, link: `/recommendations/${of.id}` }, { label: 'Edit' }]);
      untracked(() => {
        if (this.#base) return;
        this.#base = { answers: answersOf(of), version: of.version };
        this.form.reset(this.#base.answers, { emitEvent: false });
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.#base || this.stale() || !this.recommendation()?.mayManage) return;
    const faults = faultsOf(this.form, RECOMMENDATION_NAMES);
    this.faults.set(faults);
    if (!faults.length) await this.#send(this.#base, this.form.getRawValue());
  }

  /** What was kept of both, on top of what is there now. */
  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    const stale = this.stale();
    if (!stale) return;
    const answers = { ...this.form.getRawValue(), ...(values as Partial<RecommendationAnswers>) };
    this.stale.set(null);
    this.#base = { answers: answersOf(stale.current), version: stale.current.version };
    this.form.patchValue(answers);
    await this.#send(this.#base, answers);
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(['/recommendations', this.id()]);
  }

  async #send(base: { answers: RecommendationAnswers; version: number }, answers: RecommendationAnswers): Promise<void> {
    const request = changesOf(base.answers, answers);
    this.busy.set(true);
    try {
      if (Object.keys(request).length) await this.#client.edit(this.id(), base.version, request);
      this.draft.saved();
      await this.#router.navigate(['/recommendations', this.id()]);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#meet(problem.current as RecommendationView);
      else this.faults.set(hangProblem(this.form, problem, RECOMMENDATION_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #meet(current: RecommendationView): void {
    const [base, theirs, mine] = [this.#base!.answers, answersOf(current), this.form.getRawValue()];
    const show: Partial<Record<keyof RecommendationAnswers, (value: unknown) => string>> = {
      source: (value) => SOURCE_WORDS[value as RecommendationSource],
      priority: (value) => PRIORITY_WORDS[value as RecommendationPriority],
      reportDate: (value) => day(value as string),
      unitId: (value) => this.#units.nameOf(value),
      ownerId: (value) => (value === current.owner.id ? current.owner.jobTitle : (this.#choices.known().get(String(value))?.jobTitle ?? 'Somebody else')),
    };
    const fields = (Object.keys(base) as (keyof RecommendationAnswers)[]).map((name): StaleField => ({
      name, label: RECOMMENDATION_NAMES[name]?.label ?? name, base: base[name], theirs: theirs[name], mine: mine[name], text: show[name] === undefined, ...(show[name] ? { show: show[name] } : {}),
    }));
    this.stale.set({ current, fields });
  }
}
