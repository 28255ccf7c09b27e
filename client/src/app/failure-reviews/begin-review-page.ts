import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { BeginFailureReviewRequest } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ThingChooser } from '../plans/thing-chooser';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { FailureReviewClient } from './failure-review-client';
import { REVIEW_NAMES } from './review-form';

type Kind = 'resource' | 'activity';

/** What failed, and when: the rest is written next. */
@Component({
  selector: 'hf-begin-review-page',
  imports: [ErrorSummary, Field, InputDirective, Kbd, PageHead, Panel, ReactiveFormsModule, RouterLink, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Review a failure"><ng-container ngProjectAs="[facts]"><span>{{ invocation() ? 'Of an invocation that was stood down' : 'Of a service that was out without a plan being invoked' }}</span></ng-container></hf-page-head>
    <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
      <hf-panel label="What failed">
        <div class="hf-stack">
          <hf-error-summary [lines]="faults()" />
          @if (!invocation()) {
            <div id="review-subject" tabindex="-1" class="hf-stack">
              <hf-field label="A resource or an activity"><select hfInput id="review-kind" formControlName="kind"><option value="resource">A resource: an application, a server, a site, a supplier</option><option value="activity">An activity, whatever it leans on</option></select></hf-field>
              <hf-field [label]="kind() === 'resource' ? 'Resource' : 'Activity'" [group]="true"><hf-thing-chooser [label]="kind() === 'resource' ? 'Resource' : 'Activity'" [address]="kind() === 'resource' ? '/api/resources' : '/api/activities'" [chosen]="chosen()" (chosenChange)="choose($event)" /></hf-field>
            </div>
          }
          <hf-field label="What failed" hint="In one line." [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="review-title" type="text" autocomplete="off" formControlName="title" /></hf-field>
          <div class="two">
            <hf-field label="Start" hint="On the organisation's clock." [optional]="!!invocation()" [messages]="names['startedAt']!.messages!"><input hfInput id="review-started" type="datetime-local" formControlName="startedAt" /></hf-field>
            <hf-field label="End" hint="Leave it empty while it is not over." [optional]="true"><input hfInput id="review-ended" type="datetime-local" formControlName="endedAt" /></hf-field>
          </div>
        </div>
      </hf-panel>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Beginning' : 'Begin the review' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="invocation() ? ['/invocations', invocation()] : ['/failure-reviews']">Cancel</a></div>
    </form>
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
    @media (max-width: 700px) { .two { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class BeginReviewPage {
  /** From the query: an invocation, or the thing that failed. */
  readonly invocation = input<string>();
  readonly resource = input<string>();
  readonly activity = input<string>();
  readonly title = input<string>();

  readonly #client = inject(FailureReviewClient);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly names = REVIEW_NAMES;
  protected readonly limits = LIMITS;
  protected readonly form = new FormGroup({
    kind: new FormControl<Kind>('resource', { nonNullable: true }),
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    startedAt: new FormControl('', { nonNullable: true }),
    endedAt: new FormControl('', { nonNullable: true }),
  });
  protected readonly kind = signal<Kind>('resource');
  protected readonly chosen = signal<readonly string[]>([]);
  readonly #begun = computed(() => ({ resource: this.resource(), activity: this.activity(), title: this.title() }));
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);

  constructor() {
    this.form.controls.kind.valueChanges.subscribe((kind) => {
      if (kind !== this.kind()) this.chosen.set([]);
      this.kind.set(kind);
    });
    effect(() => {
      const { resource, activity, title } = this.#begun();
      untracked(() => {
        if (title && this.form.controls.title.pristine) this.form.controls.title.setValue(title);
        if (activity) this.form.controls.kind.setValue('activity');
        const id = activity ?? resource;
        if (id) this.chosen.set([id]);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Begin the review', run: () => void this.save() }]);
  }

  /** One thing at a time: the latest one counts. */
  protected choose(ids: readonly string[]): void {
    this.chosen.set(ids.slice(-1));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const [id] = this.chosen();
    const { kind, title, startedAt, endedAt } = this.form.getRawValue();
    const faults: SummaryLine[] = [...faultsOf(this.form, REVIEW_NAMES)];
    if (!this.invocation() && id === undefined) faults.unshift({ label: kind === 'resource' ? 'Resource' : 'Activity', message: `Choose the ${kind} that failed.`, target: 'review-subject' });
    if (!this.invocation() && !startedAt) faults.push({ label: 'Start', message: 'Say when it began.', target: 'review-started' });
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const request: BeginFailureReviewRequest = {
        kind: this.invocation() ? 'invocation' : kind, subjectId: this.invocation() ?? id!, title: title.trim(), startedAt: startedAt || null, endedAt: endedAt || null,
      };
      const review = await this.#client.begin(request, this.#submission.of(request));
      this.#submission.done();
      await this.#router.navigate(['/failure-reviews', review.id, 'edit'], { replaceUrl: true });
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), { ...REVIEW_NAMES, subjectId: { label: 'What failed', target: 'review-subject' } }));
    } finally {
      this.busy.set(false);
    }
  }
}
