import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { PROXIMITIES, TREATMENTS } from '@holdfast/domain';
import { DateField } from '../../shared/date-field/date-field';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { ScrollCue } from '../../shared/scroll-cue/scroll-cue';
import { Choices } from '../choices';
import { ChoiceList } from '../../shared/list/choice-list';
import { PROXIMITY_WORDS, TREATMENT_WORDS } from '../words';
import type { WordingControls } from './wording-form';

/** Category, unit, treatment, proximity, objectives and the day of the next review. */
@Component({
  selector: 'hf-risk-fact-fields',
  imports: [ChoiceList, DateField, Field, InputDirective, ReactiveFormsModule, ScrollCue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="two">
      <hf-field label="Category" [optional]="true"><select hfInput id="category" [formControl]="controls().categoryId"><option [ngValue]="null">None</option>@if (elsewhere(); as elsewhere) { <option [ngValue]="elsewhere.id">{{ elsewhere.label }}</option> }@for (choice of choices.categories(); track choice.id) { <option [ngValue]="choice.id">{{ choice.label }}</option> }</select></hf-field>
      <hf-field label="Treatment" [optional]="true"><select hfInput id="treatment" [formControl]="controls().treatment"><option [ngValue]="null">Not decided</option>@for (treatment of treatments; track treatment) { <option [ngValue]="treatment">{{ treatmentWords[treatment] }}</option> }</select></hf-field>
      <hf-field label="Unit" hint="Whose risk it is. It changes nothing about who can read it."><select hfInput id="unit" [formControl]="controls().unitId">@if (fresh()) { <option [ngValue]="null">The register's unit</option> }@for (unit of choices.unitTree(); track unit.id) { <option [ngValue]="unit.id">{{ indent(unit.path.length) }}{{ unit.name }}</option> }</select></hf-field>
      <hf-field label="Proximity" hint="How soon it could come about." [optional]="true"><select hfInput id="proximity" [formControl]="controls().proximity"><option [ngValue]="null">Not known</option>@for (proximity of proximities; track proximity) { <option [ngValue]="proximity">{{ proximityWords[proximity] }}</option> }</select></hf-field>
    </div>
    <div id="next-review"><hf-field label="Next review" hint="Left empty, the register's cycle sets it." [optional]="true" [group]="true"><hf-date-field [formControl]="controls().nextReview" /></hf-field></div>
    @if (choices.objectives().length) {
      <div id="objectives">
        <hf-field label="Objectives" hint="Those that it stands in the way of." [optional]="true" [group]="true">
          <div class="box" hfScrollCue #cue="scrollCue"><hf-choice-list label="Objectives" [choices]="choices.objectives()" [chosen]="chosen()" (chosenChange)="setObjectives($event)" /></div>
          <p class="hf-caption hf-soft">{{ chosen().length ? chosen().length + ' of ' + choices.objectives().length + ' chosen' : choices.objectives().length + ' to choose from' }}@if (cue.below()) {. Scroll for more}</p>
        </hf-field>
      </div>
    }
  `,
  styles: `
    :host { display: grid; gap: 16px; }
    .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 16px; align-items: end; }
    .box { max-height: 232px; overflow: auto; padding: 4px 0; border: 1px solid var(--mat-sys-outline); border-radius: var(--mat-sys-corner-small); }
  `,
})
export class RiskFactFields {
  readonly controls = input.required<WordingControls>();
  /** Not in a register yet: its unit follows from that unless said. */
  readonly fresh = input(true);
  /** The category that it has, by name: it may be closed by now, and is no choice for another risk. */
  readonly category = input<string | null>(null);
  protected readonly choices = inject(Choices);
  protected readonly elsewhere = computed(() => {
    const [id, label] = [this.#categoryId(), this.category()];
    return id && label && !this.choices.categories().some((choice) => choice.id === id) ? { id, label } : null;
  });
  readonly #categoryId = signal<string | null>(null);
  protected readonly treatments = TREATMENTS;
  protected readonly treatmentWords = TREATMENT_WORDS;
  protected readonly proximities = PROXIMITIES;
  protected readonly proximityWords = PROXIMITY_WORDS;

  protected readonly chosen = signal<readonly string[]>([]);

  constructor() {
    this.choices.want();
    effect((cleanUp) => {
      const control = this.controls().objectiveIds;
      this.chosen.set(control.value);
      this.#categoryId.set(this.controls().categoryId.value);
      const subscription = control.valueChanges.subscribe((ids) => this.chosen.set(ids));
      cleanUp(() => subscription.unsubscribe());
    });
  }

  protected indent(depth: number): string {
    return '\u00a0\u00a0'.repeat(Math.max(depth - 1, 0));
  }

  protected setObjectives(ids: string[]): void {
    const control = this.controls().objectiveIds;
    control.setValue(ids);
    control.markAsDirty();
  }
}
