import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ObjectiveView } from '@holdfast/contracts';
import { kindAbove, LIMITS, OBJECTIVE_KINDS, PERSPECTIVES, REPORTING_RHYTHMS, type ObjectiveKind, type Perspective, type ReportingRhythm } from '@holdfast/domain';
import { PERSPECTIVE_WORDS } from '../indicators/indicator-words';
import { PersonPicker } from '../people/person-picker';
import { Session } from '../session/session';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { sending } from '../shared/forms/sending';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { indented } from '../units/outline';
import { UnitTree } from '../units/unit-tree';
import { ObjectiveClient } from './objective-client';
import { KIND_WORDS, REPORTING_WORDS } from './objective-words';

const NAMES: FormNames = {
  code: { label: 'Code', target: 'objective-code' },
  title: { label: 'Title', target: 'objective-title' },
  description: { label: 'Description', target: 'objective-description' },
  kind: { label: 'Kind', target: 'objective-kind' },
  parentId: { label: 'Under', target: 'objective-parent' },
  unitId: { label: 'Unit', target: 'objective-unit', messages: { required: 'Choose a unit.' } },
  officerId: { label: 'Responsible officer', target: 'objective-officer' },
  perspective: { label: 'Perspective', target: 'objective-perspective' },
  reporting: { label: 'Reported', target: 'objective-reporting' },
};

/** What another objective may lie under. */
export type ObjectivePlace = Pick<ObjectiveView, 'id' | 'code' | 'title' | 'kind' | 'closedAt'>;

