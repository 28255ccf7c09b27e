import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { ControlView } from '@holdfast/contracts';
import { EXERCISE_KINDS, kindsThatShow, PROVING_KINDS, REHEARSAL_ASKS, REHEARSED, type ExerciseKind, type RehearsalAsks, type Rehearsed } from '@holdfast/domain';
import { ExerciseClient } from '../exercises/exercise-client';
import { KIND_WORDS } from '../exercises/exercise-words';
import { ThingChooser } from '../plans/thing-chooser';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { ASKS_WORDS } from './evidence-words';

type Suffices = ControlView['suffices'];

/** What of a rehearsal, or of a plan, suffices. */
export interface RehearsalControls {
  rehearsal: FormControl<boolean>;
  /** A plan, by having been used for real. */
  used: FormControl<boolean>;
  /** A plan, by being approved and in date. */
  review: FormControl<boolean>;
  asks: FormControl<RehearsalAsks>;
  exerciseKinds: FormControl<readonly ExerciseKind[]>;
  /** Whose rehearsals. */
  of: FormControl<Rehearsed>;
  programmeId: FormControl<string | null>;
  planId: FormControl<string | null>;
  resourceId: FormControl<string | null>;
}

const always = { nonNullable: true } as const;

export const rehearsalControls = ({ kinds, asks, exerciseKinds, programme, plan, resource }: Suffices): RehearsalControls => ({
  rehearsal: new FormControl(kinds.includes('exercise'), always),
  used: new FormControl(kinds.includes('invocation'), always),
  review: new FormControl(kinds.includes('plan-review'), always),
  asks: new FormControl<RehearsalAsks>(asks ?? 'recovery-time', always),
  exerciseKinds: new FormControl<readonly ExerciseKind[]>(exerciseKinds.length > 0 ? exerciseKinds : ['full-failover'], always),
  of: new FormControl<Rehearsed>(resource ? 'resource' : plan && !programme ? 'plan' : 'programme', always),
  programmeId: new FormControl<string | null>(programme?.id ?? null),
  planId: new FormControl<string | null>(plan?.id ?? null),
  resourceId: new FormControl<string | null>(resource?.id ?? null),
});

const OF_WORDS: Readonly<Record<Rehearsed, string>> = { programme: 'A rehearsal programme', plan: 'A recovery plan', resource: 'One resource' };

