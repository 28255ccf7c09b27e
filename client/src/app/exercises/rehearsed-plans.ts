import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import type { RehearsedPlanView } from '@holdfast/contracts';
import { ThingChooser } from '../plans/thing-chooser';

/** Which plans are in scope of a rehearsal or a programme, by their ids. */
@Component({
  selector: 'hf-rehearsed-plans',
  imports: [ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: RehearsedPlans, multi: true }],
  template: `<hf-thing-chooser label="Plans" address="/api/plans" [known]="things()" [chosen]="chosen()" (chosenChange)="choose($event)" />`,
  styles: `:host { display: block; }`,
})
export class RehearsedPlans implements ControlValueAccessor {
  /** What the page can name already. */
  readonly known = input<readonly RehearsedPlanView[]>([]);
  protected readonly things = computed(() => this.known().map(({ planId, reference, name }) => ({ id: planId, reference, name })));
  protected readonly chosen = signal<readonly string[]>([]);
  #changed: (value: readonly string[]) => void = () => {};

  writeValue(value: readonly string[] | null): void {
    this.chosen.set(value ?? []);
  }

  registerOnChange(changed: (value: readonly string[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(): void {}

  protected choose(ids: readonly string[]): void {
    this.chosen.set(ids);
    this.#changed(ids);
  }
}
