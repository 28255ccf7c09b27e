import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormArray, FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { IndicatorView } from '@holdfast/contracts';
import { financialYearLabel, financialYearOf, INDICATOR_DIRECTIONS, INDICATOR_PERIODS, LIMITS, PERSPECTIVES, type IndicatorDirection, type IndicatorPeriod, type Perspective } from '@holdfast/domain';
import { RiskChooser } from '../actions/action-form/risk-chooser';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Choices } from '../risks/choices';
import { OwnerField } from '../risks/risk-form/owner-field';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { ChoiceList } from '../shared/list/choice-list';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { todayIn } from '../shared/words/today';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { indented } from '../units/outline';
import { UnitTree } from '../units/unit-tree';
import { IndicatorClient } from './indicator-client';
import { DIRECTION_WORDS, PERIOD_WORDS, PERSPECTIVE_WORDS, targetInWords, toleranceInWords } from './indicator-words';
import { faultOfLine, linesOf, targetLine, typedOf, type TargetLines, type TypedTarget } from './target-lines';

const NAMES: FormNames = {
  code: { label: 'Code', target: 'indicator-code' }, title: { label: 'Indicator', target: 'indicator-title' }, description: { label: 'Description', target: 'indicator-description' },
  measure: { label: 'Unit of measure', target: 'indicator-measure', messages: { required: 'Say in what it is measured, such as %, days or calls.' } }, direction: { label: 'What is good', target: 'indicator-direction' },
  period: { label: 'Read', target: 'indicator-period' }, startsOn: { label: 'Read from', target: 'indicator-starts', messages: { required: 'Choose a day of the first period that is read.' } },
  unitId: { label: 'Unit', target: 'indicator-unit', messages: { required: 'Choose a unit.' } }, ownerId: { label: 'Owner', target: 'owner', messages: { required: 'Choose who enters the readings.' } },
  perspective: { label: 'Perspective', target: 'indicator-perspective' }, targets: { label: 'Targets', target: 'indicator-targets' }, objectiveIds: { label: 'Objectives', target: 'indicator-objectives' },
  riskIds: { label: 'Risks', target: 'risk-search' },
};
/** As many years before and after this one as a target may be set for here. */
const YEARS = [-2, -1, 0, 1, 2, 3, 4];

