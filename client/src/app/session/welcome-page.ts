import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { SessionView, UseOneTimeLinkRequest } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { FrontDoor } from './front-door';
import { NEW_PASSWORD, NewPassword } from './new-password';
import { Session } from './session';

const NAMES: FormNames = { password: { label: 'Password', target: 'password', messages: { required: 'Choose a password.' } } };

/** Where the link of an invitation or a forgotten password leads: sets the password and signs in. */
@Component({
  selector: 'hf-welcome-page',
  imports: [ErrorSummary, FrontDoor, NewPassword, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (spent(); as why) {
      <hf-front-door heading="This link opens nothing" [why]="why">
        <p class="ways"><a class="hf-btn primary" routerLink="/forgotten-password">Ask for a new link</a><a class="hf-btn" routerLink="/sign-in">Sign in</a></p>
      </hf-front-door>
    } @else {
      <hf-front-door heading="Choose a password" why="With it and your e-mail address you sign in from now on.">
        <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
          <hf-error-summary [lines]="faults()" />
          <hf-new-password [control]="form.controls.password" />
          <button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Signing in' : 'Save and sign in' }}</button>
        </form>
      </hf-front-door>
    }
  `,
  styles: `.ways { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }`,
})
export class WelcomePage {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  // Behind the #, so that no server and no next page ever sees it.
  readonly #token = inject(DOCUMENT).location.hash.slice(1);
  protected readonly form = new FormGroup({ password: new FormControl('', { nonNullable: true, validators: NEW_PASSWORD }) });
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly spent = signal(this.#token ? '' : 'The address is not complete. Open the link from your mail again, all of it.');

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const request: UseOneTimeLinkRequest = { token: this.#token, password: this.form.getRawValue().password };
    try {
      this.#session.begin(await firstValueFrom(this.#http.post<SessionView>('/api/one-time-links/use', request, { context: this.#submission.of(request) })));
      // The address with the token is not to stay in the browser's history.
      await this.#router.navigateByUrl('/', { replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 410) this.spent.set(problem.title);
      else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
