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
import { ExerciseClient } from './exercise-client';

/** Every action belongs to a risk: which one the action for a finding is to lower. Its form comes next, begun with the finding. */
@Component({
  selector: 'hf-answer-finding-page',
  imports: [ErrorNotice, Field, LoadingShape, PageHead, Panel, ReactiveFormsModule, RiskChooser, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Plan an action for a finding">@if (exercise(); as of) { <ng-container ngProjectAs="[facts]"><span>{{ of.reference }} {{ of.title }}</span></ng-container> }</hf-page-head>
    @if (found(); as finding) {
      <form [formGroup]="form" (ngSubmit)="goOn()" class="hf-stack">
        <hf-panel heading="Finding"><p>{{ finding.text }}</p></hf-panel>
        <hf-panel heading="Which risk it makes smaller">
          <hf-field label="Risk" hint="The action is planned in the register of this risk. The first one counts where several are chosen." [group]="true"><hf-risk-chooser formControlName="riskIds" [known]="[]" /></hf-field>
          @if (missing()) { <p class="hf-bad" role="alert">Choose the risk from the list.</p> }
        </hf-panel>
        <div class="hf-row"><button class="hf-btn primary" type="submit">Go on to the action</button><a class="hf-btn quiet" [routerLink]="['/rehearsals', id()]">Cancel</a></div>
      </form>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The rehearsal could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (exercise()) {
      <p class="hf-soft">There is no such finding. <a [routerLink]="['/rehearsals', id()]">Back to the rehearsal</a></p>
    } @else { <hf-loading-shape [lines]="4" label="Loading the finding" /> }
  `,
  styles: `:host { display: block; max-width: 860px; }`,
})
export class AnswerFindingPage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly findingId = input.required<string>();
  readonly #router = inject(Router);
  protected readonly resource = inject(ExerciseClient).exercise(() => this.id());
  protected readonly exercise = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly found = computed(() => this.exercise()?.found.find(({ id, answered }) => id === this.findingId() && !answered));
  protected readonly form = new FormGroup({ riskIds: new FormControl<string[]>([], { nonNullable: true }) });
  protected readonly missing = signal(false);

  protected async goOn(): Promise<void> {
    const [riskId] = this.form.getRawValue().riskIds;
    this.missing.set(riskId === undefined);
    if (riskId !== undefined)
      await this.#router.navigate(['/risks', riskId, 'add-action'], { queryParams: { rehearsal: this.id(), finding: this.findingId(), title: this.found()!.text.slice(0, LIMITS.title) } });
  }
}
