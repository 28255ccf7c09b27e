import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ExerciseScopeView, ExerciseView } from '@holdfast/contracts';
import { EXERCISE_KINDS, explainRefusal, LIMITS, provesRecovery } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { PersonPicker } from '../people/person-picker';
import { PlansOverdue } from '../plans/plans-overdue';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { unitChoices } from '../units/unit-choices';
import { ExerciseClient } from './exercise-client';
import { answersFrom, answersOf, EXERCISE_NAMES, exerciseForm, requestOf } from './exercise-form';
import { KIND_WORDS } from './exercise-words';
import { RehearsedPlans } from './rehearsed-plans';
import { ScopeEditor } from './scope-editor';
import { broughtBy, withNeeds } from './scope-line';

/** Plans a rehearsal, by hand or from a programme, or changes what is prepared. */
@Component({
  selector: 'hf-exercise-form-page',
  imports: [DateField, DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, PlansOverdue, ReactiveFormsModule, RehearsedPlans, RouterLink, ScopeEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="id() ? 'Edit ' + (exercise()?.reference ?? 'a rehearsal') : 'Plan a rehearsal'">
      @if (from(); as of) { <ng-container ngProjectAs="[facts]"><span>For <b>{{ of.name }}</b></span></ng-container> }
    </hf-page-head>
    @if (failure(); as error) {
      <hf-error-notice what="The rehearsal could not be loaded." [error]="error" (again)="again()" />
    } @else if ((id() && !exercise()) || (programme() && !from())) {
      <hf-loading-shape [lines]="6" label="Loading the rehearsal" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ id() && exercise()?.state !== 'planned' ? 'Only what is planned can be changed.' : refusal }}</b>&ngsp;<a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
        @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this rehearsal meanwhile.</b> What you typed is still here. Save to put it in place of theirs, or leave and look at it first.</hf-notice> }
        <hf-panel label="The rehearsal">
          <div class="hf-stack">
            <hf-error-summary [lines]="faults()" />
            <hf-field label="Title" [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="exercise-title" type="text" autocomplete="off" formControlName="title" /></hf-field>
            <div class="hf-beside">
              <hf-field label="Kind" [hint]="kindHint()" [messages]="names['kind']!.messages!"><select hfInput id="exercise-kind" formControlName="kind"><option [ngValue]="null">Choose</option>@for (one of kinds; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select></hf-field>
              <div id="exercise-day" tabindex="-1"><hf-field label="Planned for" [group]="true" [messages]="names['plannedFor']!.messages!"><hf-date-field formControlName="plannedFor" /></hf-field></div>
              <hf-field label="Unit" [messages]="names['unitId']!.messages!"><select hfInput id="exercise-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Lead" hint="Who leads it records what came of it, and does not sign it off." [messages]="names['leadId']!.messages!"><hf-person-picker controlId="exercise-lead" [known]="exercise()?.lead ?? from()?.owner ?? null" formControlName="leadId" /></hf-field>
            </div>
            <hf-field label="Scenario" hint="What is to have happened." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="exercise-scenario" rows="3" formControlName="scenario"></textarea></hf-field>
          </div>
        </hf-panel>
        <hf-panel heading="Plans in scope" count="Optional">
          <hf-field label="Plans" hint="Their steps are the checklist when it runs, as approved when it starts. What they recover comes into scope below." [optional]="true" [group]="true"><hf-rehearsed-plans id="exercise-plans" tabindex="-1" formControlName="planIds" [known]="knownPlans()" /></hf-field>
          <hf-plans-overdue [plans]="chosenPlans()" />
          @if (suggested().length) {
            <p class="suggested" role="status">{{ suggested().length === 1 ? suggested()[0]!.name + ' is recovered by these plans and not in scope.' : suggested().length + ' resources that these plans recover are not in scope.' }} <button class="hf-btn text" type="button" (click)="bring()">Take {{ suggested().length === 1 ? 'it' : 'them' }} into scope</button></p>
          }
        </hf-panel>
        <hf-panel heading="Resources in scope" count="Optional">
          <hf-field label="Resources" hint="Each with the RTO and RPO that it is measured by." [optional]="true" [group]="true"><hf-scope-editor formControlName="resources" /></hf-field>
        </hf-panel>
        <hf-panel heading="What it is to show, and who takes part" count="Optional">
          <div class="hf-stack">
            <hf-field label="Objectives" hint="One to a line. Each gets an outcome." [optional]="true"><textarea hfInput id="exercise-objectives" rows="3" formControlName="objectives"></textarea></hf-field>
            <hf-field label="Injects" hint="One to a line, beginning with the minute: 90 The provider says one shelf is missing." [optional]="true"><textarea hfInput id="exercise-injects" rows="3" formControlName="injects"></textarea></hf-field>
            <hf-field label="Participants" hint="One to a line: job title or name, then the role." [optional]="true"><textarea hfInput id="exercise-participants" rows="3" formControlName="participants"></textarea></hf-field>
          </div>
        </hf-panel>
        <hf-draft-note [draft]="draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : id() ? 'Save' : 'Plan the rehearsal' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    .suggested { margin-top: 8px; font: var(--mat-sys-body-medium); }
  `,
})
export class ExerciseFormPage {
  /** From the address; none for a new one. */
  readonly id = input<string>();
  /** The programme whose next due date it is for, from the query. */
  readonly programme = input<string>();

  readonly #client = inject(ExerciseClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  readonly #resource = this.#client.exercise(() => this.id());
  readonly #programme = this.#client.programme(() => this.programme());
  protected readonly exercise = computed(() => (this.#resource.hasValue() ? this.#resource.value() : undefined));
  protected readonly from = computed(() => (this.#programme.hasValue() ? this.#programme.value() : undefined));
  protected readonly failure = computed(() => this.#resource.error() ?? this.#programme.error());
  protected readonly may = computed(() => (this.id() ? this.exercise()?.state === 'planned' && this.exercise()!.mayManage : this.#session.canAnywhere('exercise.manage')));
  protected readonly refusal = explainRefusal('exercise.manage');
  protected readonly back = computed(() => (this.id() ? ['/rehearsals', this.id()!] : ['/rehearsals']));
  protected readonly names = EXERCISE_NAMES;
  protected readonly limits = LIMITS;
  protected readonly kinds = EXERCISE_KINDS;
  protected readonly words = KIND_WORDS;
  protected readonly form = exerciseForm();
  readonly #kind = signal<string | null>(null);
  protected readonly kindHint = computed(() => {
    const kind = EXERCISE_KINDS.find((one) => one === this.#kind());
    if (!kind) return '';
    return provesRecovery(kind) ? 'Its times count as proven once it is signed off.' : 'Nothing is brought back in it, so it proves no recovery time.';
  });
  /** Those in which this person plans rehearsals, and the one that it is in. */
  protected readonly units = unitChoices('exercise.manage', () => this.exercise()?.unitId);
  // The address is known before the first input is: one draft for each.
  protected readonly draft = keepDraft(this.form, `exercise.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? inject(ActivatedRoute).snapshot.queryParamMap.get('programme') ?? 'new'}`);
  protected readonly knownPlans = computed(() => [...(this.exercise()?.plans ?? []), ...(this.from()?.plans ?? [])]);
  readonly #scope = signal<ExerciseScopeView | null>(null);
  readonly #lines = toSignal(this.form.controls.resources.valueChanges, { initialValue: [] });
  /** As they are now. */
  protected readonly chosenPlans = computed(() => this.#scope()?.plans ?? []);
  protected readonly suggested = computed(() => (this.#scope() ? broughtBy(this.#lines(), this.#scope()!) : []));
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  #base: ExerciseView | null = null;

  constructor() {
    const titles = inject(PageTitles);
    this.form.controls.kind.valueChanges.subscribe((kind) => this.#kind.set(kind));
    this.form.controls.planIds.valueChanges.subscribe((planIds) => void this.#look(planIds));
    effect(() => {
      const [of, programme] = [this.exercise(), this.from()];
      if (of) titles.show(`Edit ${of.reference}`, [{ label: 'Rehearsals', link: '/rehearsals' }, { label: of.reference, link: `/rehearsals/${of.id}` }, { label: 'Edit' }]);
      untracked(() => {
        if (of && !this.#base) {
          this.#base = of;
          this.form.reset(answersOf(of));
        } else if (programme && this.form.pristine) this.form.patchValue(answersFrom(programme));
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected bring(): void {
    this.form.controls.resources.setValue([...this.form.controls.resources.value, ...this.suggested()]);
    this.form.markAsDirty();
  }

  /** What is chosen brings resources along, and each line learns what the analyses ask of it now. A suggestion: the form is whole without it. */
  async #look(planIds: readonly string[]): Promise<void> {
    const { resources } = this.form.controls;
    const scope = await this.#client.scope(planIds, resources.value.map(({ resourceId }) => resourceId)).catch(() => null);
    if (!scope || planIds.join() !== this.form.controls.planIds.value.join()) return;
    this.#scope.set(scope);
    resources.setValue(withNeeds(resources.value, scope));
    if (this.form.controls.planIds.dirty && resources.value.length === 0) this.bring();
  }

  protected again(): void {
    this.#resource.reload();
    this.#programme.reload();
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.may()) return;
    const faults = faultsOf(this.form, EXERCISE_NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const { id } = await this.#save();
      this.draft.saved();
      await this.#router.navigate(['/rehearsals', id], { replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        this.#base = problem.current as ExerciseView;
        this.changed.set(true);
      } else this.faults.set(hangProblem(this.form, problem, EXERCISE_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  async #save(): Promise<ExerciseView> {
    const base = this.#base;
    const request = requestOf(this.form.getRawValue(), base?.participants);
    if (base) return this.#client.edit(base.id, base.version, request);
    const asked = { ...request, programmeId: this.programme() ?? null };
    const made = await this.#client.plan(asked, this.#submission.of(asked));
    this.#submission.done();
    return made;
  }
}
