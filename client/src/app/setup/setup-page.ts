import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { SessionView, SetupRequest, SetupView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { FrontDoor } from '../session/front-door';
import { NEW_PASSWORD, NewPassword } from '../session/new-password';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';

const LONDON = 'Europe/London';
const NAMES: FormNames = {
  code: { label: 'Setup code', target: 'code', messages: { required: 'Type the code that the server printed when it started.' } },
  organisationName: { label: 'Name of the organisation', target: 'organisation', messages: { required: 'Write the name of the organisation.' } },
  timeZone: { label: 'Time zone', target: 'time-zone' },
  name: { label: 'Your name', target: 'name', messages: { required: 'Write your name.' } },
  jobTitle: { label: 'Job title', target: 'job-title', messages: { required: 'Write your job title.' } },
  email: { label: 'E-mail', target: 'email', messages: { required: 'Write your e-mail address.' } },
  password: { label: 'Password', target: 'password', messages: { required: 'Choose a password.' } },
};

/** The first page of an empty database: makes the organisation and its first administrator. */
@Component({
  selector: 'hf-setup-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, FrontDoor, InputDirective, NewPassword, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './setup-page.html',
  styles: `
    h2 { padding-top: 12px; }
    .more { margin-top: 16px; }
    .hf-btn { justify-self: start; }
  `,
})
export class SetupPage {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly setup = httpResource<SetupView>(() => '/api/setup');
  protected readonly needed = computed(() => (this.setup.hasValue() ? this.setup.value().needed : null));
  protected readonly limits = LIMITS;
  protected readonly names = NAMES;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly form = new FormGroup({
    code: text(40),
    organisationName: text(LIMITS.name),
    timeZone: new FormControl(LONDON, { nonNullable: true }),
    name: text(LIMITS.name),
    jobTitle: text(LIMITS.name),
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email, Validators.maxLength(LIMITS.email)] }),
    password: new FormControl('', { nonNullable: true, validators: NEW_PASSWORD }),
  });
  protected readonly draft = keepDraft(this.form, 'setup', ['password', 'code']);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const request: SetupRequest = this.form.getRawValue();
    try {
      this.#session.begin(await firstValueFrom(this.#http.post<SessionView>('/api/setup', request, { context: this.#submission.of(request) })));
      this.draft.saved();
      await this.#router.navigateByUrl('/', { replaceUrl: true });
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

function text(max: number): FormControl<string> {
  return new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(max)] });
}
