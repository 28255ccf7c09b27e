import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '@holdfast/domain';
import { RiskChooser } from '../actions/action-form/risk-chooser';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Field } from '../shared/field/field';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { FailureReviewClient } from './failure-review-client';

/** Every action belongs to a risk: which one the action for a lesson is to lower. Its form comes next, begun with the lesson. */
@Component({
  selector: 'hf-answer-lesson-page',
  imports: [ErrorNotice, Field, LoadingShape, PageHead, Panel, ReactiveFormsModule, RiskChooser, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Plan an action for a lesson">@if (review(); as of) { <ng-container ngProjectAs="[facts]"><span>{{ of.reference }} {{ of.title }}</span></ng-container> }</hf-page-head>
    @if (lesson(); as one) {
      <form [formGroup]="form" (ngSubmit)="goOn()" class="hf-stack">
        <hf-panel heading="Lesson"><p>{{ one.text }}</p></hf-panel>
        <hf-panel heading="Which risk it makes smaller">
          <hf-field label="Risk" hint="The action is planned in the register of this risk. The first one counts where several are chosen." [group]="true"><hf-risk-chooser formControlName="riskIds" [known]="[]" /></hf-field>
          @if (missing()) { <p class="hf-bad" role="alert">Choose the risk from the list.</p> }
        </hf-panel>
        <div class="hf-row"><button class="hf-btn primary" type="submit">Go on to the action</button><a class="hf-btn quiet" [routerLink]="['/failure-reviews', id()]">Cancel</a></div>
      </form>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The review could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (review()) {
      <p class="hf-soft">There is no such lesson without an action. <a [routerLink]="['/failure-reviews', id()]">Back to the review</a></p>
    } @else { <hf-loading-shape [lines]="4" label="Loading the lesson" /> }
  `,
  styles: `:host { display: block; max-width: 860px; }`,
})
export class AnswerLessonPage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly lessonId = input.required<string>();
  readonly #router = inject(Router);
  protected readonly resource = inject(FailureReviewClient).review(() => this.id());
  protected readonly review = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly lesson = computed(() => this.review()?.learnt.find(({ id, action }) => id === this.lessonId() && action === null));
  protected readonly form = new FormGroup({ riskIds: new FormControl<string[]>([], { nonNullable: true }) });
  protected readonly missing = signal(false);

  protected async goOn(): Promise<void> {
    const [riskId] = this.form.getRawValue().riskIds;
    this.missing.set(riskId === undefined);
    if (riskId !== undefined)
      await this.#router.navigate(['/risks', riskId, 'add-action'], { queryParams: { review: this.id(), lesson: this.lessonId(), title: this.lesson()!.text.slice(0, LIMITS.title) } });
  }
}
