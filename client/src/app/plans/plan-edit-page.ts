import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, FormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { PlanVersionView } from '@holdfast/contracts';
import { EMPTY_PLAN, LIMITS, PLAN_LIMITS, plannedTime, planSubmissionFaults, spanInWords, stepCycle, type PlanContent, type PlanMeans, type PlanPerson, type PlanRole } from '@holdfast/domain';
import { RiskChooser } from '../actions/action-form/risk-chooser';
import { asProblem } from '../http/problem';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { criticalUsersOfScope } from './critical-users-of-scope';
import { newPartId } from './new-part-id';
import { PersonFields } from './person-fields';
import { PlanClient } from './plan-client';
import { ReachDirectory } from './reach-directory';
import { SECTION_LABELS, sectionOf } from './plan-sections';
import { workingTimeApart } from './plan-words';
import { StepsEditor } from './steps-editor';
import { ThingChooser } from './thing-chooser';

type ListName = 'roles' | 'calls' | 'criticalUsers' | 'resources' | 'sites';

/** Writes a draft: section by section, with its planned time and what it lacks beside it. What is typed is kept on the device until it is saved. */
@Component({
  selector: 'hf-plan-edit-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, FormsModule, Icon, InputDirective, Kbd, LoadingShape, MomentPipe, Notice, PageHead, Panel, PersonFields, RiskChooser, RouterLink, StaleResolver, StepsEditor, ThingChooser],
  providers: [ReachDirectory],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-edit-page.html',
  styleUrls: ['../shared/page-layout/form-page.scss', './plan-edit-page.scss'],
})
export class PlanEditPage {
  /** From the address. */
  readonly id = input.required<string>();
  /** What the plan was started for. */
  readonly activity = input<string>();
  readonly resourceId = input<string>(undefined, { alias: 'resource' });

  readonly #client = inject(PlanClient);
  readonly #router = inject(Router);
  readonly #reason = inject(AskReason);
  protected readonly plan = this.#client.plan(() => this.id());
  protected readonly unitId = computed(() => (this.plan.hasValue() ? this.plan.value()!.unitId : undefined));
  protected readonly number = computed(() => (this.plan.hasValue() ? (this.plan.value()!.openNumber ?? null) : null));
  protected readonly resource = this.#client.version(() => this.id(), () => this.number());
  /** The version as it was last read or saved. */
  protected readonly version = signal<PlanVersionView | null>(null);
  protected readonly form = new FormGroup({ content: new FormControl<PlanContent>(EMPTY_PLAN, { nonNullable: true }) });
  protected readonly content = signal<PlanContent>(EMPTY_PLAN);
  protected readonly draft = keepDraft(this.form, `plan-content.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? ''}`);
  protected readonly faults = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly savedAt = signal<Date | null>(null);
  protected readonly stale = signal<{ current: PlanVersionView; fields: StaleField[] } | null>(null);
  protected readonly limits = LIMITS;
  protected readonly most = PLAN_LIMITS;

  protected readonly time = computed(() => plannedTime(this.content().steps));
  protected readonly circle = computed(() => {
    const circle = stepCycle(this.content().steps);
    return circle && circle.map((id) => this.content().steps.findIndex((step) => step.id === id) + 1).join(', ');
  });
  protected readonly span = spanInWords;
  /** With the RTO where it is on the clock: whether the steps fit into it. */
  protected readonly rtos = computed(() => {
    const [activities, time] = [this.version()?.names.activities ?? [], this.time()];
    return activities.filter(({ id }) => this.content().activityIds.includes(id)).map(({ id, name, rtoMinutes, rtoWords }) => ({
      id, name, words: rtoWords || 'RTO not known',
      over: rtoMinutes !== null && time !== null && time.best.minutes > rtoMinutes,
      apart: rtoMinutes === null && rtoWords !== '',
    }));
  });
  protected readonly apart = workingTimeApart('planned');
  protected readonly lacks = computed(() => [...new Set(planSubmissionFaults(this.content()).map(({ message }) => message))]);
  protected readonly knownActivities = computed(() => this.version()?.names.activities ?? []);
  protected readonly knownResources = computed(() => this.version()?.names.resources ?? []);
  protected readonly knownRisks = computed(() => (this.version()?.names.risks ?? []).map((risk) => ({ ...risk, status: 'open' as const })));

