import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ImpactAnalysisView } from '@holdfast/contracts';
import { ANALYSIS_LIMITS, explainRefusal, LIMITS, type Duration, type ImpactAnalysis, type ImpactOverTime, type PeakPeriod } from '@holdfast/domain';
import { kept } from '../http/kept';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { MatrixClient } from '../matrices/matrix-client';
import { MatrixVersions } from '../matrices/matrix-versions';
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
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ImpactClient } from './impact-client';
import { ImpactContradictions } from './impact-contradictions';
import { ImpactCurves } from './impact-curves';
import { blankAnalysis, categoriesOf, contentOf, IMPACT_NAMES, impactForm } from './impact-form';
import { ImpactGrid } from './impact-grid';
import { codesInWords, levelInWords, mtpdReasonInWords } from './impact-words';
import { NeedsEditor, type Needs } from './needs-editor';
import { PeaksEditor } from './peaks-editor';

/** Writes a draft of an impact analysis: goes on with the one at work, or begins one from what is in force. */
@Component({
  selector: 'hf-impact-edit-page',
  imports: [DraftNote, DurationField, ErrorNotice, ErrorSummary, Field, ImpactContradictions, ImpactCurves, ImpactGrid, InputDirective, Kbd, LoadingShape, NeedsEditor, Notice, PageHead, Panel, PeaksEditor, ReactiveFormsModule, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  templateUrl: './impact-edit-page.html',
  styles: `
    :host { display: block; max-width: 980px; }
    @media (max-width: 700px) { .drawn { display: none; } }
  `,
})
export class ImpactEditPage {
  /** From the address: of the activity. */
  readonly id = input.required<string>();

  readonly #client = inject(ImpactClient);
  readonly #router = inject(Router);
  readonly #versions = inject(MatrixVersions);
  readonly #submission = new Submission();
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = this.#client.ofActivity(() => this.id());
  protected readonly known = kept(this.resource, () => this.id());
  readonly #matrixClient = inject(MatrixClient);
  protected readonly matrixList = this.#matrixClient.list();
  protected readonly matrices = computed(() =>
    (this.matrixList.hasValue() ? this.matrixList.value() : []).flatMap(({ name, versions }) => {
      const latest = versions.find(({ publishedAt }) => publishedAt !== null);
      return latest ? [{ id: latest.id, name: `${name}, version ${latest.number}` }] : [];
    }),
  );
  protected readonly form = impactForm();
  readonly #typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly content = computed<ImpactAnalysis>(() => {
    this.#typed();
    return contentOf(this.form);
  });
  /** With rows that are still empty. */
  protected readonly raw = computed(() => {
    this.#typed();
    return this.form.getRawValue();
  });
  protected readonly definition = computed(() => this.#versions.known().get(this.content().matrixVersionId)?.definition);
  protected readonly scale = computed(() => this.definition()?.impact ?? []);
  protected readonly failure = this.#versions.failure;
  protected readonly refusal = explainRefusal('continuity.manage');
  /** Why nothing can be written here now. */
  protected readonly locked = computed(() => {
    const known = this.known();
    if (!known) return null;
    if (!known.mayManage) return this.refusal;
    return known.open?.step === 'submitted' ? 'This version waits for approval. It is returned or withdrawn before it is changed.' : null;
  });
  protected readonly names = IMPACT_NAMES;
  protected readonly limits = { reason: LIMITS.reason, mbco: ANALYSIS_LIMITS.mbco };
  protected readonly level = levelInWords;
  protected readonly codes = computed(() => codesInWords(this.scale()));
  /** A code goes on after another one, as III after II. */
  protected readonly alike = computed(() => this.scale().some(({ code }, at, all) => all.some((other, place) => place !== at && other.code.startsWith(code))));
  protected readonly why = computed(() => mtpdReasonInWords({ ...this.content(), mtpdOverride: null }, this.scale()));
  protected readonly draft = keepDraft(this.form, `impact-analysis.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? ''}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  /** Somebody saved first: the draft as it is now. */
  protected readonly stale = signal<{ current: ImpactAnalysisView; fields: StaleField[] } | null>(null);
  readonly #base = signal<{ id: string | null; content: ImpactAnalysis; version: number } | null>(null);
  protected readonly ready = computed(() => this.#base() !== null && this.scale().length > 0);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.known()?.activity;
      if (of) titles.show(`Analyse the impact of losing ${of.reference}`, [{ label: 'Impact analysis', link: '/impact-analyses' }, { label: of.reference, link: `/activities/${of.id}/impact-analysis` }, { label: 'Edit' }]);
    });
    effect(() => this.#versions.need(this.content().matrixVersionId || this.known()?.matrixVersionId));
    effect(() => {
      const known = this.known();
      if (!known || this.#base()) return;
      const from = known.open ?? known.approved;
      const first = known.matrixVersionId;
      const definition = first && this.#versions.known().get(first)?.definition;
      untracked(() => {
        if (from) this.#fill(known.open?.id ?? null, from.content, known.open?.version ?? 0);
        else if (first && definition) this.#fill(null, blankAnalysis(first, definition, known.bands), 0);
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  /** Whether there is no published matrix whose impact scale could be used. */
  protected readonly without = computed(() => this.matrixList.hasValue() && this.matrices().length === 0);

  protected grid(impacts: readonly ImpactOverTime[]): void {
    this.#set(() => this.form.controls.impacts.setValue(impacts));
  }

  protected needs(needs: Partial<Needs>): void {
    this.#set(() => this.form.patchValue(needs));
  }

  protected peaks(peaks: readonly PeakPeriod[]): void {
    this.#set(() => this.form.controls.peaks.setValue(peaks));
  }

  /** Levels of another scale say nothing on this one: the impacts begin anew. */
  protected async changeMatrix(): Promise<void> {
    const id = this.form.controls.matrixVersionId.value;
    const known = this.#versions.known().get(id) ?? (await this.#matrixClient.loadVersion(id));
    const none = this.form.controls.bands.value.map(() => null);
    this.#set(() => this.form.patchValue({ impacts: categoriesOf(known.definition).map((category) => ({ category, levels: none, note: '' })), intolerable: null }));
  }

  protected async save(): Promise<void> {
    if (this.busy() || this.locked() || !this.ready() || this.stale()) return;
    const faults = faultsOf(this.form, IMPACT_NAMES);
    this.faults.set(faults);
    if (!faults.length) await this.#send(this.content());
  }

  /** What was kept of both, on top of what is there now. */
  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    const stale = this.stale();
    if (!stale) return;
    this.stale.set(null);
    this.#base.set({ id: stale.current.id, content: stale.current.content, version: stale.current.version });
    this.form.patchValue(values);
    await this.#send(this.content());
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(['/activities', this.id(), 'impact-analysis']);
  }

  #fill(id: string | null, content: ImpactAnalysis, version: number): void {
    this.#base.set({ id, content, version });
    this.form.reset(content);
  }

  #set(change: () => void): void {
    change();
    this.form.markAsDirty();
  }

  async #send(content: ImpactAnalysis): Promise<void> {
    const base = this.#base();
    if (!base) return;
    this.busy.set(true);
    try {
      const made = base.id ? await this.#client.edit(base.id, base.version, content) : await this.#client.start(this.id(), content, this.#submission.of(content));
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(['/activities', this.id(), 'impact-analysis'], { queryParams: { version: made.id }, replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#meet(problem.current as ImpactAnalysisView);
      else this.faults.set(hangProblem(this.form, problem, IMPACT_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #meet(current: ImpactAnalysisView): void {
    const [base, theirs, mine] = [this.#base()!.content, current.content, this.content()];
    const time = (value: unknown): string => this.calendars.words(value as Duration | null);
    const show: Partial<Record<keyof ImpactAnalysis, (value: unknown) => string>> = {
      matrixVersionId: (value) => this.matrices().find(({ id }) => id === value)?.name ?? 'Another matrix',
      impacts: (value) => (value as readonly ImpactOverTime[]).map(({ levels }) => levels.map((level) => level ?? '?').join(' ')).join('; '),
      intolerable: (value) => levelInWords(value as string | null, current.scale),
      mtpdOverride: time, rto: time, rpo: time,
      mbcoPercent: (value) => (value === null ? 'Not known' : `${value as number}%`),
      peaks: (value) => `${(value as readonly unknown[]).length} periods`,
      people: (value) => (value as readonly (number | null)[]).map((count) => count ?? '?').join(' '),
      seats: (value) => (value as readonly (number | null)[]).map((count) => count ?? '?').join(' '),
      equipment: (value) => (value as readonly { what: string }[]).map(({ what }) => what).join(', ') || 'None',
    };
    const fields = (Object.keys(IMPACT_NAMES).filter((name) => !name.includes('.')) as (keyof ImpactAnalysis)[]).map((name): StaleField => ({
      name, label: IMPACT_NAMES[name]!.label, base: base[name], theirs: theirs[name], mine: mine[name], text: show[name] === undefined, ...(show[name] ? { show: show[name] } : {}),
    }));
    this.stale.set({ current, fields });
  }
}