/** An objective being written: a new one, or one that is changed where it stands. */
@Component({
  selector: 'hf-objective-form',
  imports: [ErrorSummary, Field, InputDirective, PersonPicker, ReactiveFormsModule, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (stale(); as met) {
      <hf-stale-resolver who="Somebody else" [what]="met.what" [fields]="met.fields" (resolved)="resolve($event)" (left)="saved.emit()" />
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" (keydown.escape)="left.emit()">
        <hf-error-summary [lines]="lines()" />
        <div class="fields first">
          <hf-field label="Code"><input hfInput id="objective-code" formControlName="code" autocomplete="off" [maxLength]="limits.code" /></hf-field>
          <hf-field label="Title" [limit]="limits.title"><input hfInput id="objective-title" formControlName="title" autocomplete="off" /></hf-field>
        </div>
        <div class="fields">
          <hf-field label="Kind"><select hfInput id="objective-kind" formControlName="kind">@for (kind of kinds; track kind) { <option [ngValue]="kind">{{ kindWords[kind] }}</option> }</select></hf-field>
          @if (above(); as above) {
            <hf-field label="Under" [optional]="form.controls.kind.value === 'service-objective'"><select hfInput id="objective-parent" formControlName="parentId"><option [ngValue]="null">{{ form.controls.kind.value === 'service-objective' ? 'Nothing yet' : 'Choose' }}</option>@for (place of above; track place.id) { <option [ngValue]="place.id">{{ place.code }} {{ place.title }}</option> }</select></hf-field>
          }
          <hf-field label="Unit" [messages]="{ required: 'Choose a unit.' }"><select hfInput id="objective-unit" formControlName="unitId"><option value="" disabled>Choose</option>@for (unit of units(); track unit.id) { <option [value]="unit.id">{{ unit.name }}</option> }</select></hf-field>
        </div>
        <div class="fields">
          <hf-field label="Responsible officer" hint="Says how its milestones stand." [optional]="true"><hf-person-picker controlId="objective-officer" [known]="objective()?.officer ?? null" formControlName="officerId" /></hf-field>
          <hf-field label="Perspective" [optional]="true"><select hfInput id="objective-perspective" formControlName="perspective"><option [ngValue]="null">None</option>@for (one of perspectives; track one) { <option [ngValue]="one">{{ perspectiveWords[one] }}</option> }</select></hf-field>
          <hf-field label="Reported" hint="A milestone may say otherwise."><select hfInput id="objective-reporting" formControlName="reporting">@for (one of rhythms; track one) { <option [ngValue]="one">{{ reportingWords[one] }}</option> }</select></hf-field>
        </div>
        <hf-field label="Description" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="objective-description" rows="2" formControlName="description"></textarea></hf-field>
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ objective() ? 'Save' : 'Add objective' }}</button><button class="hf-btn quiet" type="button" (click)="left.emit()">{{ added() ? 'Done' : 'Cancel' }}</button>
          @if (added()) { <span class="hf-small hf-good" role="status">{{ added() }} added. Write the next one, or choose Done.</span> }</div>
      </form>
    }
  `,
  styles: `
    :host { display: block; }
    form { display: grid; gap: 12px; }
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; align-items: end; }
    .fields.first { grid-template-columns: 160px minmax(0, 1fr); }
    @media (max-width: 700px) { .fields.first { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class ObjectiveForm {
  readonly objective = input<ObjectiveView | null>(null);
  /** Those that it could lie under, among others. */
  readonly places = input<readonly ObjectivePlace[]>([]);
  /** Of a new one: where it is to lie. */
  readonly under = input<ObjectivePlace | null>(null);
  /** By this form, or by somebody first: the list is no longer what it was. */
  readonly saved = output<void>();
  readonly left = output<void>();
  readonly #client = inject(ObjectiveClient);
  readonly #tree = inject(UnitTree);
  readonly #session = inject(Session);
  readonly #sending = sending();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What is changed, as it was read. */
  #base: ObjectiveView | null = null;

  protected readonly limits = LIMITS;
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  protected readonly added = signal('');
  /** Somebody saved first: the objective as it is now, and what differs. */
  protected readonly stale = signal<{ what: string; current: ObjectiveView; fields: readonly StaleField[] } | null>(null);
  protected readonly form = new FormGroup({
    code: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.code)] }),
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
    kind: new FormControl<ObjectiveKind>('service-objective', { nonNullable: true }),
    parentId: new FormControl<string | null>(null),
    unitId: new FormControl('', { nonNullable: true, validators: Validators.required }),
    officerId: new FormControl<string | null>(null),
    perspective: new FormControl<Perspective | null>(null),
    reporting: new FormControl<ReportingRhythm>('quarterly', { nonNullable: true }),
  });
  protected readonly kinds = OBJECTIVE_KINDS;
  protected readonly kindWords = KIND_WORDS;
  protected readonly perspectives = PERSPECTIVES;
  protected readonly perspectiveWords = PERSPECTIVE_WORDS;
  protected readonly rhythms = REPORTING_RHYTHMS;
  protected readonly reportingWords = REPORTING_WORDS;
  readonly #kind = toSignal(this.form.controls.kind.valueChanges, { initialValue: this.form.controls.kind.value });
  /** What an objective of this kind may lie under; null where it is at the top. */
  protected readonly above = computed(() => {
    const wanted = kindAbove(this.#kind());
    return wanted && this.places().filter(({ id, kind, closedAt }) => kind === wanted && closedAt === null && id !== this.objective()?.id);
  });
  protected readonly units = computed(() =>
    this.#tree
      .outline()
      .filter(({ unit }) => unit.id === this.objective()?.unitId || this.#session.can('objective.manage', { unitPath: unit.path }))
      .map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) })),
  );

  constructor() {
    // Another kind lies elsewhere.
    this.form.controls.kind.valueChanges.pipe(takeUntilDestroyed()).subscribe((kind) => {
      const wanted = kindAbove(kind);
      if (this.places().find(({ id }) => id === this.form.controls.parentId.value)?.kind !== wanted && this.form.controls.parentId.value !== null && this.places().length) this.form.controls.parentId.setValue(null);
    });
    const start = effect(() => {
      const objective = this.objective();
      untracked(() => {
        this.#base = objective;
        const under = this.under();
        if (objective) this.form.setValue(valueOf(objective));
        else if (under) this.form.patchValue({ kind: under.kind === 'corporate-priority' ? 'area-of-focus' : 'service-objective', parentId: under.id });
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

  protected save(): Promise<void> {
    const [base, value] = [this.#base, this.form.getRawValue()];
    return this.#sending.send({
      form: this.form, names: NAMES,
      run: (submission) => (base ? this.#client.edit(base.id, base.version, value) : this.#client.add(value, submission)),
      then: () => {
        if (!base) {
          this.added.set(value.code);
          this.form.reset({ ...value, code: '', title: '', description: '' });
          this.#first()?.focus();
        }
        this.saved.emit();
      },
      met: ({ stale, current }) => {
        if (!base || !stale || !current) return false;
        this.#meet(base, current as ObjectiveView);
        return true;
      },
    });
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
    const person = (id: unknown): string => (id === null ? 'Nobody' : ([current.officer, base.officer].find((one) => one?.id === id)?.jobTitle ?? 'Somebody else'));
    const place = (id: unknown): string => (id === null ? 'Nothing' : (this.places().find((one) => one.id === id)?.code ?? 'Another objective'));
    const shows: Readonly<Record<string, (value: unknown) => string>> = {
      unitId: unit, officerId: person, parentId: place, kind: (kind) => KIND_WORDS[kind as ObjectiveKind], perspective: (one) => (one ? PERSPECTIVE_WORDS[one as Perspective] : 'None'),
      reporting: (one) => REPORTING_WORDS[one as ReportingRhythm],
    };
    this.stale.set({
      what: base.code,
      current,
      fields: (Object.keys(before) as (keyof typeof before)[]).map((name) => ({
        name, label: NAMES[name]!.label, base: before[name], theirs: theirs[name], mine: mine[name], text: !shows[name], show: shows[name],
      })),
    });
  }

  #first(): HTMLInputElement | null {
    return this.#host.querySelector('input');
  }
}

const valueOf = ({ code, title, description, kind, parentId, unitId, officer, perspective, reporting }: ObjectiveView) => ({
  code, title, description, kind, parentId, unitId, officerId: officer?.id ?? null, perspective, reporting,
});
