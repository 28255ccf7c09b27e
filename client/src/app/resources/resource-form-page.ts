import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { DeputyView, ResourceView, ThingRef } from '@holdfast/contracts';
import { explainRefusal, LIMITS, RESOURCE_KINDS, type Duration, type ResourceKind } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { deputyInWords, KIND_WORDS } from '../continuity/continuity-words';
import { ThingChooser } from '../continuity/thing-chooser';
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
import { DeputiesField } from './deputies-field';
import { RESOURCE_NAMES, resourceForm, answersOf, changesOf, requestOf } from './resource-form';

/** Adds a resource, or changes one: without an id in the address it is new. */
@Component({
  selector: 'hf-resource-form-page',
  imports: [DeputiesField, DraftNote, DurationField, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink, StaleResolver, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    <hf-page-head [heading]="id() ? 'Edit ' + (item()?.name ?? 'a resource') : 'Add a resource'" />
    @if (resource.error(); as error) {
      <hf-error-notice what="The resource could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (id() && !item()) {
      <hf-loading-shape [lines]="6" label="Loading the resource" />
    } @else if (saving.stale(); as met) {
      <hf-stale-resolver who="Somebody else" what="changed this resource" [fields]="met.fields" (resolved)="saving.saveResolved($event)" (left)="saving.leave()" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ item()?.retiredAt ? 'This resource is retired. It can be read but not changed.' : refusal }}</b>&ngsp;<a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="saving.save()" class="hf-stack">
        <hf-panel label="The resource">
          <div class="hf-stack">
            <hf-error-summary [lines]="saving.faults()" />
            <div class="hf-beside">
              <hf-field label="Kind" [messages]="names['kind']!.messages!"><select hfInput id="resource-kind" formControlName="kind"><option [ngValue]="null">Choose</option>@for (one of kinds; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select></hf-field>
              <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="resource-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
            </div>
            <hf-field label="Description" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="resource-description" rows="3" formControlName="description"></textarea></hf-field>
            <div class="hf-beside">
              <hf-field label="Unit" [messages]="names['unitId']!.messages!"><select hfInput id="resource-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Owner" hint="Who answers for it, and keeps what is said here." [messages]="names['ownerId']!.messages!"><hf-person-picker controlId="resource-owner" [known]="item()?.owner ?? null" formControlName="ownerId" /></hf-field>
              <hf-field label="Located at" hint="A site: when it is lost, so is this." [optional]="true" [group]="true"><hf-thing-chooser label="Located at" inputId="resource-site" only="site" [single]="true" [without]="id() ?? null" formControlName="locatedAtId" /></hf-field>
              <hf-field label="Run by" hint="A supplier: when it fails, so does this." [optional]="true" [group]="true"><hf-thing-chooser label="Run by" inputId="resource-supplier" only="supplier" [single]="true" [without]="id() ?? null" formControlName="supplierId" /></hf-field>
              <hf-field label="How many" hint="People, or pieces of equipment." [optional]="true"><input hfInput id="resource-quantity" type="number" min="0" formControlName="quantity" /></hf-field>
              <label class="standby"><input type="checkbox" id="resource-standby" formControlName="standby" /><span>Stands by<span class="hf-small hf-soft">It has to be brought up before it serves, also when it is not lost.</span></span></label>
            </div>
          </div>
        </hf-panel>
        @if (people()) { <hf-panel heading="Deputies" count="Who stands in when they are not there"><hf-deputies-field [control]="form.controls.deputies" /></hf-panel> }
        <hf-panel heading="Recovery" count="Empty: not known">
          <div class="hf-beside">
            <hf-field label="Declared recovery time" hint="What is said that it takes: a claim." [optional]="true"><hf-duration-field inputId="resource-declared" [calendars]="calendars.inUse()" taken="longest" formControlName="declared" /></hf-field>
            <hf-field label="Contractual recovery time" hint="What the supplier's contract promises." [optional]="true"><hf-duration-field inputId="resource-contractual" [calendars]="calendars.inUse()" taken="longest" formControlName="contractual" /></hf-field>
            <hf-field label="Data loss" hint="How much of the latest data is lost at most, on the clock, such as 24 hours." [optional]="true"><hf-duration-field inputId="resource-data-loss" formControlName="dataLossMinutes" /></hf-field>
          </div>
        </hf-panel>
        <hf-draft-note [draft]="saving.draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="saving.busy()">{{ saving.busy() ? 'Saving' : id() ? 'Save' : 'Add the resource' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    .standby { display: flex; gap: 10px; align-items: flex-start; min-height: 44px; }
    .standby .hf-small { display: block; }
  `,
})
export class ResourceFormPage {
  /** From the address; none for a new one. */
  readonly id = input<string>();

  readonly #client = inject(ContinuityClient);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = this.#client.resource(() => this.id());
  protected readonly item = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly may = computed(() => (this.id() ? (this.item()?.mayManage ?? false) && this.item()?.retiredAt === null : this.#session.canAnywhere('continuity.manage')));
  protected readonly refusal = explainRefusal('continuity.manage');
  protected readonly back = computed(() => (this.id() ? ['/resources', this.id()!] : ['/resources']));
  protected readonly names = RESOURCE_NAMES;
  protected readonly limits = LIMITS;
  protected readonly kinds = RESOURCE_KINDS;
  protected readonly words = KIND_WORDS;
  protected readonly form = resourceForm();
  readonly #kind = toSignal(this.form.controls.kind.valueChanges, { initialValue: null });
  protected readonly people = computed(() => this.#kind() === 'people');
  /** Those in which this person keeps continuity, and the one that it is in. */
  protected readonly units = unitChoices('continuity.manage', () => this.item()?.unitId);
  readonly #titles = inject(PageTitles);
  protected readonly saving = thingForm({
    form: this.form, names: RESOURCE_NAMES, called: 'resource', thing: this.item, may: this.may, back: this.back, answersOf,
    arrived: ({ id, name }: ResourceView) => this.#titles.show(`Edit ${name}`, [{ label: 'Resources', link: '/resources' }, { label: name, link: `/resources/${id}` }, { label: 'Edit' }]),
    add: async (answers, submission) => {
      const request = requestOf(answers);
      return ['/resources', (await this.#client.addResource(request, submission.of(request))).id];
    },
    change: async (base, answers) => {
      const request = changesOf(base.answers, answers);
      if (Object.keys(request).length) await this.#client.editResource(base, request);
      return ['/resources', base.id];
    },
    shown: ({ owner }) => {
      const named = (value: unknown): string => (value as readonly ThingRef[])[0]?.name ?? 'None';
      const time = (value: unknown): string => this.calendars.words(value as Duration | null, 'Not stated');
      return {
        unitId: (value) => this.#tree.nameOf(value),
        ownerId: (value) => (value === owner.id ? owner.jobTitle : 'Somebody else'),
        kind: (value) => KIND_WORDS[value as ResourceKind],
        standby: (value) => (value ? 'Stands by' : 'Does not stand by'),
        deputies: (value) => (value as readonly DeputyView[]).map(deputyInWords).join('; ') || 'None',
        quantity: (value) => (value === null ? 'Not stated' : String(value as number)),
        locatedAtId: named, supplierId: named, declared: time, contractual: time, dataLossMinutes: time,
      };
    },
  });
}
