import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ChooseOrganisationView, SetupView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Icon } from '../shared/icons/icon';
import { FrontDoor } from './front-door';
import { Session } from './session';

const NAMES: FormNames = {
  email: { label: 'E-mail', target: 'email', messages: { required: 'Type your e-mail address.' } },
  password: { label: 'Password', target: 'password', messages: { required: 'Type your password.' } },
};

/** E-mail and password; then, where they open several organisations, which one. */
@Component({
  selector: 'hf-sign-in-page',
  imports: [ErrorSummary, Field, FrontDoor, Icon, InputDirective, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (choice(); as choice) {
      <hf-front-door heading="Choose an organisation" why="Your address and password open an account in each of these.">
        <hf-error-summary [lines]="faults()" />
        <ul>
          @for (organisation of choice.organisations; track organisation.id) {
            <li><button class="hf-btn" type="button" [attr.aria-disabled]="busy()" (click)="signIn(organisation.id)">{{ organisation.name }}<hf-icon name="chevron-right" /></button></li>
          }
        </ul>
        <button class="hf-btn text" type="button" (click)="startOver()">Sign in with another address</button>
      </hf-front-door>
    } @else {
      <hf-front-door heading="Sign in">
        <form class="hf-stack" [formGroup]="form" (ngSubmit)="signIn()">
          <hf-error-summary [lines]="faults()" />
          <hf-field label="E-mail" [messages]="{ required: 'Type your e-mail address.' }"><input hfInput id="email" type="email" autocomplete="username" formControlName="email" /></hf-field>
          <hf-field label="Password" [messages]="{ required: 'Type your password.' }"><input hfInput id="password" type="password" autocomplete="current-password" formControlName="password" /></hf-field>
          <button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Signing in' : 'Sign in' }}</button>
          <p><a routerLink="/forgotten-password">Forgotten password</a></p>
        </form>
      </hf-front-door>
    }
  `,
  styles: `
    ul { display: grid; gap: 8px; margin: 16px 0; }
    li .hf-btn { width: 100%; min-height: 44px; justify-content: space-between; white-space: normal; text-align: left; }
    form > .hf-btn { min-height: 36px; }
  `,
})
export class SignInPage {
  /** Where one wanted to go; from the address. */
  readonly return = input<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #http = inject(HttpClient);
  protected readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }),
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly choice = signal<ChooseOrganisationView | null>(null);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);

  constructor() {
    void this.#lookAhead();
  }

  protected async signIn(organisationId?: string): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const answer = await this.#session.signIn({ ...this.form.getRawValue(), ...(organisationId ? { organisationId } : {}) });
      if ('organisations' in answer) this.choice.set(answer);
      else await this.#goOn();
    } catch (error) {
      const problem = asProblem(error);
      this.faults.set(hangProblem(this.form, problem, NAMES));
      // Typed again it is right or wrong as a whole; what was refused is said above, not asked for anew.
      if (problem.status === 401) this.#forgetPassword();
    } finally {
      this.busy.set(false);
    }
  }

  protected startOver(): void {
    this.#forgetPassword();
    this.faults.set([]);
  }

  #forgetPassword(): void {
    this.choice.set(null);
    this.form.controls.password.reset();
  }

  /** An empty database is set up first; whoever is signed in goes on. Neither is worth an error here: signing in will say it. */
  async #lookAhead(): Promise<void> {
    try {
      const { needed } = await firstValueFrom(this.#http.get<SetupView>('/api/setup'));
      if (needed) await this.#router.navigateByUrl('/setup', { replaceUrl: true });
      else if (await this.#session.resume()) await this.#goOn();
    } catch {
      return;
    }
  }

  async #goOn(): Promise<void> {
    const back = this.return();
    // Only a path of this site, never an address that a link brought along.
    await this.#router.navigateByUrl(back?.startsWith('/') && !back.startsWith('//') ? back : '/', { replaceUrl: true });
  }
}
