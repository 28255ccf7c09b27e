import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { explainRefusal } from '@holdfast/domain';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { Session } from '../../session/session';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../../shared/forms/problem-errors';
import { Kbd } from '../../shared/kbd/kbd';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Shortcuts } from '../../shell/shortcuts';
import { RecommendationClient } from '../recommendation-client';
import { RecommendationFields } from './recommendation-fields';
import { RECOMMENDATION_NAMES, recommendationForm, requestOf } from './recommendation-form';

/** Enters what an auditor recommends; its owner is asked to respond. */
@Component({
  selector: 'hf-raise-page',
  imports: [DraftNote, ErrorSummary, Kbd, Notice, PageHead, ReactiveFormsModule, RecommendationFields, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Enter a recommendation"><span facts>Its owner is asked to respond, and an auditor says what has come of it</span></hf-page-head>
    @if (!may()) {
      <hf-notice icon="lock"><b>{{ refusal }}</b> <a routerLink="/recommendations">Back to the recommendations</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
        <hf-recommendation-fields [form]="form" [ownerFault]="ownerFault()"><hf-error-summary [lines]="faults()" /></hf-recommendation-fields>
        <hf-draft-note [draft]="draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Entering' : 'Enter it' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" routerLink="/recommendations">Cancel</a></div>
      </form>
    }
  `,
  styles: ':host { display: block; max-width: 860px; }',
})
export class RaisePage {
  readonly #client = inject(RecommendationClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly may = computed(() => this.#session.canAnywhere('recommendation.raise'));
  protected readonly refusal = explainRefusal('recommendation.raise');
  protected readonly form = recommendationForm();
  protected readonly draft = keepDraft(this.form, 'raise-recommendation');
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly ownerFault = computed(() => this.faults().find(({ target }) => target === 'owner')?.message ?? '');
  protected readonly busy = signal(false);

  constructor() {
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Enter the recommendation', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.may()) return;
    const faults = faultsOf(this.form, RECOMMENDATION_NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    const request = requestOf(this.form.getRawValue());
    this.busy.set(true);
    try {
      const { id } = await this.#client.raise(request, this.#submission.of(request));
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(['/recommendations', id], { replaceUrl: true });
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), RECOMMENDATION_NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
