import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { RecommendationView } from '@holdfast/contracts';
import { RiskChooser } from '../../actions/action-form/risk-chooser';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../../shared/forms/versioned-dialog';
import { Notice } from '../../shared/notice/notice';
import { ActionChooser } from '../action-chooser';
import { RecommendationClient } from '../recommendation-client';

const NAMES: FormNames = { riskIds: { label: 'Risks', target: 'risk-search' }, actionIds: { label: 'Actions', target: 'action-search' } };

@Component({
  selector: 'hf-link-dialog',
  imports: [ActionChooser, ErrorSummary, Field, Notice, ReactiveFormsModule, RiskChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="link-recommendation">What goes with {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">The risks that it is about, and the actions that answer it. Neither is changed by this.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="link()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this recommendation meanwhile.</b> Save what you chose all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Risks" [optional]="true" [group]="true"><hf-risk-chooser formControlName="riskIds" [known]="risks()" /></hf-field>
      <hf-field label="Actions" [optional]="true" [group]="true"><hf-action-chooser formControlName="actionIds" [known]="actions()" /></hf-field>
      @if (hidden(); as count) { <p class="hf-small hf-soft">{{ count === 1 ? '1 more' : count + ' more' }} not yours to read. Nothing that you change here touches that.</p> }
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Saving' : 'Save' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class LinkDialog {
  readonly #client = inject(RecommendationClient);
  protected readonly own = versionedDialog<RecommendationView>();
  protected readonly risks = computed(() => this.own.thing().risks);
  protected readonly actions = computed(() => this.own.thing().actions);
  protected readonly hidden = computed(() => this.own.thing().otherRisks + this.own.thing().otherActions);
  protected readonly form = new FormGroup({
    riskIds: new FormControl<string[]>(this.own.thing().risks.map(({ id }) => id), { nonNullable: true }),
    actionIds: new FormControl<string[]>(this.own.thing().actions.map(({ id }) => id), { nonNullable: true }),
  });

  protected link(): Promise<void> {
    return this.own.send(this.form, NAMES, () => this.form.getRawValue(), ({ id, version }, body, context) => this.#client.link(id, version, body, context));
  }
}

export const askForLinks = (injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> => askAbout(injector, LinkDialog, recommendation, 'link-recommendation');
