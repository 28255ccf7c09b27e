import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { Session } from './session';

/** Over the page, which stays as it is. */
@Component({
  selector: 'hf-sign-in-dialog',
  imports: [ReactiveFormsModule, Field, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="sign-in-again">Sign in again</h2>
    <p class="hf-soft">Your session has ended. Nothing on this page is lost; you go on where you were.</p>
    <form [formGroup]="form" (ngSubmit)="signIn()" class="hf-stack">
      <hf-field label="E-mail"><input hfInput type="email" autocomplete="username" formControlName="email" /></hf-field>
      <hf-field label="Password" [error]="refusal()"><input hfInput type="password" autocomplete="current-password" formControlName="password" cdkFocusInitial /></hf-field>
      <div class="hf-row">
        <button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Signing in' : 'Sign in' }}</button>
        <button class="hf-btn" type="button" (click)="leave()">Leave this page</button>
      </div>
    </form>
  `,
  styles: `
    :host { display: grid; gap: 8px; width: min(400px, 92vw); padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); box-shadow: var(--mat-sys-level3); }
    form { margin-top: 8px; }
  `,
})
export class SignInDialog {
  readonly #session = inject(Session);
  readonly #dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #before = this.#session.person();
  readonly #organisationId = this.#session.organisation()?.id;
  protected readonly form = new FormGroup({
    email: new FormControl(this.#before?.email ?? '', { nonNullable: true, validators: [Validators.required, Validators.email] }),
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');

  protected async signIn(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.busy()) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      await this.#session.signIn({ ...this.form.getRawValue(), organisationId: this.#organisationId });
      // Somebody else at the same desk: nothing of the first person's page may stay on the screen.
      if (this.#before && this.#session.person()?.id !== this.#before.id) return location.assign('/');
      this.#dialog.close(true);
    } catch (error) {
      this.refusal.set(asProblem(error).title);
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    this.#session.end();
    this.#dialog.close(false);
    location.assign('/sign-in');
  }
}

export async function openSignInDialog(injector: Injector): Promise<boolean> {
  const dialog = injector.get(Dialog).open<boolean, unknown, SignInDialog>(SignInDialog, { disableClose: true, ariaLabelledBy: 'sign-in-again', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? false;
}
