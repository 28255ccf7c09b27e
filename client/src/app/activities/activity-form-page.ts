import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ActivityView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, type Duration } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { criticalInWords } from '../continuity/continuity-words';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { PersonPicker } from '../people/person-picker';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { DurationField } from '../shared/forms/duration-field';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { indented } from '../units/outline';
import { UnitTree } from '../units/unit-tree';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ACTIVITY_NAMES, activityForm, answersOf, changesOf, requestOf, type ActivityAnswers } from './activity-form';

/** Adds an activity, or changes one: without an id in the address it is new. */
@Component({
  selector: 'hf-activity-form-page',
  imports: [DraftNote, DurationField, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    <hf-page-head [heading]="id() ? 'Edit ' + (activity()?.name ?? 'an activity') : 'Add an activity'" />
    @if (resource.error(); as error) {
      <hf-error-notice what="The activity could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (id() && !activity()) {
      <hf-loading-shape [lines]="6" label="Loading the activity" />
    } @else if (stale(); as met) {
      <hf-stale-resolver who="Somebody else" what="changed this activity" [fields]="met.fields" (resolved)="saveResolved($event)" (left)="leave()" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ activity()?.retiredAt ? 'This activity is retired. It can be read but not changed.' : refusal }}</b> <a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
        <hf-panel label="The activity">
          <div class="hf-stack">
            <hf-error-summary [lines]="faults()" />
            <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="activity-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
            <hf-field label="Description" hint="What is done, and for whom." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="activity-description" rows="3" formControlName="description"></textarea></hf-field>
            <div class="hf-beside">
              <hf-field label="Unit" hint="Which does it." [messages]="names['unitId']!.messages!"><select hfInput id="activity-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Owner" hint="Who answers for it, and keeps what is said here." [messages]="names['ownerId']!.messages!"><hf-person-picker controlId="activity-owner" [known]="activity()?.owner ?? null" formControlName="ownerId" /></hf-field>
              <hf-field label="Critical" hint="Whether it has to be back before others."><select hfInput id="activity-critical" formControlName="critical"><option [ngValue]="null">Not decided yet</option><option [ngValue]="true">Critical</option><option [ngValue]="false">Not critical</option></select></hf-field>
              <hf-field label="Statutory duty" hint="The duty that it serves, if the law asks for it." [optional]="true" [limit]="limits.title"><input hfInput id="activity-duty" type="text" autocomplete="off" formControlName="statutory" /></hf-field>
            </div>
            <hf-field label="Why" hint="Why it is critical, or why it is not." [optional]="true" [limit]="limits.reason"><textarea hfInput id="activity-why" rows="2" formControlName="criticalReason"></textarea></hf-field>
            <hf-field label="Time to resume" hint="What it needs itself once everything that it leans on is back, such as 30 mins or 1 working day. Empty: not known." [optional]="true" [group]="true"><hf-duration-field id="activity-resume" [calendars]="calendars.inUse()" taken="longest" formControlName="resume" /></hf-field>
          </div>
        </hf-panel>
        <hf-draft-note [draft]="draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : id() ? 'Save' : 'Add the activity' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
  `,
})
export class ActivityFormPage {
  /** From the address; none for a new one. */
  readonly id = input<string>();

  readonly #client = inject(ContinuityClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #tree = inject(UnitTree);
  readonly #submission = new Submission();
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = this.#client.activity(() => this.id());
  protected readonly activity = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly may = computed(() => (this.id() ? (this.activity()?.mayManage ?? false) && this.activity()?.retiredAt === null : this.#session.canAnywhere('continuity.manage')));
  protected readonly refusal = explainRefusal('continuity.manage');
  protected readonly back = computed(() => (this.id() ? ['/activities', this.id()!] : ['/activities']));
  protected readonly names = ACTIVITY_NAMES;
  protected readonly limits = LIMITS;
  protected readonly form = activityForm();
  /** Those in which this person keeps continuity, and the one that it is in. */
  protected readonly units = computed(() =>
    this.#tree.outline().filter(({ unit }) => unit.id === this.activity()?.unitId || this.#session.can('continuity.manage', { unitPath: unit.path })).map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) })),
  );
  // The address is known before the first input is: one draft for each.
  protected readonly draft = keepDraft(this.form, `activity.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? 'new'}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  /** Somebody saved first: the activity as it is now. */
  protected readonly stale = signal<{ current: ActivityView; fields: StaleField[] } | null>(null);
  #base: { answers: ActivityAnswers; id: string; version: number } | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.activity();
      if (!of) return;
      titles.show(`Edit ${of.name}`, [{ label: 'Activities', link: '/activities' }, { label: of.name, link: `/activities/${of.id}` }, { label: 'Edit' }]);
      untracked(() => {
        if (this.#base) return;
        this.#base = { answers: answersOf(of), id: of.id, version: of.version };
        this.form.reset(this.#base.answers);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.may() || this.stale()) return;
    const faults = faultsOf(this.form, ACTIVITY_NAMES);
    this.faults.set(faults);
    if (!faults.length) await this.#send(this.form.getRawValue());
  }

  /** What was kept of both, on top of what is there now. */
  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    const stale = this.stale();
    if (!stale) return;
    this.stale.set(null);
    this.#base = { answers: answersOf(stale.current), id: stale.current.id, version: stale.current.version };
    this.form.patchValue(values);
    await this.#send(this.form.getRawValue());
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(this.back());
  }

  async #send(answers: ActivityAnswers): Promise<void> {
    this.busy.set(true);
    try {
      const id = await this.#save(answers);
      this.draft.saved();
      await this.#router.navigate(['/activities', id], { replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#meet(problem.current as ActivityView);
      else this.faults.set(hangProblem(this.form, problem, ACTIVITY_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  async #save(answers: ActivityAnswers): Promise<string> {
    const base = this.#base;
    if (!base) {
      const request = requestOf(answers);
      const made = await this.#client.addActivity(request, this.#submission.of(request));
      this.#submission.done();
      return made.id;
    }
    const request = changesOf(base.answers, answers);
    if (Object.keys(request).length) await this.#client.editActivity(base, request);
    return base.id;
  }

  #meet(current: ActivityView): void {
    const [base, theirs, mine] = [this.#base!.answers, answersOf(current), this.form.getRawValue()];
    const show: Partial<Record<keyof ActivityAnswers, (value: unknown) => string>> = {
      unitId: (value) => this.#tree.byId().get(String(value))?.name ?? 'Another unit',
      ownerId: (value) => (value === current.owner.id ? current.owner.jobTitle : 'Somebody else'),
      critical: (value) => criticalInWords(value as boolean | null),
      resume: (value) => this.calendars.words(value as Duration | null, 'Not stated'),
    };
    const fields = (Object.keys(base) as (keyof ActivityAnswers)[]).map((name): StaleField => ({
      name, label: ACTIVITY_NAMES[name]!.label, base: base[name], theirs: theirs[name], mine: mine[name], text: show[name] === undefined, ...(show[name] ? { show: show[name] } : {}),
    }));
    this.stale.set({ current, fields });
  }
}
