import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { explainRefusal } from '@holdfast/domain';
import { Session } from '../../session/session';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { sending } from '../../shared/forms/sending';
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
      <hf-notice icon="lock"><b>{{ refusal }}</b>&ngsp;<a routerLink="/recommendations">Back to the recommendations</a></hf-notice>
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
  readonly #sending = sending();
  protected readonly may = computed(() => this.#session.canAnywhere('recommendation.raise'));
  protected readonly refusal = explainRefusal('recommendation.raise');
  protected readonly form = recommendationForm();
  protected readonly draft = keepDraft(this.form, 'raise-recommendation');
  protected readonly faults = this.#sending.lines;
  protected readonly ownerFault = computed(() => this.faults().find(({ target }) => target === 'owner')?.message ?? '');
  protected readonly busy = this.#sending.busy;

  constructor() {
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Enter the recommendation', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    if (!this.may()) return;
    const request = requestOf(this.form.getRawValue());
    await this.#sending.send({
      form: this.form, names: RECOMMENDATION_NAMES, draft: this.draft, run: (submission) => this.#client.raise(request, submission.of(request)),
      then: ({ id }) => this.#router.navigate(['/recommendations', id], { replaceUrl: true }),
    });
  }
}
