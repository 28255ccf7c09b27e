import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { DeclareInvocationRequest, InvocablePlan, InvocationsNowView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, localOfMoment, PLAN_KIND_WORDS } from '@holdfast/domain';
import { kept } from '../http/kept';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { PersonPicker } from '../people/person-picker';
import { ThingChooser } from '../plans/thing-chooser';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { OF_A_LOG, resumeDraft } from '../shared/forms/device-draft';
import { KeptNote } from '../shared/forms/kept-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { InvocationClient } from './invocation-client';

const NAMES: FormNames = {
  planIds: { label: 'Plans', target: 'declare-plans' },
  title: { label: 'What happened', target: 'declare-title', messages: { required: 'Say in one line what happened.' } },
  outageAt: { label: 'Start of the outage', target: 'declare-outage', messages: { required: 'Say when it began. A guess is enough.' } },
  declaredAt: { label: 'Declaration', target: 'declare-declared' },
  reason: { label: 'Reason', target: 'declare-reason' },
  leadId: { label: 'Who leads it', target: 'declare-lead' },
  lostIds: { label: 'What is lost', target: 'declare-lost' },
};

/** More plans than these, and one looks for them by typing. */
const AT_A_GLANCE = 8;

/** Something has happened. Choosing the plan is enough: everything else has an answer already, or can be said later in the log. */
@Component({
  selector: 'hf-declare-page',
  imports: [ErrorNotice, ErrorSummary, Field, Icon, InputDirective, Kbd, KeptNote, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Something has happened"><ng-container ngProjectAs="[facts]"><span>Invoke recovery plans for real. For a rehearsal, <a routerLink="/rehearsals">plan one</a></span></ng-container></hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="The plans could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (now(); as of) {
      @if (!of.plans.length) {
        <hf-notice icon="lock"><b>There is no plan that you may invoke.</b> {{ refusal }} <a routerLink="/plans">Look at the plans</a></hf-notice>
      } @else {
        <form [formGroup]="form" (ngSubmit)="declare()" class="hf-stack">
          <hf-panel label="What happened">
            <div class="hf-stack">
              <hf-error-summary [lines]="faults()" />
              <hf-kept-note [from]="draft.from()" (startAgain)="startAgain()" />
              <hf-field label="What happened" hint="In one line: it names the invocation." [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="declare-title" type="text" autocomplete="off" formControlName="title" /></hf-field>
              <hf-field label="Start of the outage" hint="Recovery times are measured from here. On the organisation's clock." [messages]="names['outageAt']!.messages!"><input hfInput id="declare-outage" type="datetime-local" formControlName="outageAt" /></hf-field>
              <fieldset id="declare-plans" tabindex="-1">
                <legend>Plans to invoke</legend>
                @if (among().length > most) { <input class="hf-input find" type="search" aria-label="Find a plan" placeholder="Type to find" [value]="typed()" (input)="find($event)" /> }
                <ul>
                  @for (plan of shown(); track plan.id) {
                    <li>
                      <label [class.off]="plan.runningIn">
                        <input type="checkbox" [checked]="chosen().includes(plan.id)" [disabled]="!!plan.runningIn" (change)="pick(plan)" />
                        <span><b><span class="hf-ref">{{ plan.reference }}</span> {{ plan.name }}</b><span class="under">{{ kinds[plan.kind] }}, {{ plan.unitName }}@if (plan.asDraft) {. <b class="hf-warn">Never approved: it is invoked as the draft that it is</b>}@if (plan.overdue) {. <b class="hf-warn">Past its review date</b>}</span></span>
                      </label>
                      @if (plan.runningIn; as running) { <a class="hf-btn" [routerLink]="['/invocations', running.id]">Runs in {{ running.reference }}</a> }
                    </li>
                  } @empty { <li class="hf-soft">No plan is called that.</li> }
                </ul>
                @if (of.plans.length > among().length) { <button class="hf-btn text" type="button" (click)="all.set(true)">Show all {{ of.plans.length }} plans</button> }
              </fieldset>
            </div>
          </hf-panel>
          <div class="act"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()"><hf-icon name="flag" />{{ busy() ? 'Declaring' : act() }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
          <hf-panel heading="More" count="Optional">
            <div class="hf-stack">
              <hf-field label="What is lost" hint="Sites, suppliers, systems. More can be noted in the log." [optional]="true" [group]="true"><div id="declare-lost" tabindex="-1"><hf-thing-chooser label="Resource" address="/api/resources" [chosen]="lost()" (chosenChange)="lose($event)" /></div></hf-field>
              <hf-field label="Reason" hint="Why the plans are invoked." [optional]="true" [limit]="limits.reason"><textarea hfInput id="declare-reason" rows="3" formControlName="reason"></textarea></hf-field>
              <hf-field label="Time of the declaration" hint="Now, unless it was said earlier." [optional]="true"><input hfInput id="declare-declared" type="datetime-local" formControlName="declaredAt" /></hf-field>
              <hf-field label="Who leads it" hint="You, unless you choose somebody else." [optional]="true"><hf-person-picker controlId="declare-lead" formControlName="leadId" /></hf-field>
            </div>
          </hf-panel>
        </form>
      }
    } @else { <hf-loading-shape [lines]="6" label="Loading the plans" /> }
  `,
  styles: `
    :host { display: block; max-width: 760px; }
    fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
    legend { padding: 0 0 6px; font: var(--mat-sys-label-large); }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; }
    label { display: flex; flex: 1 1 240px; align-items: start; gap: 12px; min-height: 56px; padding: 10px 0; cursor: pointer; overflow-wrap: anywhere; }
    label.off { cursor: default; color: var(--mat-sys-on-surface-variant); }
    label > span { min-width: 0; }
    input[type='checkbox'] { flex: none; width: 24px; height: 24px; margin: 0; accent-color: var(--mat-sys-primary); }
    .find { width: 100%; margin-bottom: 6px; }
    .under { display: block; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .act { display: flex; flex-wrap: wrap; gap: 8px; }
    .act .primary { min-height: 56px; padding: 0 24px; }
    @media (max-width: 700px) { .act { position: sticky; bottom: 0; z-index: 2; padding: 8px 0; background: var(--mat-sys-background); } .act .primary { flex: 1; } }
  `,
})
export class DeclarePage {
  /** A plan that is to be invoked, from the query. */
  readonly plan = input<string>();

  readonly #client = inject(InvocationClient);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #submission = new Submission();
  protected readonly most = AT_A_GLANCE;
  protected readonly resource = this.#client.now();
  protected readonly now = kept(this.resource, () => 'now');
  protected readonly refusal = explainRefusal('invocation.declare');
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly kinds = PLAN_KIND_WORDS;
  protected readonly form = new FormGroup({
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    outageAt: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    declaredAt: new FormControl('', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
    leadId: new FormControl<string | null>(null),
    planIds: new FormControl<readonly string[]>([], { nonNullable: true }),
    lostIds: new FormControl<readonly string[]>([], { nonNullable: true }),
  });
  protected readonly draft = resumeDraft(this.form, `${OF_A_LOG}declare.${inject(ActivatedRoute).snapshot.queryParamMap.get('plan') ?? ''}`);
  protected readonly chosen = toSignal(this.form.controls.planIds.valueChanges, { initialValue: this.form.controls.planIds.value });
  protected readonly lost = toSignal(this.form.controls.lostIds.valueChanges, { initialValue: this.form.controls.lostIds.value });
  protected readonly all = signal(false);
  protected readonly typed = signal('');
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly back = computed(() => (this.plan() ? ['/plans', this.plan()!] : ['/invocations']));
  /** From the page of a plan, that plan alone until others are asked for. */
  protected readonly among = computed(() => {
    const plans = this.now()?.plans ?? [];
    const begun = plans.filter(({ id }) => id === this.plan());
    return this.all() || begun.length === 0 ? plans : begun;
  });
  /** Those chosen stay, whatever is looked for. */
  protected readonly shown = computed(() => {
    const typed = this.typed().trim().toLowerCase();
    return this.among().filter(({ id, reference, name, unitName }) => this.chosen().includes(id) || `${reference} ${name} ${unitName}`.toLowerCase().includes(typed));
  });
  protected readonly act = computed(() => (this.chosen().length > 1 ? `Invoke ${this.chosen().length} plans` : this.chosen().length ? 'Invoke the plan' : 'Declare'));

  constructor() {
    effect(() => {
      const of = this.now();
      if (of) untracked(() => this.#begin(of));
    });
    // What was typed before is not put in place of by the name of a plan.
    if (this.draft.from()) this.form.controls.title.markAsDirty();
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Invoke', run: () => void this.declare() }]);
  }

  #begin(of: InvocationsNowView): void {
    const { outageAt } = this.form.controls;
    if (outageAt.pristine && !outageAt.value) outageAt.setValue(localOfMoment(of.timeZone, of.now));
    const begun = of.plans.find(({ id, runningIn }) => id === this.plan() && !runningIn) ?? (of.plans.length === 1 && !of.plans[0]!.runningIn ? of.plans[0] : undefined);
    if (begun && this.chosen().length === 0) this.#choose(begun);
  }

  protected startAgain(): void {
    this.draft.startAgain();
    const of = this.now();
    if (of) this.#begin(of);
  }

  protected find(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
  }

  protected pick(plan: InvocablePlan): void {
    this.form.controls.planIds.markAsDirty();
    this.#choose(plan);
  }

  protected lose(ids: readonly string[]): void {
    this.form.controls.lostIds.markAsDirty();
    this.form.controls.lostIds.setValue(ids);
  }

  /** The first plan gives the invocation a name, so that nothing has to be typed; whoever has time says it better. */
  #choose(plan: InvocablePlan): void {
    const { planIds, title } = this.form.controls;
    planIds.setValue(planIds.value.includes(plan.id) ? planIds.value.filter((id) => id !== plan.id) : [...planIds.value, plan.id]);
    const first = this.now()?.plans.find(({ id }) => id === this.chosen()[0]);
    if (title.pristine) title.setValue(first ? `${first.name} invoked`.slice(0, LIMITS.title) : '');
  }

  protected async declare(): Promise<void> {
    if (this.busy()) return;
    const faults: SummaryLine[] = [...faultsOf(this.form, NAMES)];
    if (this.chosen().length === 0) faults.push({ label: 'Plans', message: 'Choose at least one plan to invoke.', target: 'declare-plans' });
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const { title, outageAt, declaredAt, reason, leadId } = this.form.getRawValue();
      const request: DeclareInvocationRequest = { title: title.trim(), reason: reason.trim(), outageAt, declaredAt: declaredAt || null, planIds: [...this.chosen()], lostIds: [...this.lost()], leadId: leadId ?? this.#session.person()?.id ?? null };
      const { id } = await this.#client.declare(request, this.#submission.of(request));
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(['/invocations', id], { replaceUrl: true });
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
