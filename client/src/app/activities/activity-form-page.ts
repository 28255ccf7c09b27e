import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ActivityView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, type Duration } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { criticalInWords } from '../continuity/continuity-words';
import { PersonPicker } from '../people/person-picker';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { DraftNote } from '../shared/forms/draft-note';
import { DurationField } from '../shared/forms/duration-field';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { thingForm } from '../shared/forms/thing-form';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { unitChoices } from '../units/unit-choices';
import { UnitTree } from '../units/unit-tree';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ACTIVITY_NAMES, activityForm, answersOf, changesOf, requestOf } from './activity-form';

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
    } @else if (saving.stale(); as met) {
      <hf-stale-resolver who="Somebody else" what="changed this activity" [fields]="met.fields" (resolved)="saving.saveResolved($event)" (left)="saving.leave()" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ activity()?.retiredAt ? 'This activity is retired. It can be read but not changed.' : refusal }}</b>&ngsp;<a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="saving.save()" class="hf-stack">
        <hf-panel label="The activity">
          <div class="hf-stack">
            <hf-error-summary [lines]="saving.faults()" />
            <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="activity-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
            <hf-field label="Description" hint="What is done, and for whom." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="activity-description" rows="3" formControlName="description"></textarea></hf-field>
            <div class="hf-beside">
              <hf-field label="Unit" hint="Which does it." [messages]="names['unitId']!.messages!"><select hfInput id="activity-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Owner" hint="Who answers for it, and keeps what is said here." [messages]="names['ownerId']!.messages!"><hf-person-picker controlId="activity-owner" [known]="activity()?.owner ?? null" formControlName="ownerId" /></hf-field>
              <hf-field label="Critical" hint="Whether it has to be back before others."><select hfInput id="activity-critical" formControlName="critical"><option [ngValue]="null">Not decided yet</option><option [ngValue]="true">Critical</option><option [ngValue]="false">Not critical</option></select></hf-field>
              <hf-field label="Statutory duty" hint="The duty that it serves, if the law asks for it." [optional]="true" [limit]="limits.title"><input hfInput id="activity-duty" type="text" autocomplete="off" formControlName="statutory" /></hf-field>
            </div>
            <hf-field label="Why" hint="Why it is critical, or why it is not." [optional]="true" [limit]="limits.reason"><textarea hfInput id="activity-why" rows="2" formControlName="criticalReason"></textarea></hf-field>
            <hf-field label="Time to resume" hint="What it needs itself once everything that it leans on is back, such as 30 mins or 1 working day. Empty: not known." [optional]="true"><hf-duration-field inputId="activity-resume" [calendars]="calendars.inUse()" taken="longest" formControlName="resume" /></hf-field>
          </div>
        </hf-panel>
        <hf-draft-note [draft]="saving.draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="saving.busy()">{{ saving.busy() ? 'Saving' : id() ? 'Save' : 'Add the activity' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
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
  readonly #tree = inject(UnitTree);
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
  protected readonly units = unitChoices('continuity.manage', () => this.activity()?.unitId);
  readonly #titles = inject(PageTitles);
  protected readonly saving = thingForm({
    form: this.form, names: ACTIVITY_NAMES, called: 'activity', thing: this.activity, may: this.may, back: this.back, answersOf,
    arrived: ({ id, name }: ActivityView) => this.#titles.show(`Edit ${name}`, [{ label: 'Activities', link: '/activities' }, { label: name, link: `/activities/${id}` }, { label: 'Edit' }]),
    add: async (answers, submission) => {
      const request = requestOf(answers);
      return ['/activities', (await this.#client.addActivity(request, submission.of(request))).id];
    },
    change: async (base, answers) => {
      const request = changesOf(base.answers, answers);
      if (Object.keys(request).length) await this.#client.editActivity(base, request);
      return ['/activities', base.id];
    },
    shown: ({ owner }) => ({
      unitId: (value) => this.#tree.nameOf(value),
      ownerId: (value) => (value === owner.id ? owner.jobTitle : 'Somebody else'),
      critical: (value) => criticalInWords(value as boolean | null),
      resume: (value) => this.calendars.words(value as Duration | null, 'Not stated'),
    }),
  });
}
