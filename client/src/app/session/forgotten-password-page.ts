import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { AskPasswordResetRequest, PasswordResetView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { FrontDoor } from './front-door';

const NAMES: FormNames = { email: { label: 'E-mail', target: 'email', messages: { required: 'Type your e-mail address.' } } };

/** Asks for a link by mail. What it answers is the same for every address, so that it tells nobody who has an account. */
@Component({
  selector: 'hf-forgotten-password-page',
  imports: [ErrorSummary, Field, FrontDoor, InputDirective, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sentTo() && !mailed()) {
      <hf-front-door heading="No mail goes out from here" why="This server is not set up to send mail. Ask an administrator of your organisation: they can give you a link for a new password.">
        <p class="more"><a class="hf-btn" routerLink="/sign-in">Back to signing in</a></p>
      </hf-front-door>
    } @else if (sentTo(); as email) {
      <hf-front-door heading="Look into your mail" [why]="'If ' + email + ' has an account, a link is on its way. It works once, within an hour.'">
        <p class="more">Nothing after a few minutes? An administrator can give you a link too.</p>
        <a class="hf-btn" routerLink="/sign-in">Back to signing in</a>
      </hf-front-door>
    } @else {
      <hf-front-door heading="Forgotten password" why="You get a link by mail with which you choose a new one.">
        <form class="hf-stack" [formGroup]="form" (ngSubmit)="ask()">
          <hf-error-summary [lines]="faults()" />
          <hf-field label="E-mail" [messages]="{ required: 'Type your e-mail address.' }"><input hfInput id="email" type="email" autocomplete="username" formControlName="email" /></hf-field>
          <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Asking' : 'Send me a link' }}</button><a class="hf-btn text" routerLink="/sign-in">Back to signing in</a></div>
        </form>
      </hf-front-door>
    }
  `,
  styles: `.more { margin: 12px 0 16px; color: var(--mat-sys-on-surface-variant); }`,
})
export class ForgottenPasswordPage {
  readonly #http = inject(HttpClient);
  readonly #submission = new Submission();
  protected readonly form = new FormGroup({ email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }) });
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly mailed = signal(true);

  protected async ask(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const request: AskPasswordResetRequest = this.form.getRawValue();
    try {
      const { mailed } = await firstValueFrom(this.#http.post<PasswordResetView>('/api/password-resets', request, { context: this.#submission.of(request) }));
      this.#submission.done();
      this.mailed.set(mailed);
      this.sentTo.set(request.email);
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
