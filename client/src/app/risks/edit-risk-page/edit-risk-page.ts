import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RiskView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { CheckClient } from '../../contradictions/check-client';
import { ContradictionNotes } from '../../contradictions/contradiction-notes';
import type { Edited } from '../../contradictions/facts-of';
import { asProblem, type Problem } from '../../http/problem';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../../shared/forms/problem-errors';
import type { StaleField } from '../../shared/forms/stale-fields';
import { StaleResolver } from '../../shared/forms/stale-resolver';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { moment } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { fieldInWords, valueInWords } from '../change-words';
import { Choices } from '../choices';
import type { Choice } from '../../shared/list/choice';
import { lastChangeOf } from '../last-change';
import { RiskClient } from '../risk-client';
import { riskCrumbs } from '../risk-crumbs';
import { OwnerField } from '../risk-form/owner-field';
import { RiskExemptFields } from '../risk-form/risk-exempt-fields';
import { RiskFactFields } from '../risk-form/risk-fact-fields';
import { RiskStoryFields } from '../risk-form/risk-story-fields';
import { changesOf, cleaned, WORDING_NAMES, wordingControls, wordingOf, type Wording } from '../risk-form/wording-form';
import { rightsOn } from '../risk-rights';

/** The words and facts of a risk. Scores are not edited: each is a new assessment. */
@Component({
  selector: 'hf-edit-risk-page',
  imports: [ContradictionNotes, DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, OwnerField, ReactiveFormsModule, RiskExemptFields, RiskFactFields, RiskStoryFields, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edit-risk-page.html',
  styleUrl: '../add-risk-page/add-risk-page.scss',
})
export class EditRiskPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(RiskClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #choices = inject(Choices);
  protected readonly limits = LIMITS;
  protected readonly resource = this.#client.risk(() => this.id());
  protected readonly risk = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly rights = computed(() => {
    const risk = this.risk();
    return risk && rightsOn(risk, (permission, target) => this.#session.can(permission, target));
  });
  protected readonly form = new FormGroup(wordingControls());
  protected readonly draft = keepDraft(this.form, `edit-risk.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  /** Somebody saved first: the risk as it is now, and who did. */
  protected readonly stale = signal<{ current: RiskView; who: string; at: string; fields: StaleField[] } | null>(null);
  readonly #check = inject(CheckClient).ofRisk(() => (this.risk()?.wording === 'full' && this.risk()?.status === 'open' ? this.id() : undefined));
  protected readonly check = computed(() => (this.#check.hasValue() ? this.#check.value() : null));
  readonly #value = toSignal(this.form.valueChanges);
  /** Null while the form is as it was filled. */
  protected readonly edited = computed<Edited | null>(() => {
    const risk = this.risk();
    if (!this.#value() || !risk) return null;
    const { treatment, nextReview } = cleaned(this.form.getRawValue());
    return treatment === risk.treatment && nextReview === risk.nextReview ? null : { treatment, nextReview };
  });
  /** What the form was filled with, and the version of it. */
  #base: { wording: Wording; version: number } | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const risk = this.risk();
      if (!risk) return;
      titles.show(`Edit ${risk.reference ?? 'draft'}`, [...riskCrumbs(risk), { label: 'Edit' }]);
      untracked(() => this.#fill(risk));
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    const base = this.#base;
    if (this.busy() || !base || this.stale()) return;
    const faults = faultsOf(this.form, WORDING_NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    await this.#send(base, this.form.getRawValue());
  }

  /** What was kept of both, on top of what is there now. */
  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    const stale = this.stale();
    if (!stale) return;
    this.form.patchValue(values);
    this.stale.set(null);
    await this.#send({ wording: wordingOf(stale.current), version: stale.current.version }, this.form.getRawValue());
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(['/risks', this.id()]);
  }

  async #send(base: { wording: Wording; version: number }, wording: Wording): Promise<void> {
    const request = changesOf(base.wording, wording);
    this.busy.set(true);
    try {
      if (Object.keys(request).length) await this.#client.edit(this.id(), base.version, request);
      this.draft.saved();
      await this.#router.navigate(['/risks', this.id()]);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) await this.#meet(problem);
      else this.faults.set(hangProblem(this.form, problem, WORDING_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  async #meet(problem: Problem): Promise<void> {
    const current = problem.current as RiskView;
    const last = await lastChangeOf(this.#client, current);
    const [base, theirs, mine] = [this.#base!.wording, wordingOf(current), cleaned(this.form.getRawValue())];
    const fields = (Object.keys(mine) as (keyof Wording)[]).map((name): StaleField => ({
      name, label: WORDING_NAMES[name]?.label ?? fieldInWords(name), base: base[name], theirs: theirs[name], mine: mine[name],
      text: ['title', 'cause', 'event', 'consequence', 'publicTitle', 'publicDescription'].includes(name),
      show: (value) => this.#inWords(name, value, current),
    }));
    this.stale.set({ current, who: last.who, at: moment(last.at, { zone: this.#session.organisation()?.timeZone }), fields });
  }

  #inWords(name: keyof Wording, value: unknown, current: RiskView): string {
    const called = (choices: readonly Choice[], id: unknown): string => choices.find((choice) => choice.id === id)?.label ?? valueInWords(name, id);
    switch (name) {
      case 'ownerId': return value === current.owner?.id ? (current.owner?.jobTitle ?? '') : called(this.#choices.people(), value);
      case 'categoryId': return called(this.#choices.categories(), value);
      case 'unitId': return called(this.#choices.units(), value);
      case 'objectiveIds': return Array.isArray(value) && value.length ? value.map((id) => called(this.#choices.objectives(), id)).join(', ') : 'None';
      default: return valueInWords(name, value);
    }
  }

  /** Once: what is typed by then stays. */
  #fill(risk: RiskView): void {
    if (this.#base) return;
    this.#base = { wording: wordingOf(risk), version: risk.version };
    this.form.reset(this.#base.wording);
  }
}
