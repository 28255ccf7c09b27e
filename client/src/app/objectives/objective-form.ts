import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ObjectiveView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { indented } from '../units/outline';
import { UnitTree } from '../units/unit-tree';
import { ObjectiveClient } from './objective-client';

const NAMES: FormNames = {
  code: { label: 'Code', target: 'objective-code' },
  title: { label: 'Title', target: 'objective-title' },
  unitId: { label: 'Unit', target: 'objective-unit', messages: { required: 'Choose a unit.' } },
};

/** An objective being written: a new one, or one that is changed where it stands. */
@Component({
  selector: 'hf-objective-form',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (stale(); as met) {
      <hf-stale-resolver who="Somebody else" [what]="met.what" [fields]="met.fields" (resolved)="resolve($event)" (left)="saved.emit()" />
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" (keydown.escape)="left.emit()">
        <hf-error-summary [lines]="lines()" />
        <div class="fields">
          <hf-field label="Code"><input hfInput id="objective-code" formControlName="code" autocomplete="off" [maxLength]="limits.code" /></hf-field>
          <hf-field label="Title" [limit]="limits.title"><input hfInput id="objective-title" formControlName="title" autocomplete="off" /></hf-field>
          <hf-field label="Unit" [messages]="{ required: 'Choose a unit.' }"><select hfInput id="objective-unit" formControlName="unitId"><option value="" disabled>Choose</option>@for (unit of units(); track unit.id) { <option [value]="unit.id">{{ unit.name }}</option> }</select></hf-field>
        </div>
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ objective() ? 'Save' : 'Add objective' }}</button><button class="hf-btn quiet" type="button" (click)="left.emit()">{{ added() ? 'Done' : 'Cancel' }}</button>
          @if (added()) { <span class="hf-small hf-good" role="status">{{ added() }} added. Write the next one, or choose Done.</span> }</div>
      </form>
    }
  `,
  styles: `
    :host { display: block; }
    form { display: grid; gap: 12px; }
    .fields { display: grid; grid-template-columns: 160px minmax(0, 1fr) minmax(0, 240px); gap: 12px; align-items: end; }
    @media (max-width: 700px) { .fields { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class ObjectiveForm {
  readonly objective = input<ObjectiveView | null>(null);
  /** By this form, or by somebody first: the list is no longer what it was. */
  readonly saved = output<void>();
  readonly left = output<void>();
  readonly #client = inject(ObjectiveClient);
  readonly #tree = inject(UnitTree);
  readonly #session = inject(Session);
  readonly #submission = new Submission();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What is changed, as it was read. */
  #base: ObjectiveView | null = null;

  protected readonly limits = LIMITS;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly added = signal('');
  /** Somebody saved first: the objective as it is now, and what differs. */
  protected readonly stale = signal<{ what: string; current: ObjectiveView; fields: readonly StaleField[] } | null>(null);
  protected readonly form = new FormGroup({
    code: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.code)] }),
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    unitId: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly units = computed(() =>
    this.#tree
      .outline()
      .filter(({ unit }) => unit.id === this.objective()?.unitId || this.#session.can('objective.manage', { unitPath: unit.path }))
      .map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) })),
  );

  constructor() {
    const start = effect(() => {
      const objective = this.objective();
      untracked(() => {
        this.#base = objective;
        if (objective) this.form.setValue(valueOf(objective));
      });
      setTimeout(() => this.#first()?.focus());
      // What is typed is not overwritten when the list is loaded again.
      start.destroy();
    });
    effect(() => {
      const first = this.units()[0];
      if (first && !this.objective() && !this.form.controls.unitId.value) this.form.controls.unitId.setValue(first.id);
    });
  }

  protected async save(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length || this.busy()) return;
    this.busy.set(true);
    const [base, value] = [this.#base, this.form.getRawValue()];
    try {
      if (base) await this.#client.edit(base.id, base.version, value);
      else {
        await this.#client.add(value, this.#submission);
        this.added.set(value.code);
        this.form.reset({ code: '', title: '', unitId: value.unitId });
        this.#first()?.focus();
      }
      this.saved.emit();
    } catch (error) {
      const problem = asProblem(error);
      if (base && problem.stale && problem.current) this.#meet(base, problem.current as ObjectiveView);
      else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** What was kept of both, on top of what is there now. */
  protected async resolve(values: Readonly<Record<string, unknown>>): Promise<void> {
    this.#base = this.stale()!.current;
    this.stale.set(null);
    this.form.patchValue(values);
    await this.save();
  }

  #meet(base: ObjectiveView, current: ObjectiveView): void {
    const [before, theirs, mine] = [valueOf(base), valueOf(current), this.form.getRawValue()];
    const unit = (id: unknown): string => [current, base].find(({ unitId }) => unitId === id)?.unitName ?? this.#tree.byId().get(id as string)?.name ?? 'Another unit';
    this.stale.set({
      what: base.code,
      current,
      fields: (['code', 'title', 'unitId'] as const).map((name) => ({
        name, label: NAMES[name]!.label, base: before[name], theirs: theirs[name], mine: mine[name], text: name !== 'unitId', show: name === 'unitId' ? unit : undefined,
      })),
    });
  }

  #first(): HTMLInputElement | null {
    return this.#host.querySelector('input');
  }
}

const valueOf = ({ code, title, unitId }: ObjectiveView): { code: string; title: string; unitId: string } => ({ code, title, unitId });
