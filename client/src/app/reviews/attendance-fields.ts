import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { PersonPicker } from '../people/person-picker';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { Icon } from '../shared/icons/icon';

/** Who is there: people of the organisation, and others by name or post, one per line. */
@Component({
  selector: 'hf-attendance-fields',
  imports: [Field, Icon, InputDirective, PersonPicker, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div>
      @if (people().value.length) {
        <ul aria-label="Present">
          @for (person of people().value; track person.id) {
            <li><span>{{ person.jobTitle }} <span class="hf-soft">{{ person.name }}</span></span><button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take ' + person.jobTitle + ' off the list'" (click)="remove(person.id)"><hf-icon name="close" /></button></li>
          }
        </ul>
      }
      <hf-field label="Who is there" hint="People of the organisation. Choose one after another."><hf-person-picker controlId="present" [formControl]="one" (picked)="add($event)" /></hf-field>
    </div>
    <hf-field label="Others" [optional]="true" hint="By name or post, one per line."><textarea hfInput id="others" rows="2" [formControl]="others()"></textarea></hf-field>
  `,
  styles: `
    :host { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr)); gap: 16px; align-items: start; }
    ul { display: flex; flex-wrap: wrap; gap: 4px 8px; margin-bottom: 8px; }
    li { display: inline-flex; align-items: center; gap: 4px; padding-left: 10px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 6px; font: var(--mat-sys-body-small); }
  `,
})
export class AttendanceFields {
  readonly people = input.required<FormControl<PersonRef[]>>();
  readonly others = input.required<FormControl<string>>();
  protected readonly one = new FormControl<string | null>(null);

  protected add(person: PersonRef): void {
    const control = this.people();
    if (!control.value.some(({ id }) => id === person.id)) control.setValue([...control.value, person]);
    control.markAsDirty();
    this.one.setValue(null);
  }

  protected remove(id: string): void {
    const control = this.people();
    control.setValue(control.value.filter((person) => person.id !== id));
    control.markAsDirty();
  }
}

/** As a request has it. */
export const attendanceOf = (people: readonly PersonRef[], others: string): { people: string[]; others: string[] } => ({
  people: people.map(({ id }) => id), others: others.split('\n').map((line) => line.trim()).filter(Boolean),
});
