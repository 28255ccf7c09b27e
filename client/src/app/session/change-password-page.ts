import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ChangePasswordRequest } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { NEW_PASSWORD, NewPassword } from './new-password';

const NAMES: FormNames = {
  currentPassword: { label: 'Current password', target: 'current', messages: { required: 'Type your current password.' } },
  newPassword: { label: 'New password', target: 'new-password', messages: { required: 'Choose a new password.' } },
};

@Component({
  selector: 'hf-change-password-page',
  imports: [ErrorSummary, Field, InputDirective, NewPassword, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Change your password" />
    <hf-panel label="Change your password">
      @if (saved()) {
        <hf-notice kind="good"><b>Your password is changed.</b> Everywhere else you were signed in, you have to sign in again.</hf-notice>
        <p class="after"><a class="hf-btn" routerLink="/">Go to home</a></p>
      } @else {
        <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
          <hf-error-summary [lines]="faults()" />
          <hf-field label="Current password" [messages]="{ required: 'Type your current password.' }"><input hfInput id="current" type="password" autocomplete="current-password" formControlName="currentPassword" /></hf-field>
          <hf-new-password fieldId="new-password" label="New password" [control]="form.controls.newPassword" />
          <div><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Change password' }}</button></div>
        </form>
      }
    </hf-panel>
  `,
  styles: `
    hf-panel { max-width: 480px; }
    .after { margin-top: 16px; }
  `,
})
export class ChangePasswordPage {
  readonly #http = inject(HttpClient);
  protected readonly form = new FormGroup({
    currentPassword: new FormControl('', { nonNullable: true, validators: Validators.required }),
    newPassword: new FormControl('', { nonNullable: true, validators: NEW_PASSWORD }),
  });
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const request: ChangePasswordRequest = this.form.getRawValue();
    try {
      await firstValueFrom(this.#http.put('/api/session/password', request));
      this.form.reset();
      this.saved.set(true);
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
