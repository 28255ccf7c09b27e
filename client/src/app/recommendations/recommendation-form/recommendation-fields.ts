import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { LIMITS, RECOMMENDATION_PRIORITIES, RECOMMENDATION_SOURCES } from '@holdfast/domain';
import { OwnerField } from '../../risks/risk-form/owner-field';
import { Session } from '../../session/session';
import { DateField } from '../../shared/date-field/date-field';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { Panel } from '../../shared/panel/panel';
import { unitChoices } from '../../units/unit-choices';
import { PRIORITY_WORDS, SOURCE_WORDS } from '../recommendation-words';
import { RECOMMENDATION_NAMES, type RecommendationForm } from './recommendation-form';

/** The fields of a recommendation: what is recommended, where it comes from, and who answers for it. */
@Component({
  selector: 'hf-recommendation-fields',
  imports: [DateField, Field, InputDirective, OwnerField, Panel, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container [formGroup]="form()">
      <hf-panel label="The recommendation">
        <div class="hf-stack">
          <ng-content />
          <hf-field label="Recommendation" hint="What is to be done, in one line." [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="recommendation-title" type="text" autocomplete="off" formControlName="title" /></hf-field>
          <hf-field label="Finding" hint="What was found, and why it matters." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="recommendation-finding" rows="4" formControlName="finding"></textarea></hf-field>
          <hf-field label="Priority" [messages]="names['priority']!.messages!"><select hfInput id="recommendation-priority" formControlName="priority"><option [ngValue]="null">Choose</option>@for (one of priorities; track one) { <option [ngValue]="one">{{ priorityWords[one] }}</option> }</select></hf-field>
        </div>
      </hf-panel>
      <hf-panel heading="Where it comes from">
        <div class="hf-stack">
          <div class="hf-beside">
            <hf-field label="Source" [messages]="names['source']!.messages!"><select hfInput id="recommendation-source" formControlName="source"><option [ngValue]="null">Choose</option>@for (one of sources(); track one) { <option [ngValue]="one">{{ sourceWords[one] }}</option> }</select></hf-field>
            <hf-field label="Their reference" hint="As the report numbers it." [optional]="true" [limit]="limits.name"><input hfInput id="report-reference" type="text" autocomplete="off" formControlName="reportReference" /></hf-field>
          </div>
          <hf-field label="Report" hint="Its title." [limit]="limits.title" [messages]="names['reportTitle']!.messages!"><input hfInput id="report-title" type="text" autocomplete="off" formControlName="reportTitle" /></hf-field>
          <div id="report-date" tabindex="-1"><hf-field label="Date of the report" [group]="true" [messages]="names['reportDate']!.messages!"><hf-date-field formControlName="reportDate" /></hf-field></div>
        </div>
      </hf-panel>
      <hf-panel heading="Who answers for it">
        <div class="hf-beside">
          <hf-field label="Unit" hint="Those who read registers there read it too." [messages]="names['unitId']!.messages!"><select hfInput id="recommendation-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
          <hf-owner-field [control]="form().controls.ownerId" [known]="owner()" hint="The responsible officer, who is asked to respond." [error]="ownerFault()" />
        </div>
      </hf-panel>
    </ng-container>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
  `,
})
export class RecommendationFields {
  readonly form = input.required<RecommendationForm>();
  /** Whom the page knows already. */
  readonly owner = input<PersonRef | null>(null);
  readonly ownerFault = input('');

  readonly #session = inject(Session);
  protected readonly names = RECOMMENDATION_NAMES;
  protected readonly limits = LIMITS;
  protected readonly priorities = RECOMMENDATION_PRIORITIES;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly sourceWords = SOURCE_WORDS;
  /** What internal audit recommends is entered by an auditor. */
  protected readonly sources = computed(() => {
    const auditor = this.#session.view()?.roles.some(({ role }) => role === 'auditor');
    return RECOMMENDATION_SOURCES.filter((source) => auditor || source !== 'internal-audit' || this.form().controls.source.value === source);
  });
  /** Those in which this person may enter one. */
  protected readonly units = unitChoices('recommendation.raise', () => undefined);
}
