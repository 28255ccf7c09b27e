import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { PlanView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, PLAN_KIND_WORDS, PLAN_KINDS, PLAN_LIMITS, planParentFault, type PlanKind } from '@holdfast/domain';
import { PersonPicker } from '../people/person-picker';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
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
import { PlanClient } from './plan-client';

const NAMES: FormNames = {
  kind: { label: 'Kind', target: 'plan-kind', messages: { required: 'Choose what kind of plan it is.' } },
  name: { label: 'Name', target: 'plan-name', messages: { required: 'Name the plan.' } },
  unitId: { label: 'Unit', target: 'plan-unit', messages: { required: 'Choose the unit that it belongs to.' } },
  ownerId: { label: 'Owner', target: 'plan-owner', messages: { required: 'Choose who answers for it.' } },
  parentId: { label: 'Plan above', target: 'plan-parent' },
  reviewMonths: { label: 'Months between reviews', target: 'plan-months', messages: { required: 'Say how often it is reviewed.', min: 'At least every month.', max: `At least every ${PLAN_LIMITS.reviewMonths} months.` } },
};

interface Answers {
  kind: PlanKind | null;
  name: string;
  unitId: string | null;
  ownerId: string | null;
  parentId: string | null;
  reviewMonths: number | null;
}

const answersOf = ({ kind, name, unitId, owner, parent, reviewMonths }: PlanView): Answers => ({ kind, name, unitId, ownerId: owner.id, parentId: parent?.id ?? null, reviewMonths });

const detailsOf = ({ name, unitId, ownerId, parentId, reviewMonths }: Answers) => ({ name: name.trim(), unitId: unitId ?? '', ownerId: ownerId ?? '', parentId, reviewMonths: reviewMonths ?? 0 });