  constructor() {
    const [titles, directory] = [inject(PageTitles), inject(ReachDirectory)];
    effect(() => {
      const names = this.version()?.names;
      if (names) untracked(() => directory.learn(names));
    });
    effect(() => {
      const of = this.resource.hasValue() ? this.resource.value() : undefined;
      if (!of || untracked(this.version)) return;
      titles.show(`Write ${of.reference}`, [{ label: 'Recovery plans', link: '/plans' }, { label: of.reference, link: `/plans/${of.planId}` }, { label: 'Write' }]);
      untracked(() => this.#begin(of));
    });
    // A draft of this device that is taken goes through the form.
    this.form.controls.content.valueChanges.subscribe((content) => this.content.set(content));
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  #begin(of: PlanVersionView): void {
    this.version.set(of);
    this.form.reset({ content: of.content });
    this.content.set(of.content);
    this.#startFor(of);
  }

  /** An empty draft begins with what it was started for; nothing is saved yet. */
  #startFor({ content: { activityIds, resourceIds } }: PlanVersionView): void {
    const [activity, resource] = [this.activity(), this.resourceId()];
    if (activityIds.length + resourceIds.length === 0 && (activity ?? resource)) this.set({ activityIds: activity ? [activity] : [], resourceIds: resource ? [resource] : [] });
  }

  protected set(change: Partial<PlanContent>): void {
    this.form.controls.content.markAsDirty();
    this.form.controls.content.setValue({ ...this.content(), ...change });
  }

  protected change<L extends ListName>(list: L, at: number, change: Partial<PlanContent[L][number]>): void {
    this.set({ [list]: this.content()[list].map((one, place) => (place === at ? { ...one, ...change } : one)) });
  }

  protected add(list: ListName): void {
    const id = newPartId();
    const fresh = {
      roles: { id, title: '', duties: '', holder: null, deputies: [] },
      calls: { id, callerRoleId: this.content().roles[0]?.id ?? '', roleId: null, person: null, message: '' },
      criticalUsers: { id, group: '', people: null, needs: '', solution: '' },
      resources: { id, resourceId: null, name: '', note: '' },
      sites: { id, resourceId: null, name: '', note: '' },
    };
    this.set({ [list]: [...this.content()[list], fresh[list]] });
    setTimeout(() => document.querySelector<HTMLElement>(`#part-${id} input, #part-${id} select`)?.focus());
  }

  /** What came of taking critical users over from the activities. */
  protected readonly tookOver = signal('');
  protected readonly takingOver = signal(false);

