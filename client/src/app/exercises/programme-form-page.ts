import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AddExerciseProgrammeRequest, ExerciseProgrammeView } from '@holdfast/contracts';
import { EXERCISE_KINDS, explainRefusal, LIMITS, readRecurrence, RECURRENCE_LIMITS, recurrenceInWords, WEEKDAY_NAMES, writeRecurrence, type ExerciseKind, type Recurrence } from '@holdfast/domain';
import { merge } from 'rxjs';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { PersonPicker } from '../people/person-picker';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { unitChoices } from '../units/unit-choices';
import { ExerciseClient } from './exercise-client';
import { KIND_WORDS } from './exercise-words';
import { RehearsedPlans } from './rehearsed-plans';
import { ScopeEditor } from './scope-editor';
import { programmeLineOf, scopeFault, scopeRequestOf, type ScopeLine } from './scope-line';

const NAMES: FormNames = {
  name: { label: 'Name', target: 'programme-name', messages: { required: 'Name the programme.' } },
  kind: { label: 'Kind', target: 'programme-kind', messages: { required: 'Choose how it is rehearsed.' } },
  unitId: { label: 'Unit', target: 'programme-unit', messages: { required: 'Choose the unit that it belongs to.' } },
  ownerId: { label: 'Owner', target: 'programme-owner', messages: { required: 'Choose who sees to it.' } },
  startsOn: { label: 'Starts on', target: 'programme-start', messages: { required: 'Give the day from which it counts.' } },
  recurrence: { label: 'How often', target: 'programme-every' },
  interval: { label: 'Every', target: 'programme-interval', messages: { required: 'Say how many weeks, months or years lie between.' } },
  monthDay: { label: 'Day', target: 'programme-month-day', messages: { required: 'Give a day from 1 to 28.' } },
  planIds: { label: 'Plans', target: 'programme-plans' },
  resources: { label: 'Resources', target: 'scope-search' },
};
const NTHS = [{ value: 1, label: 'first' }, { value: 2, label: 'second' }, { value: 3, label: 'third' }, { value: 4, label: 'fourth' }, { value: -1, label: 'last' }];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Adds a programme, or changes one: without an id in the address it is new. */
@Component({
  selector: 'hf-programme-form-page',
  imports: [DateField, DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RehearsedPlans, RouterLink, ScopeEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="id() ? 'Edit ' + (programme()?.name ?? 'a programme') : 'Add a rehearsal programme'" />
    @if (resource.error(); as error) {
      <hf-error-notice what="The programme could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (id() && !programme()) {
      <hf-loading-shape [lines]="6" label="Loading the programme" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ programme()?.endedAt ? 'This programme has ended. It can be read but not changed.' : refusal }}</b>&ngsp;<a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
        @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this programme meanwhile.</b> What you typed is still here. Save to put it in place of theirs, or leave and look at it first.</hf-notice> }
        <hf-panel label="The programme">
          <div class="hf-stack">
            <hf-error-summary [lines]="faults()" />
            <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="programme-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
            <div class="hf-beside">
              <hf-field label="Kind" [messages]="names['kind']!.messages!"><select hfInput id="programme-kind" formControlName="kind"><option [ngValue]="null">Choose</option>@for (one of kinds; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select></hf-field>
              <hf-field label="Unit" [messages]="names['unitId']!.messages!"><select hfInput id="programme-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Owner" hint="Who sees to it that it is held." [messages]="names['ownerId']!.messages!"><hf-person-picker controlId="programme-owner" [known]="programme()?.owner ?? null" formControlName="ownerId" /></hf-field>
              <div id="programme-start" tabindex="-1"><hf-field label="Starts on" hint="It is due for the first time on the first such day from then." [group]="true" [messages]="names['startsOn']!.messages!"><hf-date-field formControlName="startsOn" /></hf-field></div>
            </div>
            <hf-field label="Scenario" [optional]="true" [limit]="limits.narrative"><textarea hfInput rows="3" formControlName="scenario"></textarea></hf-field>
          </div>
        </hf-panel>
        <hf-panel heading="How often" [count]="rhythm()">
          <div class="hf-beside three">
            <hf-field label="Every" [messages]="names['interval']!.messages!"><input hfInput id="programme-interval" type="number" min="1" [max]="most" step="1" formControlName="interval" /></hf-field>
            <hf-field label="Weeks, months or years"><select hfInput id="programme-every" formControlName="every"><option value="week">week</option><option value="month">month</option><option value="year">year</option></select></hf-field>
            @if (form.controls.every.value === 'year') { <hf-field label="In"><select hfInput formControlName="month">@for (name of months; track name; let index = $index) { <option [ngValue]="index + 1">{{ name }}</option> }</select></hf-field> }
            @if (form.controls.every.value !== 'week') {
              <hf-field label="By"><select hfInput formControlName="by"><option value="weekday">a weekday of the month</option><option value="day">a day of the month</option></select></hf-field>
            }
            @if (form.controls.every.value !== 'week' && form.controls.by.value === 'day') {
              <hf-field label="Day" hint="1 to 28: every month has those." [messages]="names['monthDay']!.messages!"><input hfInput id="programme-month-day" type="number"min="1" max="28" step="1" formControlName="monthDay" /></hf-field>
            } @else {
              @if (form.controls.every.value !== 'week') { <hf-field label="Which"><select hfInput formControlName="nth">@for (one of nths; track one.value) { <option [ngValue]="one.value">{{ one.label }}</option> }</select></hf-field> }
              <hf-field label="Weekday"><select hfInput formControlName="weekday">@for (name of weekdays; track name; let index = $index) { <option [ngValue]="index + 1">{{ name }}</option> }</select></hf-field>
            }
          </div>
        </hf-panel>
        <hf-panel heading="Plans in scope" count="Optional"><hf-field label="Plans" hint="Each of its rehearsals begins with them." [optional]="true" [group]="true"><hf-rehearsed-plans id="programme-plans" tabindex="-1" formControlName="planIds" [known]="programme()?.plans ?? []" /></hf-field></hf-panel>
        <hf-panel heading="Resources in scope" count="Optional"><hf-field label="Resources" hint="Each with the RTO and RPO that it is measured by. Leave a time empty where it is not known." [optional]="true" [group]="true"><hf-scope-editor formControlName="resources" /></hf-field></hf-panel>
        <hf-draft-note [draft]="draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : id() ? 'Save' : 'Add the programme' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
  `,
})
export class ProgrammeFormPage {
  /** From the address; none for a new one. */
  readonly id = input<string>();

  readonly #client = inject(ExerciseClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly resource = this.#client.programme(() => this.id());
  protected readonly programme = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly may = computed(() => (this.id() ? (this.programme()?.mayManage ?? false) : this.#session.canAnywhere('exercise.manage')));
  protected readonly refusal = explainRefusal('exercise.manage');
  protected readonly back = computed(() => (this.id() ? ['/rehearsal-programmes', this.id()!] : ['/rehearsal-programmes']));
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly most = RECURRENCE_LIMITS.interval;
  protected readonly kinds = EXERCISE_KINDS;
  protected readonly words = KIND_WORDS;
  protected readonly nths = NTHS;
  protected readonly weekdays = WEEKDAY_NAMES;
  protected readonly months = MONTHS;
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    kind: new FormControl<ExerciseKind | null>(null, { validators: [Validators.required] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    ownerId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    startsOn: new FormControl<string | null>(null, { validators: [Validators.required] }),
    scenario: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    every: new FormControl<Recurrence['every']>('month', { nonNullable: true }),
    interval: new FormControl(1, { nonNullable: true, validators: [Validators.required, Validators.min(1), Validators.max(RECURRENCE_LIMITS.interval)] }),
    by: new FormControl<'weekday' | 'day'>('weekday', { nonNullable: true }),
    nth: new FormControl(1, { nonNullable: true }),
    weekday: new FormControl(1, { nonNullable: true }),
    monthDay: new FormControl(1, { nonNullable: true, validators: [Validators.required, Validators.min(1), Validators.max(28)] }),
    month: new FormControl(5, { nonNullable: true }),
    planIds: new FormControl<string[]>([], { nonNullable: true }),
    resources: new FormControl<ScopeLine[]>([], { nonNullable: true, validators: [({ value }) => (scopeFault(value as ScopeLine[]) ? { server: scopeFault(value as ScopeLine[]) } : null)] }),
  });
  readonly #answers = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly rhythm = computed(() => {
    this.#answers();
    const recurrence = readRecurrence(this.#recurrence());
    return recurrence ? recurrenceInWords(recurrence) : '';
  });
  protected readonly units = unitChoices('exercise.manage', () => this.programme()?.unitId);
  protected readonly draft = keepDraft(this.form, `exercise-programme.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? 'new'}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  #base: ExerciseProgrammeView | null = null;

  constructor() {
    const titles = inject(PageTitles);
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
    // What is not asked is not refused either.
    const { every, by, monthDay } = this.form.controls;
    const asked = (): void => (every.value !== 'week' && by.value === 'day' ? monthDay.enable({ emitEvent: false }) : monthDay.disable({ emitEvent: false }));
    asked();
    merge(every.valueChanges, by.valueChanges).pipe(takeUntilDestroyed()).subscribe(asked);
    effect(() => {
      const of = this.programme();
      if (!of) return;
      titles.show(`Edit ${of.name}`, [{ label: 'Rehearsal programmes', link: '/rehearsal-programmes' }, { label: of.name, link: `/rehearsal-programmes/${of.id}` }, { label: 'Edit' }]);
      untracked(() => {
        if (this.#base) return;
        this.#base = of;
        const known = readRecurrence(of.recurrence);
        this.form.patchValue({
          name: of.name, kind: of.kind, unitId: of.unitId, ownerId: of.owner.id, startsOn: of.startsOn, scenario: of.scenario, planIds: of.plans.map(({ planId }) => planId), resources: of.resources.map((one) => programmeLineOf(one)),
          ...(known ? { every: known.every, interval: known.interval, by: known.monthDay === null ? 'weekday' : 'day', nth: known.nth ?? 1, weekday: known.weekday ?? 1, monthDay: known.monthDay ?? 1, month: known.month ?? 5 } : {}),
        });
      });
    });
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.may()) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const { id } = await this.#save();
      this.draft.saved();
      await this.#router.navigate(['/rehearsal-programmes', id], { replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        this.#base = problem.current as ExerciseProgrammeView;
        this.changed.set(true);
      } else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  async #save(): Promise<ExerciseProgrammeView> {
    const { name, kind, unitId, ownerId, startsOn, scenario, planIds, resources } = this.form.getRawValue();
    const request: AddExerciseProgrammeRequest = { name: name.trim(), kind: kind!, unitId: unitId!, ownerId: ownerId!, startsOn: startsOn!, scenario, recurrence: this.#recurrence(), planIds, resources: scopeRequestOf(resources).map(({ resourceId, rtoMinutes, rpoMinutes }) => ({ resourceId, rtoMinutes, rpoMinutes })) };
    if (this.#base) return this.#client.editProgramme(this.#base.id, this.#base.version, request);
    const made = await this.#client.addProgramme(request, this.#submission.of(request));
    this.#submission.done();
    return made;
  }

  #recurrence(): string {
    const { every, interval, by, nth, weekday, monthDay, month } = this.form.getRawValue();
    const byDay = every !== 'week' && by === 'day';
    return writeRecurrence({ every, interval, nth: byDay || every === 'week' ? null : nth, weekday: byDay ? null : weekday, monthDay: byDay ? monthDay : null, month: every === 'year' ? month : null });
  }
}
