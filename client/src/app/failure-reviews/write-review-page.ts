import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { FailureReviewView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, SIGNED_REVIEW_REFUSAL } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { PersonPicker } from '../people/person-picker';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { FailureReviewClient } from './failure-review-client';
import { answersOf, requestOf, REVIEW_NAMES, reviewForm } from './review-form';

/** What a review says, whole, until it is signed off. */
@Component({
  selector: 'hf-write-review-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="'Write ' + (review()?.reference ?? 'a review')">@if (review(); as of) { <ng-container ngProjectAs="[facts]"><span>{{ of.subject.reference }} {{ of.subject.name }}</span></ng-container> }</hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="The review could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (review(); as of) {
      @if (!of.mayWrite) {
        <hf-notice icon="lock"><b>{{ of.state === 'signed-off' ? signed : refusal }}</b>&ngsp;<a [routerLink]="['/failure-reviews', of.id]">Back</a></hf-notice>
      } @else {
        <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
          @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this review meanwhile.</b> What you typed is still here. Save to put it in place of theirs, or leave and look at it first.</hf-notice> }
          <hf-panel label="What failed">
            <div class="hf-stack">
              <hf-error-summary [lines]="faults()" />
              <hf-field label="What failed" [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="review-title" type="text" autocomplete="off" formControlName="title" /></hf-field>
              <div class="two">
                <hf-field label="Start" hint="On the organisation's clock." [messages]="names['startedAt']!.messages!"><input hfInput id="review-started" type="datetime-local" formControlName="startedAt" /></hf-field>
                <hf-field label="End" hint="Leave it empty while it is not over." [optional]="true"><input hfInput id="review-ended" type="datetime-local" formControlName="endedAt" /></hf-field>
              </div>
              <hf-field label="Who leads it" hint="Neither who leads it nor who writes in it signs it off." [messages]="names['leadId']!.messages!"><hf-person-picker controlId="review-lead" [known]="of.lead" formControlName="leadId" /></hf-field>
              <hf-field label="What happened" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="review-summary" rows="4" formControlName="summary"></textarea></hf-field>
            </div>
          </hf-panel>
          <hf-panel heading="Why">
            <div class="hf-stack">
              <hf-field label="Cause" hint="What set it off." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="review-cause" rows="3" formControlName="cause"></textarea></hf-field>
              <hf-field label="Root cause" hint="What lay behind that, and would set off the next one." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="review-root-cause" rows="3" formControlName="rootCause"></textarea></hf-field>
            </div>
          </hf-panel>
          <hf-panel heading="What is learnt">
            <div class="hf-stack">
              <hf-field label="What went well" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="review-went-well" rows="3" formControlName="wentWell"></textarea></hf-field>
              <hf-field label="Lessons" hint="What is to change, one to a line. Each can become an action or a risk." [optional]="true"><textarea hfInput id="review-lessons" rows="5" formControlName="lessons"></textarea></hf-field>
            </div>
          </hf-panel>
          <hf-draft-note [draft]="draft" />
          <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Save' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="['/failure-reviews', of.id]">Cancel</a></div>
        </form>
      }
    } @else { <hf-loading-shape [lines]="6" label="Loading the review" /> }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
    @media (max-width: 700px) { .two { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class WriteReviewPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(FailureReviewClient);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly resource = this.#client.review(() => this.id());
  protected readonly review = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly refusal = explainRefusal('failure-review.manage');
  protected readonly signed = SIGNED_REVIEW_REFUSAL;
  protected readonly names = REVIEW_NAMES;
  protected readonly limits = LIMITS;
  protected readonly form = reviewForm();
  protected readonly draft = keepDraft(this.form, `failure-review.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  #base: FailureReviewView | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.review();
      if (!of) return;
      titles.show(`Write ${of.reference}`, [{ label: 'Reviews of failures', link: '/failure-reviews' }, { label: of.reference, link: `/failure-reviews/${of.id}` }, { label: 'Write' }]);
      untracked(() => {
        if (this.#base) return;
        this.#base = of;
        this.form.reset(answersOf(of));
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    const base = this.#base;
    if (this.busy() || !base?.mayWrite) return;
    const faults = faultsOf(this.form, REVIEW_NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const request = requestOf(this.form.getRawValue(), base.learnt);
      await this.#client.write(base.id, base.version, request, this.#submission.of({ ...request, version: base.version }));
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(['/failure-reviews', base.id], { replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        this.#base = problem.current as FailureReviewView;
        this.changed.set(true);
      } else this.faults.set(hangProblem(this.form, problem, REVIEW_NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
