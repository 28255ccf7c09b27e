import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ControlView, SufficesRequest } from '@holdfast/contracts';
import { AGE_LIMIT, AGE_UNITS, lesserAnswer, sufficingKindsFault, type AgeUnit, type EvidenceKind } from '@holdfast/domain';
import { ControlClient } from '../controls/control-client';
import { RecommendationClient } from '../recommendations/recommendation-client';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { rehearsalControls, RehearsalFields } from './rehearsal-fields';

const NAMES: FormNames = {
  age: { label: 'Good for', target: 'good-for', messages: { required: 'Say for how long it is good.', min: 'Write a whole number from 1.', max: `Write at most ${AGE_LIMIT.max}.`, pattern: 'Write a whole number.' } },
  recommendationId: { label: 'Recommendation', target: 'evidence-recommendation', messages: { required: 'Choose the recommendation.' } },
  'suffices.recommendationId': { label: 'Recommendation', target: 'evidence-recommendation' },
  exerciseKinds: { label: 'Kinds that suffice', target: 'sufficing-kinds' },
  programmeId: { label: 'Rehearsal programme', target: 'evidence-programme', messages: { required: 'Choose the programme.' } },
  resourceId: { label: 'Resource', target: 'evidence-resource', messages: { required: 'Choose the resource.' } },
  planId: { label: 'Recovery plan', target: 'evidence-plan', messages: { required: 'Choose the plan.' } },
  'suffices.exerciseKinds': { label: 'Kinds that suffice', target: 'sufficing-kinds' },
  'suffices.programmeId': { label: 'Rehearsal programme', target: 'evidence-programme' },
  'suffices.resourceId': { label: 'Resource', target: 'evidence-resource' },
  'suffices.planId': { label: 'Recovery plan', target: 'evidence-plan' },
};

const CHOSEN = ['exerciseKinds', 'programmeId', 'resourceId', 'planId'] as const;

