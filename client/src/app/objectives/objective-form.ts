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
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
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
  `,
  styles: `
    form { display: grid; gap: 12px; }
    .fields { display: grid; grid-template-columns: 160px minmax(0, 1fr) minmax(0, 240px); gap: 12px; align-items: end; }
    @media (max-width: 700px) { .fields { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class ObjectiveForm {
  readonly objective = input<ObjectiveView | null>(null);
  readonly saved = output<void>();
  readonly left = output<void>();
  readonly #client = inject(ObjectiveClient);
  readonly #tree = inject(UnitTree);
  readonly #session = inject(Session);
  readonly #submission = new Submission();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #version = 0;

  protected readonly limits = LIMITS;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly added = signal('');
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
    effect(() => {
      const objective = this.objective();
      untracked(() => {
        this.#version = objective?.version ?? 0;
        if (objective) this.form.setValue({ code: objective.code, title: objective.title, unitId: objective.unitId });
      });
      setTimeout(() => this.#first()?.focus());
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
    const [objective, value] = [this.objective(), this.form.getRawValue()];
    try {
      if (objective) await this.#client.edit(objective.id, this.#version, value);
      else {
        await this.#client.add(value, this.#submission);
        this.added.set(value.code);
        this.form.reset({ code: '', title: '', unitId: value.unitId });
        this.#first()?.focus();
      }
      this.saved.emit();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        const theirs = problem.current as ObjectiveView;
        this.#version = theirs.version;
        this.lines.set([{ label: '', message: `Somebody else changed it meanwhile to ${theirs.code} ${theirs.title}. Save again to keep what you wrote.`, target: null }]);
      } else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #first(): HTMLInputElement | null {
    return this.#host.querySelector('input');
  }
}