/** Which rehearsals suffice, and which plan does by its use for real or by being approved and in date. */
@Component({
  selector: 'hf-rehearsal-fields',
  imports: [Field, InputDirective, ReactiveFormsModule, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rehearsal()) {
      <hf-field label="What has it to show?" [group]="true">
        <div class="choices">
          @for (one of asks; track one) {
            <label><input type="radio" name="rehearsal-asks" [formControl]="controls().asks" [value]="one" (change)="narrow()" /><span>{{ asksWords[one] }}<small>{{ one === 'recovery-time' ? 'Every resource in scope is back within its RTO. Talking about it never shows that.' : 'It passed. That says nothing about how long a recovery takes.' }}</small></span></label>
          }
        </div>
      </hf-field>
      <hf-field label="Kinds that suffice" [group]="true" [error]="faults()['exerciseKinds'] ?? ''">
        <div class="choices in-two" id="sufficing-kinds" tabindex="-1">
          @for (kind of offered(); track kind) { <label><input type="checkbox" [checked]="controls().exerciseKinds.value.includes(kind)" (change)="turn(kind)" />{{ kindWords[kind] }}</label> }
        </div>
      </hf-field>
      <hf-field label="Rehearsals of" [group]="true">
        <div class="choices in-row">@for (one of rehearsed; track one) { <label><input type="radio" name="rehearsal-of" [formControl]="controls().of" [value]="one" />{{ ofWords[one] }}</label> }</div>
      </hf-field>
      @switch (of()) {
        @case ('programme') {
          <hf-field label="Rehearsal programme" [error]="faults()['programmeId'] ?? ''">
            <select hfInput id="evidence-programme" [formControl]="controls().programmeId">
              <option [ngValue]="null">Choose</option>
              @for (one of programmes(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }
            </select>
          </hf-field>
          @if (none()) { <p class="hf-small hf-soft">There is no rehearsal programme that you see. Whoever keeps the rehearsals sets one up.</p> }
        }
        @case ('resource') {
          <hf-field label="Resource" [group]="true" [error]="faults()['resourceId'] ?? ''"><hf-thing-chooser id="evidence-resource" label="Resource" address="/api/resources" [known]="known().resource" [chosen]="chosen(controls().resourceId)" (chosenChange)="choose(controls().resourceId, $event)" /></hf-field>
        }
      }
    }
    @if (needsPlan()) {
      <hf-field label="Recovery plan" [group]="true" [error]="faults()['planId'] ?? ''"><hf-thing-chooser id="evidence-plan" label="Recovery plan" address="/api/plans" [known]="known().plan" [chosen]="chosen(controls().planId)" (chosenChange)="choose(controls().planId, $event)" /></hf-field>
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    :host:empty { display: none; }
    .choices { display: grid; gap: 4px; }
    .in-two { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 0 16px; }
    .in-row { display: flex; flex-wrap: wrap; gap: 0 16px; }
    label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; padding: 4px 0; }
    label input { flex: none; margin: 1px 0 0; }
    small { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { label { min-height: 44px; padding: 12px 0; } }
  `,
})
export class RehearsalFields {
  readonly controls = input.required<RehearsalControls>();
  /** What is asked for: the values, so that a change of theirs is seen here. */
  readonly rehearsal = input.required<boolean>();
  /** A plan suffices, by having been used for real or by being in date. */
  readonly ofPlan = input.required<boolean>();
  /** Named before, so that it can be called by its name. */
  readonly suffices = input.required<Suffices>();
  readonly faults = input<Readonly<Record<string, string>>>({});

  readonly #programmes = inject(ExerciseClient).programmes();
  protected readonly asks = REHEARSAL_ASKS;
  protected readonly rehearsed = REHEARSED;
  protected readonly asksWords = ASKS_WORDS;
  protected readonly kindWords = KIND_WORDS;
  protected readonly ofWords = OF_WORDS;
  protected readonly programmes = computed(() => {
    const found = this.#programmes.hasValue() ? this.#programmes.value().items.filter(({ endedAt }) => endedAt === null).map(({ id, name }) => ({ id, name })) : [];
    const before = this.suffices().programme;
    return before && !found.some(({ id }) => id === before.id) ? [{ id: before.id, name: before.title ?? 'A programme that is not yours to read' }, ...found] : found;
  });
  protected readonly none = computed(() => !this.#programmes.isLoading() && this.programmes().length === 0);
  protected readonly known = computed(() => {
    const thing = (of: Suffices['plan']) => (of ? [{ id: of.id, reference: of.reference ?? '', name: of.title ?? 'One that is not yours to read' }] : []);
    const { plan, resource } = this.suffices();
    return { plan: thing(plan), resource: thing(resource) };
  });

  // The form stands as long as the dialog.
  protected offered(): readonly ExerciseKind[] {
    return this.controls().asks.value === 'recovery-time' ? PROVING_KINDS : EXERCISE_KINDS;
  }

  protected of(): Rehearsed {
    return this.controls().of.value;
  }

  protected needsPlan(): boolean {
    return this.ofPlan() || (this.rehearsal() && this.of() === 'plan');
  }

  protected turn(kind: ExerciseKind): void {
    const { exerciseKinds } = this.controls();
    exerciseKinds.setValue(exerciseKinds.value.includes(kind) ? exerciseKinds.value.filter((one) => one !== kind) : EXERCISE_KINDS.filter((one) => one === kind || exerciseKinds.value.includes(one)));
  }

  /** What no longer can suffice goes. */
  protected narrow(): void {
    const { exerciseKinds, asks } = this.controls();
    exerciseKinds.setValue(exerciseKinds.value.filter((kind) => kindsThatShow(asks.value).includes(kind)));
  }

  protected chosen({ value }: FormControl<string | null>): readonly string[] {
    return value === null ? [] : [value];
  }

  /** One at most: the one chosen last. */
  protected choose(control: FormControl<string | null>, ids: readonly string[]): void {
    control.setValue(ids.at(-1) ?? null);
  }
}
