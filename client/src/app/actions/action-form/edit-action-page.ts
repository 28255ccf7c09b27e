import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ActionView } from '@holdfast/contracts';
import { isUnended, type Priority, type Standing } from '@holdfast/domain';
import { asProblem, type Problem } from '../../http/problem';
import { standingInWords } from '../../risks/change-words';
import { Choices } from '../../risks/choices';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { hangProblem } from '../../shared/forms/problem-errors';
import type { StaleField } from '../../shared/forms/stale-fields';
import { StaleResolver } from '../../shared/forms/stale-resolver';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { moment } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { ActionClient } from '../action-client';
import { costInWords, PRIORITY_WORDS, replacementInWords } from '../action-words';
import { ActionFields } from './action-fields';
import { ACTION_NAMES, actionForm, answersOf, changesOf, type ActionAnswers } from './action-form';
import { costsOf, type CostLine } from './cost-lines';
import { faultsIn } from './form-faults';
import { replacementOf, type ReplacementAnswers } from './replacement-answers';

/** What an action is and whom it serves. How far it is, its date and its end are said on its own page. */
@Component({
  selector: 'hf-edit-action-page',
  imports: [ActionFields, DraftNote, ErrorNotice, ErrorSummary, Kbd, LoadingShape, Notice, PageHead, ReactiveFormsModule, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edit-action-page.html',
  styleUrl: '../../risks/add-risk-page/add-risk-page.scss',
})
export class EditActionPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(ActionClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #choices = inject(Choices);
  protected readonly resource = this.#client.action(() => this.id());
  protected readonly action = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly unended = computed(() => isUnended(this.action()?.status ?? 'done'));
  private readonly fields = viewChild(ActionFields);
  protected readonly form = actionForm(() => this.fields()?.matrix() ?? null);
  protected readonly draft = keepDraft(this.form, `edit-action.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly refused = computed(() => new Map(this.faults().flatMap(({ target, message }) => (target ? [[target, message] as const] : []))));
  protected readonly busy = signal(false);
  /** Somebody saved first: the action as it is now, and who did. */
  protected readonly stale = signal<{ current: ActionView; who: string; at: string; fields: StaleField[] } | null>(null);
  /** What the form was filled with, and the version of it. */
  #base: { answers: ActionAnswers; version: number } | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const action = this.action();
      if (!action) return;
      titles.show(`Edit ${action.reference}`, [{ label: 'Actions', link: '/actions' }, { label: action.reference, link: `/actions/${action.id}` }, { label: 'Edit' }]);
      untracked(() => this.#fill(action));
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  protected async save(): Promise<void> {
    const base = this.#base;
    if (this.busy() || !base || this.stale()) return;
    this.fields()?.tell();
    const faults = faultsIn(this.form);
    this.faults.set(faults);
    if (!faults.length) await this.#send(base, this.form.getRawValue());
  }

  /** What was kept of both, on top of what is there now. */
  protected async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
    const stale = this.stale();
    if (!stale) return;
    const { target, ...rest } = values as Partial<ActionAnswers> & { target: { riskId: string | null; standing: Standing | null } };
    const answers: ActionAnswers = { ...this.form.getRawValue(), ...rest, targetRiskId: target.riskId, standing: target.standing };
    this.stale.set(null);
    this.#base = { answers: answersOf(stale.current), version: stale.current.version };
    await this.#send(this.#base, answers);
  }

  protected leave(): void {
    this.draft.drop();
    void this.#router.navigate(['/actions', this.id()]);
  }

  async #send(base: { answers: ActionAnswers; version: number }, answers: ActionAnswers): Promise<void> {
    const request = changesOf(base.answers, answers);
    this.busy.set(true);
    try {
      if (Object.keys(request).length) await this.#client.edit(this.id(), base.version, request);
      this.draft.saved();
      await this.#router.navigate(['/actions', this.id()]);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#meet(problem);
      else {
        // It may have been a resolved one: then the form comes back with what was kept.
        this.form.patchValue(answers);
        this.faults.set(hangProblem(this.form, problem, ACTION_NAMES));
      }
    } finally {
      this.busy.set(false);
    }
  }

  #meet(problem: Problem): void {
    const current = problem.current as ActionView;
    const [last] = current.entries;
    const [base, theirs, mine] = [this.#base!.answers, answersOf(current), this.form.getRawValue()];
    const field = (name: keyof ActionAnswers & string, label: string, show?: (value: unknown) => string): StaleField => ({ name, label, base: base[name], theirs: theirs[name], mine: mine[name], text: false, ...(show ? { show } : { text: true }) });
    const targetOf = ({ targetRiskId: riskId, standing }: ActionAnswers) => ({ riskId, standing });
    const fields: StaleField[] = [
      field('title', 'Action'),
      field('description', 'Description'),
      field('ownerId', 'Owner', (id) => (id === current.owner.id ? current.owner.jobTitle : (this.#choices.known().get(String(id))?.jobTitle ?? 'Somebody else'))),
      field('priority', 'Priority', (priority) => PRIORITY_WORDS[priority as Priority]),
      field('riskIds', 'Risks', (ids) => this.#risksInWords(ids as string[], current)),
      field('objectiveIds', 'Objectives', (ids) => (ids as string[]).map((id) => this.#choices.objectives().find((choice) => choice.id === id)?.label ?? 'One more').join(', ') || 'None'),
      field('costs', 'Costs', (lines) => costsOf(lines as CostLine[]).map(costInWords).join('. ') || 'None'),
      field('replacement', 'Replacement of a system', (answers) => replacementInWords(replacementOf(answers as ReplacementAnswers))),
      {
        name: 'target', label: 'Target', text: false, base: targetOf(base), theirs: targetOf(theirs), mine: targetOf(mine),
        show: (value) => {
          const { riskId, standing } = value as ReturnType<typeof targetOf>;
          return riskId === null ? 'None' : `${this.#risksInWords([riskId], current)}: ${standingInWords({ likelihood: null, impact: null, level: null, ...standing })}`;
        },
      },
    ];
    // The journal tells who reported or rescheduled; who edited, only the trail of a risk does.
    const told = last && last.recordedAt > (this.action()?.entries[0]?.recordedAt ?? '');
    this.stale.set({ current, who: told ? `The ${last.author.jobTitle}` : 'Somebody', at: told ? moment(last.recordedAt, { zone: this.#session.organisation()?.timeZone }) : '', fields });
  }

  #risksInWords(ids: readonly string[], current: ActionView): string {
    const known = [...current.risks, ...(this.action()?.risks ?? []), ...(this.fields()?.known() ?? [])];
    return ids.map((id) => known.find((risk) => risk.id === id)?.reference ?? 'another risk').join(', ') || 'None';
  }

  /** Once: what is typed by then stays. */
  #fill(action: ActionView): void {
    if (this.#base) return;
    this.#base = { answers: answersOf(action), version: action.version };
    this.form.reset(this.#base.answers);
  }
}
