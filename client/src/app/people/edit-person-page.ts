import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { PersonView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { moment } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { PersonClient } from './person-client';

const NAMES: FormNames = {
  name: { label: 'Name', target: 'person-name' },
  jobTitle: { label: 'Job title', target: 'person-job' },
  email: { label: 'E-mail', target: 'person-email' },
};

@Component({
  selector: 'hf-edit-person-page',
  imports: [ErrorNotice, ErrorSummary, Field, InputDirective, LoadingShape, PageHead, Panel, ReactiveFormsModule, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Change details">@if (resource.hasValue()) { <span facts>{{ resource.value().jobTitle }}, {{ resource.value().name }}</span> }</hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="This person could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (resource.hasValue()) {
      @if (stale(); as problem) {
        <hf-stale-resolver who="Somebody else" what="these details" [at]="at" [fields]="fields()" (resolved)="resolve($event)" (left)="leave()" />
      } @else {
        <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
          <hf-error-summary [lines]="lines()" />
          <hf-panel label="Details">
            <div class="hf-stack">
              <hf-field label="Name" [limit]="limits.name"><input hfInput id="person-name" formControlName="name" autocomplete="off" /></hf-field>
              <hf-field label="Job title" hint="How screens and papers name them. What was decided before keeps the title of that day." [limit]="limits.name"><input hfInput id="person-job" formControlName="jobTitle" autocomplete="off" /></hf-field>
              <hf-field label="E-mail" hint="They sign in with it. A link that was sent to the old address stops working."><input hfInput id="person-email" type="email" formControlName="email" autocomplete="off" /></hf-field>
            </div>
          </hf-panel>
          <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">Save</button><a class="hf-btn quiet" [routerLink]="['/people', personId()]">Cancel</a></div>
        </form>
      }
    } @else { <hf-panel label="Details"><hf-loading-shape [lines]="4" /></hf-panel> }
  `,
  styles: `:host { display: block; max-width: 640px; } :host:has(hf-stale-resolver) { max-width: none; }`,
})
export class EditPersonPage {
  readonly personId = input.required<string>();
  readonly #client = inject(PersonClient);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #titles = inject(PageTitles);
  #base: PersonView | null = null;

  protected readonly resource = this.#client.person(this.personId);
  protected readonly limits = LIMITS;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly stale = signal<Problem | null>(null);
  protected at = '';
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    jobTitle: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email, Validators.maxLength(LIMITS.email)] }),
  });
  protected readonly fields = computed<readonly StaleField[]>(() => {
    const theirs = this.stale()?.current as PersonView | undefined;
    const [base, mine] = [this.#base, this.form.getRawValue()];
    if (!theirs || !base) return [];
    return (['name', 'jobTitle', 'email'] as const).map((name) => ({ name, label: NAMES[name]!.label, base: base[name], theirs: theirs[name], mine: mine[name], text: true }));
  });

  constructor() {
    effect(() => {
      if (!this.resource.hasValue() || this.#base) return;
      const person = this.resource.value();
      this.#base = person;
      untracked(() => {
        this.form.setValue({ name: person.name, jobTitle: person.jobTitle, email: person.email });
        this.#titles.show('Change details', [{ label: 'People', link: '/people' }, { label: person.jobTitle, link: `/people/${person.id}` }, { label: 'Change details' }]);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    const base = this.#base;
    if (faults.length || !base || this.busy()) return;
    this.busy.set(true);
    try {
      await this.#client.edit(base.id, base.version, this.form.getRawValue());
      if (this.#session.person()?.id === base.id) await this.#session.refresh();
      await this.leave();
    } catch (error) {
      const problem = asProblem(error);
      this.at = moment(new Date());
      if (problem.stale && problem.current) this.stale.set(problem);
      else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  protected async resolve(values: Readonly<Record<string, unknown>>): Promise<void> {
    this.#base = this.stale()!.current as PersonView;
    this.stale.set(null);
    this.form.patchValue(values);
    await this.save();
  }

  protected leave(): Promise<boolean> {
    return this.#router.navigate(['/people', this.personId()]);
  }
}