/** Starts a plan, or changes what one is called and where it hangs: without an id in the address it is new. */
@Component({
  selector: 'hf-plan-form-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="id() ? 'Details of ' + (plan()?.reference ?? 'a plan') : 'Start a plan'" />
    @if (resource.error(); as error) {
      <hf-error-notice what="The plan could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (id() && !plan()) {
      <hf-loading-shape [lines]="5" label="Loading the plan" />
    } @else if (saving.stale(); as met) {
      <hf-stale-resolver who="Somebody else" what="changed this plan" [fields]="met.fields" (resolved)="saving.saveResolved($event)" (left)="saving.leave()" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ plan()?.retiredAt ? 'This plan was retired. It can be read but not changed.' : refusal }}</b>&ngsp;<a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="saving.save()" class="hf-stack">
        <hf-panel label="The plan">
          <div class="hf-stack">
            <hf-error-summary [lines]="saving.faults()" />
            @if (!id()) { <hf-field label="Kind" [messages]="names['kind']!.messages!"><select hfInput id="plan-kind" formControlName="kind"><option [ngValue]="null">Choose</option>@for (one of kinds; track one) { <option [ngValue]="one">{{ kindWords[one] }}</option> }</select></hf-field> }
            <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="plan-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
            <hf-field label="Plan above" hint="The plan that this one is a part of." [optional]="true"><select hfInput id="plan-parent" formControlName="parentId"><option [ngValue]="null">None</option>@for (one of parents(); track one.id) { <option [ngValue]="one.id">{{ one.reference }} {{ one.name }}</option> }</select></hf-field>
            <div class="hf-beside">
              <hf-field label="Unit" [messages]="names['unitId']!.messages!"><select hfInput id="plan-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Owner" hint="Who answers for it." [messages]="names['ownerId']!.messages!"><hf-person-picker controlId="plan-owner" [known]="plan()?.owner ?? null" formControlName="ownerId" /></hf-field>
              <hf-field label="Months between reviews" [messages]="names['reviewMonths']!.messages!"><input hfInput id="plan-months" type="number" min="1" [max]="most" formControlName="reviewMonths" /></hf-field>
            </div>
          </div>
        </hf-panel>
        <hf-draft-note [draft]="saving.draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="saving.busy()">{{ saving.busy() ? 'Saving' : id() ? 'Save' : 'Start the plan' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
  `,
})
export class PlanFormPage {
  /** From the address; none for a new one. */
  readonly id = input<string>();
  /** Begun elsewhere: what the plan is to be, and what it is to recover. */
  readonly kind = input<string>();
  readonly name = input<string>();
  readonly unit = input<string>();
  readonly owner = input<string>();
  readonly activity = input<string>();
  readonly resourceId = input<string>(undefined, { alias: 'resource' });

  readonly #client = inject(PlanClient);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  protected readonly resource = this.#client.plan(() => this.id());
  protected readonly plan = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly may = computed(() => (this.id() ? (this.plan()?.mayManage ?? false) : this.#session.canAnywhere('plan.manage')));
  protected readonly refusal = explainRefusal('plan.manage');
  protected readonly back = computed(() => (this.id() ? ['/plans', this.id()!] : ['/plans']));
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly most = PLAN_LIMITS.reviewMonths;
  protected readonly kinds = PLAN_KINDS;
  protected readonly kindWords = PLAN_KIND_WORDS;
  protected readonly form = new FormGroup({
    kind: new FormControl<PlanKind | null>(null, { validators: [Validators.required] }),
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    ownerId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    parentId: new FormControl<string | null>(null),
    reviewMonths: new FormControl<number | null>(12, { validators: [Validators.required, Validators.min(1), Validators.max(PLAN_LIMITS.reviewMonths)] }),
  });
  readonly #kind = toSignal(this.form.controls.kind.valueChanges, { initialValue: null });
  readonly #all = toSignal(this.#client.list({ sort: 'reference' }), { initialValue: null });
  /** Of a kind that holds this one; the one above now stays to be chosen. */
  protected readonly parents = computed(() => {
    const kind = this.plan()?.kind ?? this.#kind();
    const found = (this.#all()?.items ?? []).filter((one) => one.id !== this.id() && kind !== null && planParentFault(kind, one.kind) === null);
    const now = this.plan()?.parent;
    return now && !found.some(({ id }) => id === now.id) ? [now, ...found] : found;
  });
  /** Those in which this person manages plans, and the one that it is in. */
  protected readonly units = unitChoices('plan.manage', () => this.plan()?.unitId);
  readonly #titles = inject(PageTitles);
  protected readonly saving = thingForm({
    form: this.form, names: NAMES, called: 'plan', thing: this.plan, may: this.may, back: this.back, answersOf, without: ['kind'],
    onward: () => (this.id() ? {} : { activity: this.activity(), resource: this.resourceId() }),
    arrived: ({ id, reference }: PlanView) => this.#titles.show(`Details of ${reference}`, [{ label: 'Recovery plans', link: '/plans' }, { label: reference, link: `/plans/${id}` }, { label: 'Details' }]),
    add: async (answers, submission) => {
      const request = { kind: answers.kind ?? 'team', ...detailsOf(answers) };
      return ['/plans', (await this.#client.start(request, submission.of(request))).id, 'edit'];
    },
    change: async ({ id, version }, answers) => {
      await this.#client.edit(id, version, detailsOf(answers));
      return ['/plans', id];
    },
    shown: ({ owner }) => ({
      unitId: (value) => this.#tree.nameOf(value),
      ownerId: (value) => (value === owner.id ? owner.jobTitle : 'Somebody else'),
      parentId: (value) => (value === null ? 'None' : (this.parents().find(({ id }) => id === value)?.name ?? 'Another plan')),
      reviewMonths: (value) => String(value as number),
    }),
  });

  constructor() {
    effect(() => {
      const begun = { kind: PLAN_KINDS.find((kind) => kind === this.kind()), name: this.name()?.slice(0, LIMITS.title), unitId: this.unit(), ownerId: this.owner() };
      untracked(() => {
        if (this.id() || !this.form.pristine) return;
        for (const [name, value] of Object.entries(begun)) if (value) this.form.controls[name as keyof typeof begun].setValue(value as never);
      });
    });
  }
}
