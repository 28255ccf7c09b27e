import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { PersonPicker } from '../../people/person-picker';
import { Field } from '../../shared/field/field';
import { Choices } from '../choices';

/** Who answers for a risk. Names whoever the form holds, also when a draft of this device brought the id back. */
@Component({
  selector: 'hf-owner-field',
  imports: [Field, PersonPicker, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hf-field [label]="label()" [hint]="hint()" [error]="error()"><hf-person-picker [controlId]="controlId()" [known]="person()" [formControl]="control()" /></hf-field>`,
  styles: `:host { display: block; max-width: 420px; }`,
})
export class OwnerField {
  readonly control = input.required<FormControl<string | null>>();
  readonly label = input('Owner');
  readonly controlId = input('owner');
  readonly hint = input('Who answers for it.');
  readonly error = input('');
  /** Whom the page knows already. */
  readonly known = input<PersonRef | null>(null);
  readonly #choices = inject(Choices);
  readonly #value = signal<string | null>(null);
  protected readonly person = computed(() => {
    const [id, known] = [this.#value(), this.known()];
    return known?.id === id ? known : (this.#choices.known().get(id ?? '') ?? null);
  });

  constructor() {
    effect((cleanUp) => {
      const control = this.control();
      this.#value.set(control.value);
      const subscription = control.valueChanges.subscribe((id) => this.#value.set(id));
      cleanUp(() => subscription.unsubscribe());
    });
    effect(() => {
      const id = this.#value();
      if (id && id !== this.known()?.id) void this.#choices.meet([id]);
    });
  }
}
