import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { ReactiveFormsModule, Validators, type FormControl } from '@angular/forms';
import { LIMITS } from '@holdfast/domain';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';

export const NEW_PASSWORD = [Validators.required, Validators.minLength(LIMITS.password.min), Validators.maxLength(LIMITS.password.max)];

/** A password to be set: typed once, and shown on demand, since two fields of dots tell nobody what was mistyped. */
@Component({
  selector: 'hf-new-password',
  imports: [Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field [label]="label()" [hint]="hint" [messages]="{ required: 'Choose a password.' }">
      <input hfInput [id]="fieldId()" [type]="shown() ? 'text' : 'password'" autocomplete="new-password" autocapitalize="off" spellcheck="false" [formControl]="control()" />
    </hf-field>
    <label><input type="checkbox" [checked]="shown()" (change)="shown.set(!shown())" />Show the password</label>
  `,
  styles: `
    :host { display: grid; gap: 8px; }
    label { display: inline-flex; align-items: center; gap: 8px; min-height: 24px; justify-self: start; font: var(--mat-sys-body-small); }
  `,
})
export class NewPassword {
  readonly control = input.required<FormControl<string>>();
  readonly label = input('Password');
  /** The id of the box, for a summary of errors to lead to. */
  readonly fieldId = input('password');
  protected readonly hint = `At least ${LIMITS.password.min} characters. A few unrelated words are easy to keep in mind and hard to guess.`;
  protected readonly shown = signal(false);
}