  protected async takeOverCriticalUsers(): Promise<void> {
    if (this.takingOver()) return;
    this.takingOver.set(true);
    try {
      const found = criticalUsersOfScope(await this.#client.activities(this.content().activityIds), this.content().criticalUsers);
      const taken = found.slice(0, Math.max(0, PLAN_LIMITS.criticalUsers - this.content().criticalUsers.length));
      if (taken.length) this.set({ criticalUsers: [...this.content().criticalUsers, ...taken] });
      this.tookOver.set(taken.length ? `${taken.length} taken over` : 'Its activities name none that are not here yet.');
    } catch (error) {
      this.tookOver.set(asProblem(error).title);
    } finally {
      this.takingOver.set(false);
    }
  }

  protected takeOut(list: ListName, at: number): void {
    const { id } = this.content()[list][at]!;
    const rest = this.content()[list].filter((one) => one.id !== id);
    if (list !== 'roles') return this.set({ [list]: rest });
    // What names the role goes with it: nothing is left that leads nowhere.
    const { calls, steps, activatorIds } = this.content();
    this.set({
      roles: rest as PlanRole[], activatorIds: activatorIds.filter((one) => one !== id), steps: steps.map((step) => (step.roleId === id ? { ...step, roleId: null } : step)),
      calls: calls.filter(({ callerRoleId }) => callerRoleId !== id).map((call) => (call.roleId === id ? { ...call, roleId: null } : call)),
    });
  }

  protected move(list: ListName, at: number, by: 1 | -1): void {
    const all = [...this.content()[list]];
    const [one] = all.splice(at, 1);
    all.splice(at + by, 0, one!);
    this.set({ [list]: all });
  }

  protected toggleActivator(id: string): void {
    const { activatorIds } = this.content();
    this.set({ activatorIds: activatorIds.includes(id) ? activatorIds.filter((one) => one !== id) : [...activatorIds, id] });
  }

  protected meansOf(list: 'resources' | 'sites', at: number, ids: readonly string[]): void {
    this.change(list, at, { resourceId: ids.at(-1) ?? null } satisfies Partial<PlanMeans>);
  }

  /** At the place after the last one more; nobody: it is taken out. */
  protected setDeputy(at: number, place: number, person: PlanPerson | null): void {
    const deputies = [...this.content().roles[at]!.deputies];
    deputies.splice(place, 1, ...(person ? [person] : []));
    this.change('roles', at, { deputies });
  }

  protected readonly nobody: PlanPerson = { personId: null, contactId: null, name: '', telephone: '' };
  protected readonly means = [
    { name: 'sites', heading: 'Sites', one: 'Site', add: 'Add a site', hint: 'How work goes on there, and how to get in.' },
    { name: 'resources', heading: 'Resources of the recovery', one: 'Resource', add: 'Add a resource', hint: 'What it is needed for.' },
  ] as const;
  protected readonly whole = (text: string): number | null => (text.trim() === '' ? null : Math.max(0, Math.round(Number(text) || 0)));
  /** Of somebody: about the entry, or about who was chosen. */
  protected readonly faultOf = (field: string): string => this.fault(field) || this.fault(`${field}.personId`) || this.fault(`${field}.contactId`);
  protected readonly fault = (field: string): string => this.faults().get(field) ?? '';

  /** True where the server has what is on screen. */
  protected async save(): Promise<boolean> {
    const of = this.version();
    if (!of || this.busy() || this.stale()) return false;
    this.busy.set(true);
    this.#hang([]);
    const sent = this.content();
    try {
      const saved = await this.#client.save(of.planId, of.version, sent);
      this.version.set(saved);
      this.savedAt.set(new Date());
      // What was typed meanwhile is not saved yet.
      if (this.content() === sent) this.draft.saved();
      return this.content() === sent;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#meet(problem.current as PlanVersionView);
      else this.#hang(problem.errors.length ? problem.errors : [{ field: '', message: problem.title }]);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  protected async submit(): Promise<void> {
    if (!(await this.save())) return;
    const of = this.version()!;
    this.busy.set(true);
    try {
      const submitted = await this.#client.say(of.planId, 'submission', of.version, {});
      await this.#router.navigate(['/plans', of.planId, 'versions', submitted.number]);
    } catch (error) {
      const problem = asProblem(error);
      this.#hang(problem.errors.length ? problem.errors : [{ field: '', message: problem.title }]);
    } finally {
      this.busy.set(false);
    }
  }

  protected async withdraw(): Promise<void> {
    const of = this.version()!;
    try {
      this.version.set(await this.#client.say(of.planId, 'withdrawal', of.version, {}));
    } catch (error) {
      this.#hang([{ field: '', message: asProblem(error).title }]);
    }
  }

  protected async drop(): Promise<void> {
    const of = this.version()!;
    let dropped = false;
    await this.#reason.ask({
      question: `Drop the draft of version ${of.number}?`,
      detail: 'It stays on record. The approved version goes on as it is.',
      act: 'Drop the draft',
      run: async (reason) => {
        await this.#client.say(of.planId, 'drop', of.version, { reason });
        dropped = true;
      },
    });
    if (!dropped) return;
    this.draft.drop();
    this.draft.saved();
    await this.#router.navigate(['/plans', of.planId]);
  }

  protected resolved(values: Readonly<Record<string, unknown>>): void {
    const stale = this.stale()!;
    this.stale.set(null);
    this.version.set(stale.current);
    this.set({ ...stale.current.content, ...this.content(), ...(values as Partial<PlanContent>) });
    void this.save();
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(['/plans', this.id()]);
  }

  #hang(errors: readonly { field: string; message: string }[]): void {
    const plain = errors.map(({ field, message }) => ({ field: field.replace(/^content\./, ''), message }));
    this.faults.set(new Map(plain.map(({ field, message }) => [field, message])));
    this.lines.set(plain.map(({ field, message }) => ({ label: SECTION_LABELS[sectionOf(field)] ?? 'The plan', message, target: sectionOf(field) ? `section-${sectionOf(field)}` : null })));
  }

  #meet(current: PlanVersionView): void {
    const [base, theirs, mine] = [this.version()!.content, current.content, this.content()];
    const fields = (Object.keys(EMPTY_PLAN) as (keyof PlanContent)[]).map((name): StaleField => ({
      name, label: SECTION_LABELS[name] ?? name, base: base[name], theirs: theirs[name], mine: mine[name], text: typeof base[name] === 'string',
      ...(typeof base[name] === 'string' ? {} : { show: (value: unknown) => `${(value as unknown[]).length} entries` }),
    }));
    this.stale.set({ current, fields });
  }
}
