import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { RecommendationView } from '@holdfast/contracts';
import { LIMITS, RECOMMENDATION_CLOSURES, type RecommendationClosure } from '@holdfast/domain';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../../shared/forms/versioned-dialog';
import { Notice } from '../../shared/notice/notice';
import { RecommendationClient } from '../recommendation-client';
import { recommendationRows } from '../recommendation-rows';

const NAMES: FormNames = {
  as: { label: 'Ending', target: 'ending', messages: { required: 'Choose how it ends.' } },
  supersededById: { label: 'In its place', target: 'in-its-place' },
  reason: { label: 'Reason', target: 'ending-reason', messages: { required: 'Say why it ends, and who decided so.' } },
};

const ENDINGS: Readonly<Record<RecommendationClosure, string>> = { superseded: 'Superseded: another takes its place', 'risk-accepted': 'Risk accepted: it is left as it is' };

@Component({
  selector: 'hf-close-recommendation-dialog',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="close-recommendation">End {{ own.thing().reference }} without a verdict</h2>
    <p class="hf-small hf-soft">It is outstanding no more, and stays on record. What was found implemented is said by a follow-up.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="close()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this recommendation meanwhile.</b> End it all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Ending" [messages]="names['as']!.messages!">
        <select hfInput id="ending" formControlName="as" cdkFocusInitial><option [ngValue]="null">Choose</option>@for (one of closures; track one) { <option [ngValue]="one">{{ endings[one] }}</option> }</select>
      </hf-field>
      @if (superseded()) {
        <hf-field label="In its place" hint="An outstanding recommendation that says it anew." [optional]="true">
          <select hfInput id="in-its-place" formControlName="supersededById"><option [ngValue]="null">None is named</option>@for (one of others(); track one.id) { <option [ngValue]="one.id">{{ one.reference }} {{ one.title }}</option> }</select>
        </hf-field>
      }
      <hf-field label="Reason" hint="And who decided so." [limit]="most" [messages]="names['reason']!.messages!"><textarea hfInput id="ending-reason" rows="3" formControlName="reason"></textarea></hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn danger" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Ending' : 'End ' + own.thing().reference }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class CloseRecommendationDialog {
  readonly #client = inject(RecommendationClient);
  protected readonly own = versionedDialog<RecommendationView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly closures = RECOMMENDATION_CLOSURES;
  protected readonly endings = ENDINGS;
  protected readonly form = new FormGroup({
    as: new FormControl<RecommendationClosure | null>(null, { validators: [Validators.required] }),
    supersededById: new FormControl<string | null>(null),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  readonly #as = toSignal(this.form.controls.as.valueChanges, { initialValue: null });
  protected readonly superseded = computed(() => this.#as() === 'superseded');
  /** The latest first: what takes its place came after it. */
  readonly #list = recommendationRows(() => (this.superseded() ? { sort: '-reference' } : undefined));
  protected readonly others = computed(() => (this.#list.rows() ?? []).filter(({ id }) => id !== this.own.thing().id));
  protected readonly draft = keepDraft(this.form, `end.${this.own.thing().id}`);

  constructor() {
    this.draft.take();
  }

  protected close(): Promise<void> {
    const request = () => {
      const { as, supersededById, reason } = this.form.getRawValue();
      return { as: as ?? 'superseded', reason: reason.trim(), supersededById: as === 'superseded' ? supersededById : null };
    };
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.close(id, version, body, context), this.draft);
  }
}

export const askToClose = (injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> => askAbout(injector, CloseRecommendationDialog, recommendation, 'close-recommendation');