/** What suffices as evidence of a control, and for how long it is good. */
@Component({
  selector: 'hf-suffices-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule, RehearsalFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="suffices">What suffices as evidence of "{{ d.thing().title }}"?</h2>
    <p class="hf-small hf-soft">A residual score that leans on it is drawn at its inherent, as evidenced, while none of this has passed and is in date.</p>
    @if (d.changed()) { <p class="hf-warn hf-small" role="status">Somebody changed this control meanwhile. What you chose is still here: save it on top, or cancel.</p> }
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="d.lines()" />
      <hf-field label="Any of these" [group]="true">
        <div class="choices">
          <label><input type="checkbox" formControlName="check" cdkFocusInitial /> A manual check by whoever answers for the control</label>
          @if (form.controls.check.value) { <label class="under"><input type="checkbox" formControlName="secondPerson" /> A pass counts only once another person has signed it off</label> }
          <label><input type="checkbox" formControlName="rehearsal" /> A rehearsal</label>
          <label><input type="checkbox" formControlName="used" /> A real use, of a plan or of the resource that is rehearsed, with its RTO and RPO kept</label>
          <label><input type="checkbox" formControlName="review" /> A recovery plan that is approved and in date</label>
          <label><input type="checkbox" formControlName="verdict" /> The verdict of an auditor on a recommendation</label>
        </div>
        @if (lesserAnswer(kinds()); as words) { <p class="hf-warn hf-small" role="status">{{ words }}</p> }
      </hf-field>
      @if (form.controls.rehearsal.value || form.controls.used.value || form.controls.review.value) { <hf-rehearsal-fields [controls]="form.controls" [rehearsal]="form.controls.rehearsal.value" [ofPlan]="ofPlan()" [suffices]="suffices" [faults]="chosenFaults()" /> }
      @if (form.controls.verdict.value) {
        <hf-field label="Recommendation" hint="One of those about this risk. Implemented is a pass, anything less a failure.">
          <select hfInput id="evidence-recommendation" formControlName="recommendationId">
            <option [ngValue]="null">Choose</option>
            @for (one of recommendations(); track one.id) { <option [ngValue]="one.id">{{ one.reference }} {{ one.title }}</option> }
          </select>
        </hf-field>
      }
      <hf-field label="How long is it good?" [group]="true">
        <div class="age">
          <label><input type="radio" formControlName="limited" [value]="true" /> For</label>
          <input hfInput id="good-for" aria-label="Good for" type="number" min="1" step="1" inputmode="numeric" formControlName="age" />
          <select hfInput aria-label="Days or months" formControlName="unit">@for (unit of units; track unit) { <option [value]="unit">{{ unit }}</option> }</select>
          <label class="ever"><input type="radio" formControlName="limited" [value]="false" /> It never goes stale</label>
        </div>
      </hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="d.busy()">{{ d.busy() ? 'Saving' : 'Save' }}</button><button class="hf-btn quiet" type="button" (click)="d.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../controls/control-dialog.scss',
  styles: `
    .choices { display: grid; gap: 4px; }
    .choices label, .age label { display: flex; align-items: center; gap: 8px; min-height: 32px; }
    .under { padding-left: 24px; }
    .age { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
    .age input[type='number'] { width: 88px; }
    .age select { width: auto; }
    .ever { margin-left: 8px; }
    @media (max-width: 700px) { .choices label, .age label { min-height: 44px; } .ever { margin-left: 0; } }
  `,
})
export class SufficesDialog {
  readonly #client = inject(ControlClient);
  protected readonly d = versionedDialog<ControlView>();
  readonly #recommendations = inject(RecommendationClient).linkedTo(() => ({ type: 'risk', id: this.d.thing().riskId }));
  protected readonly units = AGE_UNITS;
  protected readonly lesserAnswer = lesserAnswer;
  protected readonly suffices = this.d.thing().suffices;
  readonly #suffices = this.suffices;
  protected readonly form = new FormGroup({
    check: new FormControl(this.#suffices.kinds.length === 0 || this.#suffices.kinds.includes('manual-check'), { nonNullable: true }),
    secondPerson: new FormControl(this.#suffices.secondPerson, { nonNullable: true }),
    verdict: new FormControl(this.#suffices.kinds.includes('recommendation'), { nonNullable: true }),
    recommendationId: new FormControl<string | null>(this.#suffices.recommendation?.id ?? null),
    limited: new FormControl(this.#suffices.age !== null || this.#suffices.kinds.length === 0, { nonNullable: true }),
    age: new FormControl<number | null>(this.#suffices.age?.count ?? 12, { validators: [Validators.min(AGE_LIMIT.min), Validators.max(AGE_LIMIT.max), Validators.pattern(/^\d*$/)] }),
    unit: new FormControl<AgeUnit>(this.#suffices.age?.unit ?? 'months', { nonNullable: true }),
    ...rehearsalControls(this.#suffices),
  });
  /** Fields of several parts have no one control to hang a fault on. */
  protected readonly chosenFaults = computed(() => {
    const lines = this.d.lines();
    return Object.fromEntries(CHOSEN.flatMap((field) => lines.filter(({ label }) => label === NAMES[field]!.label).map(({ message }) => [field, message])));
  });
  /** Those of the risk that may be seen, and the one that was chosen before. */
  protected readonly recommendations = computed(() => {
    const found = this.#recommendations.hasValue() ? this.#recommendations.value() : [];
    const chosen = this.#suffices.recommendation;
    const known = found.map(({ id, reference, title }) => ({ id, reference, title }));
    return chosen && !known.some(({ id }) => id === chosen.id) ? [{ id: chosen.id, reference: chosen.reference ?? 'A recommendation', title: chosen.title ?? 'that is not yours to read' }, ...known] : known;
  });

  protected save(): Promise<void> {
    const { verdict, limited, recommendationId, age } = this.form.controls;
    recommendationId.setValidators(verdict.value ? [Validators.required] : []);
    recommendationId.updateValueAndValidity();
    age.setValidators([...(limited.value ? [Validators.required] : []), Validators.min(AGE_LIMIT.min), Validators.max(AGE_LIMIT.max), Validators.pattern(/^\d*$/)]);
    age.updateValueAndValidity();
    this.#requireChosen();
    return this.d.send(this.form, NAMES, () => ({ suffices: this.#request() }), (control, request) => this.#client.edit(control.id, control.version, request));
  }

  /** A plan is named: by being in date, or by its real use unless the resource that is rehearsed is the one. */
  protected ofPlan(): boolean {
    const { rehearsal, used, review, of } = this.form.getRawValue();
    return review || (used && !(rehearsal && of === 'resource'));
  }

  #requireChosen(): void {
    const { rehearsal, of, asks, exerciseKinds, programmeId, resourceId, planId } = this.form.controls;
    const needed = { programmeId: rehearsal.value && of.value === 'programme', resourceId: rehearsal.value && of.value === 'resource', planId: this.ofPlan() || (rehearsal.value && of.value === 'plan') };
    for (const [control, needs] of [[programmeId, needed.programmeId], [resourceId, needed.resourceId], [planId, needed.planId]] as const) {
      control.setValidators(needs ? [Validators.required] : []);
      control.updateValueAndValidity();
    }
    exerciseKinds.setValidators(() => {
      const fault = rehearsal.value ? sufficingKindsFault(asks.value, exerciseKinds.value) : null;
      return fault === null ? null : { server: fault };
    });
    exerciseKinds.updateValueAndValidity();
  }

  protected kinds(): EvidenceKind[] {
    const { check, verdict, rehearsal, used, review } = this.form.getRawValue();
    const asked: [EvidenceKind, boolean][] = [['manual-check', check], ['recommendation', verdict], ['exercise', rehearsal], ['invocation', used], ['plan-review', review]];
    return asked.flatMap(([kind, wanted]) => (wanted ? [kind] : []));
  }

  #request(): SufficesRequest {
    const { check, secondPerson, verdict, recommendationId, limited, age, unit, rehearsal, asks, exerciseKinds, of, programmeId, resourceId, planId } = this.form.getRawValue();
    return {
      kinds: this.kinds(), age: limited && age !== null ? { count: age, unit } : null, secondPerson: check && secondPerson, recommendationId: verdict ? recommendationId : null,
      asks: rehearsal ? asks : null, exerciseKinds: rehearsal ? [...exerciseKinds] : [], programmeId: rehearsal && of === 'programme' ? programmeId : null, resourceId: rehearsal && of === 'resource' ? resourceId : null,
      planId: this.ofPlan() || (rehearsal && of === 'plan') ? planId : null,
    };
  }
}

/** The control as it is now, or null when it was left as it is. */
export const askWhatSuffices = (injector: Injector, control: ControlView): Promise<ControlView | null> => askAbout(injector, SufficesDialog, control, 'suffices');
