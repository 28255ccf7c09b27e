import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { PersonRef, RiskView } from '@holdfast/contracts';
import { LIMITS, PRIORITIES, type RiskMatrix, type Standing } from '@holdfast/domain';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { Choices } from '../../risks/choices';
import { todayIn } from '../../shared/words/today';
import { ChoiceList } from '../../shared/list/choice-list';
import { OwnerField } from '../../risks/risk-form/owner-field';
import { Session } from '../../session/session';
import { DateField } from '../../shared/date-field/date-field';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Panel } from '../../shared/panel/panel';
import { ScorePicker } from '../../shared/score-picker/score-picker';
import { PRIORITY_WORDS } from '../action-words';
import { ACTION_NAMES, type ActionForm } from './action-form';
import { CostEditor } from './cost-editor';
import { ReplacementFields } from './replacement-fields';
import { RiskChooser, type KnownRisk } from './risk-chooser';

/** Everything that is said of an action, panel by panel. */
@Component({
  selector: 'hf-action-fields',
  imports: [ChoiceList, CostEditor, DateField, Field, InputDirective, LoadingShape, OwnerField, Panel, ReactiveFormsModule, ReplacementFields, RiskChooser, ScorePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-fields.html',
  styleUrl: './action-fields.scss',
})
export class ActionFields {
  readonly form = input.required<ActionForm>();
  /** Not planned yet: its date is set here, and its first risk stays. */
  readonly fixedRisk = input<string | null>(null);
  readonly known = input<readonly KnownRisk[]>([]);
  readonly owner = input<PersonRef | null>(null);
  /** Risks that it serves out of the caller's sight. */
  readonly otherRisks = input(0);
  /** What was refused, by the place in the form that it leads to. */
  readonly refused = input<ReadonlyMap<string, string>>(new Map());

  readonly #session = inject(Session);
  readonly #matrices = inject(MatrixVersions);
  protected readonly choices = inject(Choices);
  protected readonly names = ACTION_NAMES;
  protected readonly limits = LIMITS;
  protected readonly priorities = PRIORITIES;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly chooser = viewChild.required(RiskChooser);
  private readonly costs = viewChild.required(CostEditor);
  private readonly replacement = viewChild.required(ReplacementFields);

  protected readonly objectiveIds = signal<readonly string[]>([]);
  protected readonly targetRiskId = signal<string | null>(null);
  protected readonly targets = computed(() => this.chooser().chosen().filter(({ status }) => status === 'open'));
  readonly #risk = httpResource<RiskView>(() => {
    const id = this.targetRiskId();
    return id === null ? undefined : `/api/risks/${id}`;
  });
  protected readonly targetRisk = computed(() => (this.#risk.hasValue() ? this.#risk.value() : undefined));
  /** The matrix of the register of the risk that the target is on; the form's own check asks for it too. */
  readonly matrix = computed<RiskMatrix | null>(() => this.#matrices.known().get(this.targetRisk()?.register.matrixVersionId ?? '')?.definition ?? null);
  /** Where that risk stands now, if that is on the matrix of today. */
  protected readonly was = computed<Standing | null>(() => {
    const risk = this.targetRisk();
    return risk && risk.residual.matrixVersionId === risk.register.matrixVersionId ? risk.residual : null;
  });

  constructor() {
    this.choices.want();
    effect((cleanUp) => {
      const { objectiveIds, targetRiskId, riskIds, standing } = this.form().controls;
      const read = (): void => {
        this.objectiveIds.set(objectiveIds.value);
        this.targetRiskId.set(targetRiskId.value);
      };
      read();
      const subscription = this.form().valueChanges.subscribe(read);
      // A risk that is taken off takes the target on it along.
      subscription.add(riskIds.valueChanges.subscribe((ids) => {
        if (targetRiskId.value !== null && !ids.includes(targetRiskId.value)) targetRiskId.setValue(null);
      }));
      subscription.add(targetRiskId.valueChanges.subscribe((id) => {
        if (id === null || (this.targetRisk() && id !== this.targetRisk()?.id)) standing.setValue(null);
      }));
      cleanUp(() => subscription.unsubscribe());
    });
    effect(() => this.#matrices.need(this.targetRisk()?.register.matrixVersionId));
  }

  /** When the page sends: what is wrong is told at its place. */
  tell(): void {
    this.costs().tell();
    this.replacement().tell();
  }

  protected setObjectives(ids: string[]): void {
    const { objectiveIds } = this.form().controls;
    objectiveIds.setValue(ids);
    objectiveIds.markAsDirty();
  }
}
