import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { LIMITS, PRIORITIES } from '@holdfast/domain';
import { RiskChooser } from '../actions/action-form/risk-chooser';
import { PRIORITY_WORDS } from '../actions/action-words';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { RegisterClient } from '../registers/register-client';
import { RegisterStore } from '../registers/register-store';
import { RiskClient } from '../risks/risk-client';
import { OwnerField } from '../risks/risk-form/owner-field';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import type { Choice } from '../shared/list/choice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { Shortcuts } from '../shell/shortcuts';
import { begin } from './begin';
import { GapHead } from './gap-head';
import { gapInHand, type GapAnswered } from './gap-in-hand';
import { proposedDue, type ProposedDate } from './gap-proposals';
import { GapRiskFields, registersFor } from './gap-risk-fields';
import { NEW_RISK, OTHER_RISK, PLAN_ACTION_NAMES, planActionForm, planRequest } from './plan-action-form';
import { RecoveryClient } from './recovery-client';
import { actionFromGap } from './recovery-words';

/** Plans an action that is to close a gap, together with a risk about the gap where there is none yet: begun with all that can be proposed, and saved at once. */
@Component({
  selector: 'hf-plan-action-page',
  imports: [DateField, DraftNote, EmptyState, ErrorNotice, ErrorSummary, Field, GapHead, GapRiskFields, InputDirective, Kbd, LoadingShape, Notice, OwnerField, PageHead, Panel, ReactiveFormsModule, RiskChooser, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-action-page.html',
  styleUrl: '../risks/add-risk-page/add-risk-page.scss',
})
export class PlanActionPage {
  /** The resource, from the address. */
  readonly id = input.required<string>();
  readonly #client = inject(RecoveryClient);
  readonly #registers = inject(RegisterStore);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #submission = new Submission();
  readonly #inHand = gapInHand(this.id, 'Plan an action');
  protected readonly page = this.#inHand.page;
  protected readonly gap = this.#inHand.gap;
  protected readonly form = planActionForm();
  // The address is known before the first input is: one draft for each gap.
  protected readonly draft = keepDraft(this.form, `gap-action.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  private readonly riskFields = viewChild(GapRiskFields);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly names = PLAN_ACTION_NAMES;
  protected readonly limits = LIMITS;
  protected readonly priorities = PRIORITIES;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly fresh = NEW_RISK;
  protected readonly other = OTHER_RISK;
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));

  /** Risks of the gap that an action can be planned on, a new one about it, and whatever else is in a register. */
  protected readonly choices = computed<readonly Choice[]>(() => {
    const of = this.gap();
    if (!of) return [];
    const ofGap = of.gap.risks.filter(({ mayPlan }) => mayPlan).map(({ id, reference, title }) => ({ id, label: `${reference} ${title}` }));
    const mayRaise = registersFor(of, true).length > 0;
    return [
      ...ofGap,
      ...(mayRaise ? [{ id: NEW_RISK, label: ofGap.length ? 'Another new risk about this gap' : 'A new risk about this gap' }] : []),
      ...(ofGap.length || mayRaise ? [{ id: OTHER_RISK, label: 'Another risk in a register' }] : []),
    ];
  });
  protected readonly on = toSignal(this.form.controls.on.valueChanges, { initialValue: null });
  readonly #riskIds = toSignal(this.form.controls.riskIds.valueChanges, { initialValue: [] });
  readonly #newIn = toSignal(this.form.controls.newRisk.controls.registerId.valueChanges, { initialValue: null });
  /** The risk that is there already. */
  readonly #riskId = computed(() => (this.on() === NEW_RISK || this.on() === null ? undefined : this.on() === OTHER_RISK ? this.#riskIds()[0] : this.on()!));
  readonly #risk = inject(RiskClient).risk(this.#riskId);
  readonly #known = computed(() => (this.#riskId() && this.#risk.hasValue() ? this.#risk.value() : null));
  readonly #register = inject(RegisterClient).register(() => (this.on() === NEW_RISK ? (this.#newIn() ?? undefined) : this.#known()?.register.id));
  readonly #due = computed<ProposedDate | null>(() => {
    const risk = this.#known();
    if (!this.#register.hasValue() || (this.on() !== NEW_RISK && !risk)) return null;
    return proposedDue(this.today(), risk, this.#register.value());
  });
  #proposed: string | null = null;
  readonly #dueDate = toSignal(this.form.controls.dueDate.valueChanges, { initialValue: null });
  protected readonly dueHint = computed(() => {
    const due = this.#due();
    return due && this.#dueDate() === due.date ? `${day(due.date, { long: true })} is proposed: ${due.why}.` : 'Today or later.';
  });

  constructor() {
    effect(() => {
      const of = this.gap();
      if (!of) return;
      begin(this.form, { ...actionFromGap(of.gap, of.calendars), ownerId: of.gap.owner.id });
      // One risk about it is the one; several are for whoever plans to choose from; where there is none, it is raised.
      const open = of.gap.risks.filter(({ mayPlan }) => mayPlan);
      begin(this.form, { on: open.length > 1 ? null : (this.choices()[0]?.id ?? null) });
    });
    effect(() => {
      const { newRisk, riskIds } = this.form.controls;
      if (this.on() === NEW_RISK) newRisk.enable();
      else newRisk.disable();
      riskIds.setErrors(this.on() === OTHER_RISK && !this.#riskIds().length ? { missing: 'Choose the risk from the list.' } : null);
    });
    effect(() => {
      const due = this.#due();
      const { dueDate } = this.form.controls;
      // Another risk proposes another day, unless one was chosen.
      if (due && (dueDate.value === null || dueDate.value === this.#proposed)) dueDate.setValue(due.date);
      if (due) this.#proposed = due.date;
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Plan the action', run: () => void this.save() }]);
  }

  protected faultAt(target: string): string {
    return this.faults().find((fault) => fault.target === target)?.message ?? '';
  }

  protected async save(): Promise<void> {
    const of = this.gap();
    if (this.busy() || !of) return;
    this.#show(faultsOf(this.form, PLAN_ACTION_NAMES));
    if (this.faults().length) return;
    const request = planRequest(this.form.getRawValue());
    this.busy.set(true);
    try {
      const action = await this.#client.planForGap(this.id(), request, this.#submission.of(request));
      this.#submission.done();
      this.draft.saved();
      if (request.newRisk) this.#registers.reload();
      const answered: GapAnswered = { link: ['/actions', action.id], reference: action.reference, words: `is planned for ${of.gap.name}: ${action.owner.jobTitle}, by ${day(action.dueDate, { long: true })}.` };
      await this.#router.navigate(['/gaps'], { queryParamsHandling: 'preserve', replaceUrl: true, state: { answered } });
    } catch (error) {
      this.#show(hangProblem(this.form, asProblem(error), PLAN_ACTION_NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #show(faults: readonly SummaryLine[]): void {
    this.riskFields()?.reveal(faults);
    this.faults.set(faults);
  }
}
