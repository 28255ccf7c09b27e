import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { switchMap, startWith } from 'rxjs';
import type { Role } from '@holdfast/domain';
import { Session } from '../session/session';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { indented } from '../units/outline';
import { UnitTree } from '../units/unit-tree';
import { rolesToGrant, unitsToGrant } from './grantable';
import { ROLE_WORDS } from './role-words';

export type RoleForm = FormGroup<{ role: FormControl<Role | ''>; unitId: FormControl<string> }>;

export function roleForm(): RoleForm {
  return new FormGroup({
    role: new FormControl<Role | ''>('', { nonNullable: true, validators: Validators.required }),
    unitId: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
}

/** A role and the unit it is held in: only what the one who gives it may give. */
@Component({
  selector: 'hf-role-fields',
  imports: [Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="pair" [formGroup]="form()">
      <hf-field label="Role" [messages]="{ required: 'Choose a role.' }">
        <select hfInput [id]="prefix() + '-role'" formControlName="role">
          <option value="">Choose</option>
          @for (role of roles(); track role) { <option [value]="role">{{ words[role].name }}</option> }
        </select>
      </hf-field>
      <hf-field label="In" [messages]="{ required: 'Choose a unit.' }">
        <select hfInput [id]="prefix() + '-unit'" formControlName="unitId">
          <option value="">Choose</option>
          @for (unit of units(); track unit.id) { <option [value]="unit.id">{{ unit.name }}</option> }
        </select>
      </hf-field>
    </div>
    @if (chosen(); as role) { <p class="hf-small hf-soft">{{ words[role].meaning }}</p> }
  `,
  styles: `
    :host { display: grid; gap: 4px; }
    .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; align-items: end; }
    @media (max-width: 700px) { .pair { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class RoleFields {
  readonly form = input.required<RoleForm>();
  /** Start of the ids of both boxes. */
  readonly prefix = input('role');
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  protected readonly words = ROLE_WORDS;

  protected readonly roles = computed(() => rolesToGrant(this.#session.actor(), this.#tree.all()));
  protected readonly chosen = toSignal(toObservable(this.form).pipe(switchMap((form) => form.controls.role.valueChanges.pipe(startWith(form.controls.role.value)))), { initialValue: '' as const });
  protected readonly units = computed(() => {
    const role = this.chosen();
    if (!role) return [];
    const may = new Set(unitsToGrant(this.#session.actor(), role, this.#tree.all()).map(({ id }) => id));
    return this.#tree.outline().filter(({ unit }) => may.has(unit.id)).map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) }));
  });

  constructor() {
    // One unit only: there is nothing to choose. A unit in which the role cannot be given is no choice either.
    effect(() => {
      const [units, form] = [this.units(), this.form()];
      const unitId = form.controls.unitId;
      if (units.length === 1) unitId.setValue(units[0]!.id);
      else if (this.chosen() && units.length && !units.some(({ id }) => id === unitId.value)) unitId.setValue('');
    });
  }
}
