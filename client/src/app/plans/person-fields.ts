import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { LIMITS, PLAN_LIMITS, type PlanPerson } from '@holdfast/domain';
import { PersonPicker } from '../people/person-picker';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';

const NOBODY: PlanPerson = { personId: null, contactId: null, name: '', telephone: '' };

/** Somebody of the organisation, or somebody outside by name; and the number to ring, where the list of contacts has none. */
@Component({
  selector: 'hf-person-fields',
  imports: [Field, FormsModule, InputDirective, PersonPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field [label]="label()"><hf-person-picker [known]="known()" [ngModel]="value()?.personId ?? null" [ngModelOptions]="{ standalone: true }" (ngModelChange)="set({ personId: $event })" /></hf-field>
    <hf-field label="Or somebody outside" [optional]="true"><input hfInput #name type="text" autocomplete="off" [maxLength]="most.name" [value]="value()?.name ?? ''" (input)="set({ name: name.value })" /></hf-field>
    <hf-field label="Telephone" [optional]="true"><input hfInput #number type="tel" autocomplete="off" [maxLength]="most.number" [value]="value()?.telephone ?? ''" (input)="set({ telephone: number.value })" /></hf-field>
  `,
  styles: `
    :host { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; align-items: end; }
    @media (max-width: 800px) { :host { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class PersonFields {
  readonly label = input.required<string>();
  readonly value = input.required<PlanPerson | null>();
  readonly people = input<readonly PersonRef[]>([]);
  readonly valueChange = output<PlanPerson | null>();
  protected readonly most = { name: LIMITS.name, number: PLAN_LIMITS.telephone };
  protected readonly known = computed(() => this.people().find(({ id }) => id === this.value()?.personId) ?? null);

  protected set(change: Partial<PlanPerson>): void {
    const next = { ...(this.value() ?? NOBODY), ...change };
    const before = this.value();
    if (before && (Object.keys(change) as (keyof PlanPerson)[]).every((key) => before[key] === next[key])) return;
    const empty = next.personId === null && next.contactId === null && next.name.trim() === '' && next.telephone.trim() === '';
    if (empty && before === null) return;
    this.valueChange.emit(empty ? null : next);
  }
}
