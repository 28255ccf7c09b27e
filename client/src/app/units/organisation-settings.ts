import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { EditOrganisationRequest, OrganisationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import { asProblem } from '../http/problem';
import { Session } from '../session/session';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Panel } from '../shared/panel/panel';
import { moment } from '../shared/words/dates';
import { UnitTree } from './unit-tree';

const NAMES: FormNames = { name: { label: 'Name', target: 'organisation-name' }, timeZone: { label: 'Time zone', target: 'organisation-zone' } };

/** What the organisation is called, and in which time zone its days begin and end. */
@Component({
  selector: 'hf-organisation-settings',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Panel, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Organisation">
      <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
        <hf-error-summary [lines]="lines()" />
        <hf-draft-note [draft]="draft" />
        <hf-field label="Name" hint="The top unit carries it too." [limit]="limits.name"><input hfInput id="organisation-name" formControlName="name" autocomplete="organization" /></hf-field>
        <hf-field label="Time zone" hint="A review that is due on a day is due until the end of it here.">
          <select hfInput id="organisation-zone" formControlName="timeZone">@for (zone of zones; track zone) { <option [value]="zone">{{ zone.replaceAll('_', ' ') }}</option> }</select>
        </hf-field>
        <div class="hf-row"><button class="hf-btn" type="submit" [attr.aria-disabled]="busy()">Save</button><span class="hf-small hf-soft" role="status">{{ said() }}</span></div>
      </form>
    </hf-panel>
  `,
})
export class OrganisationSettings {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  #version = this.#session.organisation()?.version ?? 0;

  protected readonly limits = LIMITS;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly form = new FormGroup({
    name: new FormControl(this.#session.organisation()?.name ?? '', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    timeZone: new FormControl(this.#session.organisation()?.timeZone ?? 'Europe/London', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly draft = keepDraft(this.form, 'organisation');
  protected readonly zones = [...new Set(['Europe/London', 'UTC', this.form.controls.timeZone.value, ...Intl.supportedValuesOf('timeZone')])];

  protected async save(): Promise<void> {
    this.said.set('');
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length || this.busy()) return;
    this.busy.set(true);
    const request: EditOrganisationRequest = this.form.getRawValue();
    try {
      const organisation = await firstValueFrom(this.#http.patch<OrganisationView>('/api/organisation', request, { headers: ifMatch(this.#version) }));
      this.#version = organisation.version;
      this.draft.saved();
      this.said.set(`Saved ${moment(new Date())}`);
      const view = this.#session.view();
      if (view) this.#session.begin({ ...view, organisation });
      this.#tree.reload();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        const theirs = problem.current as OrganisationView;
        this.#version = theirs.version;
        this.lines.set([{ label: '', message: `Somebody else saved ${theirs.name}, ${theirs.timeZone} meanwhile. Save again to keep what you wrote.`, target: null }]);
      } else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