/** An indicator being added, or one that is changed. What is measured and how often is said once: anything else would be another indicator. */
@Component({
  selector: 'hf-indicator-form-page',
  imports: [ChoiceList, DateField, DraftNote, ErrorNotice, ErrorSummary, Field, Icon, InputDirective, Kbd, LoadingShape, Notice, OwnerField, PageHead, Panel, ReactiveFormsModule, RiskChooser, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './indicator-form-page.html',
  styleUrl: './indicator-form-page.scss',
})
export class IndicatorFormPage {
  /** From the address; none of a new one. */
  readonly id = input<string>();

  readonly #client = inject(IndicatorClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #tree = inject(UnitTree);
  readonly #submission = new Submission();
  protected readonly choices = inject(Choices);
  protected readonly limits = LIMITS;
  protected readonly directions = INDICATOR_DIRECTIONS;
  protected readonly directionWords = DIRECTION_WORDS;
  protected readonly periods = INDICATOR_PERIODS;
  protected readonly periodWords = PERIOD_WORDS;
  protected readonly perspectives = PERSPECTIVES;
  protected readonly perspectiveWords = PERSPECTIVE_WORDS;
  protected readonly messages = (name: string) => NAMES[name]?.messages ?? {};
  protected readonly yearLabel = financialYearLabel;
  readonly #thisYear = financialYearOf(todayIn(this.#session.organisation()?.timeZone));

  protected readonly resource = this.#client.one(() => this.id());
  protected readonly indicator = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly ready = computed(() => this.id() === undefined || this.indicator() !== undefined);
  protected readonly may = computed(() => (this.id() === undefined ? this.#session.canAnywhere('indicator.manage') : (this.indicator()?.mayManage ?? false)));
  protected readonly form = new FormGroup({
    code: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.code)] }),
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
    measure: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.measure)] }),
    direction: new FormControl<IndicatorDirection>('higher', { nonNullable: true }),
    period: new FormControl<IndicatorPeriod>('quarter', { nonNullable: true }),
    startsOn: new FormControl<string | null>(`${this.#thisYear}-04-01`, { validators: Validators.required }),
    unitId: new FormControl('', { nonNullable: true, validators: Validators.required }),
    ownerId: new FormControl<string | null>(null, { validators: Validators.required }),
    perspective: new FormControl<Perspective | null>(null),
    targets: new FormArray([targetLine({ financialYear: this.#thisYear, value: '', upper: '', tolerance: '' })]) as TargetLines,
    objectiveIds: new FormControl<readonly string[]>([], { nonNullable: true }),
    riskIds: new FormControl<string[]>([], { nonNullable: true }),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: null });
  protected readonly direction = computed(() => (this.#value(), this.form.controls.direction.value));
  protected readonly objectiveIds = computed(() => (this.#value(), this.form.controls.objectiveIds.value));
  protected readonly lines = computed(() => (this.#value(), this.form.controls.targets.controls.map((line) => line)));
  protected readonly draft = keepDraft(this.form, `indicator.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? 'new'}`, ['targets']);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly refused = computed(() => new Map(this.faults().flatMap(({ target, message }) => (target ? [[target, message] as const] : []))));
  protected readonly busy = signal(false);
  protected readonly stale = signal<{ current: IndicatorView; fields: readonly StaleField[] } | null>(null);
  #base: IndicatorView | null = null;
  protected readonly units = computed(() =>
    this.#tree
      .outline()
      .filter(({ unit }) => unit.id === this.indicator()?.unitId || this.#session.can('indicator.manage', { unitPath: unit.path }))
      .map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) })),
  );
  protected readonly years = YEARS.map((at) => this.#thisYear + at);

  constructor() {
    this.choices.want();
    const titles = inject(PageTitles);
    effect(() => {
      const [indicator, id] = [this.indicator(), this.id()];
      if (id === undefined) titles.show('Add an indicator', [{ label: 'Indicators', link: '/indicators' }, { label: 'Add' }]);
      else if (indicator) {
        titles.show(`Edit ${indicator.code}`, [{ label: 'Indicators', link: '/indicators' }, { label: indicator.code, link: `/indicators/${indicator.id}` }, { label: 'Edit' }]);
        untracked(() => this.#fill(indicator));
      }
    });
    effect(() => {
      const first = this.units()[0];
      if (first && this.id() === undefined && !this.form.controls.unitId.value) this.form.controls.unitId.setValue(first.id);
    });
    const me = this.#session.person()?.id;
    if (me) this.form.controls.ownerId.setValue(me);
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected addYear(): void {
    const years = this.form.controls.targets.getRawValue().map(({ financialYear }) => financialYear);
    this.form.controls.targets.push(targetLine({ financialYear: years.length ? Math.max(...years) + 1 : this.#thisYear, value: '', upper: '', tolerance: this.form.controls.targets.getRawValue().at(-1)?.tolerance ?? '' }));
  }

  protected removeYear(index: number): void {
    this.form.controls.targets.removeAt(index);
  }

  protected setObjectives(ids: readonly string[]): void {
    this.form.controls.objectiveIds.setValue(ids);
  }

  protected lineFault(index: number): string {
    return this.refused().get(`target-${index}`) ?? '';
  }

  protected async save(): Promise<void> {
    if (this.busy() || this.stale()) return;
    const faults = [...faultsOf(this.form, NAMES), ...this.#lineFaults()];
    this.faults.set(faults);
    if (faults.length === 0) await this.#send();
  }

  /** What was kept of both, on top of what is there now. */
  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    this.#base = this.stale()!.current;
    this.stale.set(null);
    const { targets, ...rest } = values as { targets?: readonly TypedTarget[] };
    this.form.patchValue(rest);
    if (targets) this.#setTargets(targets);
    await this.save();
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(this.id() ? ['/indicators', this.id()] : ['/indicators']);
  }

  async #send(): Promise<void> {
    const { code, title, description, measure, direction, period, startsOn, unitId, ownerId, perspective, targets, objectiveIds, riskIds } = this.form.getRawValue();
    const changeable = { code, title, description, unitId, ownerId: ownerId ?? '', perspective, targets: linesOf(targets, direction), objectiveIds: [...objectiveIds], riskIds };
    this.busy.set(true);
    try {
      const base = this.#base;
      const body = { ...changeable, measure, direction, period, startsOn: startsOn ?? '' };
      const view = base ? await this.#client.edit(base.id, base.version, changeable) : await this.#client.add(body, this.#submission.of(body));
      this.draft.saved();
      await this.#router.navigate(['/indicators', view.id]);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current && this.#base) this.#meet(this.#base, problem.current as IndicatorView);
      else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #lineFaults(): SummaryLine[] {
    return this.form.controls.targets.getRawValue().flatMap((typed, index, all) => {
      const twice = all.findIndex(({ financialYear }) => financialYear === typed.financialYear) < index;
      const fault = twice ? { message: 'Each financial year has one target.' } : faultOfLine(typed, this.form.controls.direction.value);
      return fault ? [{ label: `Target ${financialYearLabel(typed.financialYear)}`, message: fault.message, target: `target-${index}` }] : [];
    });
  }

  /** Once: what is typed by then stays. */
  #fill(indicator: IndicatorView): void {
    if (this.#base) return;
    this.#base = indicator;
    const { targets, ...rest } = answersOf(indicator);
    this.form.patchValue({ ...rest, measure: indicator.measure, direction: indicator.direction, period: indicator.period, startsOn: indicator.startsOn });
    this.#setTargets(targets);
    for (const name of ['measure', 'direction', 'period', 'startsOn'] as const) this.form.controls[name].disable();
  }

  #setTargets(targets: readonly TypedTarget[]): void {
    this.form.controls.targets.clear();
    for (const target of targets) this.form.controls.targets.push(targetLine(target));
  }

  #meet(base: IndicatorView, current: IndicatorView): void {
    const [before, theirs, mine] = [answersOf(base), answersOf(current), this.form.getRawValue()];
    const person = (id: unknown): string => [current.owner, base.owner].find((one) => one.id === id)?.jobTitle ?? this.choices.known().get(id as string)?.jobTitle ?? 'Somebody else';
    const named = (known: readonly { id: string; name: string }[]) => (ids: unknown) => (ids as string[]).map((id) => known.find((one) => one.id === id)?.name ?? 'another').join(', ') || 'None';
    const shows: Readonly<Record<string, (value: unknown) => string>> = {
      unitId: (id) => this.#tree.byId().get(id as string)?.name ?? 'Another unit', ownerId: person, perspective: (one) => (one ? PERSPECTIVE_WORDS[one as Perspective] : 'None'),
      objectiveIds: named([...current.objectives, ...base.objectives].map(({ id, code }) => ({ id, name: code }))), riskIds: named([...current.risks, ...base.risks].map(({ id, reference }) => ({ id, name: reference }))),
      targets: (all) => linesOf(all as TypedTarget[], current.direction).map(({ financialYear, value, upper = null, tolerance = 0 }) => {
        const target = { financialYear, value, upper, tolerance };
        return `${financialYearLabel(financialYear)}: ${[targetInWords(target, current.direction, current.measure), toleranceInWords(target, current.measure)].filter(Boolean).join(', ')}`;
      }).join('. ') || 'None',
    };
    this.stale.set({
      current,
      fields: (['code', 'title', 'description', 'unitId', 'ownerId', 'perspective', 'targets', 'objectiveIds', 'riskIds'] as const).map((name) => ({
        name, label: NAMES[name]!.label, base: before[name], theirs: theirs[name], mine: mine[name], text: !shows[name], show: shows[name],
      })),
    });
  }
}

const answersOf = (indicator: IndicatorView) => ({
  code: indicator.code, title: indicator.title, description: indicator.description, unitId: indicator.unitId, ownerId: indicator.owner.id, perspective: indicator.perspective,
  targets: indicator.targets.map(typedOf), objectiveIds: indicator.objectives.map(({ id }) => id), riskIds: indicator.risks.map(({ id }) => id),
});
