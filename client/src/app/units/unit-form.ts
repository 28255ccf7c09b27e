import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { UnitView } from '@holdfast/contracts';
import { LIMITS, type UnitKind } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { indented, kindsBelow, kindsFor, parentsFor } from './outline';
import { UnitTree } from './unit-tree';
import { UNIT_KIND_WORDS } from './unit-words';

/** A line of the outline while it is written: a new unit below `parent`, or `unit` itself. Enter saves, Escape leaves. */
@Component({
  selector: 'hf-unit-form',
  imports: [ReactiveFormsModule, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (stale(); as met) {
      <hf-stale-resolver who="Somebody else" [what]="met.what" [fields]="met.fields" (resolved)="resolve($event)" (left)="leaveToThem()" />
    } @else {
      <form [formGroup]="form" (ngSubmit)="save()" (keydown.escape)="leave($event)">
        <label><span>Name</span><input class="hf-input" formControlName="name" autocomplete="off" [maxLength]="limits.name" [attr.aria-invalid]="wrong() ? true : null" [attr.aria-describedby]="saysId" /></label>
        <label><span>Kind</span>
          <select class="hf-input" formControlName="kind">@for (kind of kinds(); track kind) { <option [value]="kind">{{ words[kind] }}</option> }</select>
        </label>
        @if (unit()) {
          <label><span>Part of</span>
            <select class="hf-input" formControlName="parentId">@for (parent of parents(); track parent.id) { <option [value]="parent.id">{{ parent.name }}</option> }</select>
          </label>
        }
        <div class="acts">
          <button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ unit() ? 'Save' : 'Add' }}</button>
          <button class="hf-btn quiet" type="button" (click)="left.emit()">{{ unit() || !added() ? 'Cancel' : 'Done' }}</button>
        </div>
      </form>
      <p class="says" [id]="saysId" role="status">
        @for (message of refusals(); track message) { <span>{{ message }}</span> }
        @if (!refusals().length && added()) { <span class="good">{{ added() }} added. Write the next one, or choose Done.</span> }
      </p>
    }
  `,
  styles: `
    :host { display: block; padding: 8px 0; }
    form { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-end; }
    label:first-of-type { flex: 1 1 200px; min-width: 0; }
    label span { display: block; font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); margin-bottom: 2px; }
    select { max-width: min(260px, 80vw); }
    .acts { display: flex; gap: 4px; --hf-control: 36px; }
    .says { display: grid; font: var(--mat-sys-label-medium); color: var(--mat-sys-error); }
    .says span { margin-top: 6px; }
    .good { color: var(--hf-good); }
    @media (max-width: 700px) { label { flex: 1 1 100% !important; } select { max-width: 100%; } .acts { --hf-control: 44px; } }
  `,
})
export class UnitForm {
  /** The unit to change; without one a new unit is added below `parent`. */
  readonly unit = input<UnitView | null>(null);
  readonly parent = input<UnitView | null>(null);
  readonly saved = output<UnitView>();
  readonly left = output<void>();

  readonly #tree = inject(UnitTree);
  readonly #session = inject(Session);
  readonly #submission = new Submission();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #base: UnitView | null = null;

  protected readonly limits = LIMITS;
  protected readonly words = UNIT_KIND_WORDS;
  protected readonly saysId = `hf-unit-says-${Math.random().toString(36).slice(2, 8)}`;
  protected readonly busy = signal(false);
  protected readonly wrong = signal(false);
  protected readonly refusals = signal<readonly string[]>([]);
  protected readonly added = signal('');
  /** Somebody saved first: the unit as it is now, and what differs. */
  protected readonly stale = signal<{ what: string; current: UnitView; fields: readonly StaleField[] } | null>(null);
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    kind: new FormControl<UnitKind>('team', { nonNullable: true }),
    parentId: new FormControl('', { nonNullable: true }),
  });

  protected readonly kinds = computed(() => {
    const [unit, parent] = [this.unit(), this.parent()];
    return unit ? kindsFor(this.#tree.all(), unit) : parent ? kindsBelow(parent.kind) : [];
  });
  protected readonly parents = computed(() => {
    const unit = this.unit();
    if (!unit) return [];
    const fit = new Set(parentsFor(this.#tree.all(), unit).map(({ id }) => id));
    return this.#tree
      .outline()
      .filter(({ unit: one }) => one.id === unit.parentId || (fit.has(one.id) && this.#session.can('unit.manage', { unitPath: one.path })))
      .map(({ unit: one, depth }) => ({ id: one.id, name: indented(one.name, depth) }));
  });

  constructor() {
    const start = effect(() => {
      const [unit, parent] = [this.unit(), this.parent()];
      this.#base = unit;
      if (unit) this.form.setValue(valueOf(unit));
      else if (parent) this.form.patchValue({ kind: kindsBelow(parent.kind).find((kind) => kind !== parent.kind) ?? 'team', parentId: parent.id });
      requestAnimationFrame(() => this.#input()?.select());
      // What is typed is not overwritten when the tree is loaded again.
      start.destroy();
    });
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    this.left.emit();
  }

  protected async save(): Promise<void> {
    const { name, kind, parentId } = this.form.getRawValue();
    this.wrong.set(!name.trim());
    this.refusals.set(name.trim() ? [] : ['Write a name.']);
    if (!name.trim()) return this.#input()?.focus();
    if (this.busy()) return;
    this.busy.set(true);
    const base = this.#base;
    try {
      if (base) this.saved.emit(await this.#tree.edit(base, { name, kind, parentId }));
      else {
        const unit = await this.#tree.add({ name, kind, parentId }, this.#submission);
        this.added.set(unit.name);
        this.form.controls.name.reset('');
        this.#input()?.focus();
      }
    } catch (error) {
      const problem = asProblem(error);
      if (base && problem.stale && problem.current) this.#meet(base, problem.current as UnitView);
      else {
        // Of what was kept, the choices in the form are to be those of today.
        if (base !== this.unit()) this.#tree.reload();
        this.wrong.set(problem.errors.some(({ field }) => field === 'name'));
        this.refusals.set(problem.errors.length ? problem.errors.map(({ message }) => `${message}.`.replace(/\.\.$/, '.')) : [`${problem.title} ${problem.detail ?? ''}`.trim()]);
      }
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

  /** Mine was copied: the outline shows theirs. */
  protected leaveToThem(): void {
    this.#tree.reload();
    this.left.emit();
  }

  /** The outline is not loaded again yet: the row might move from under the focus. */
  #meet(base: UnitView, current: UnitView): void {
    const [before, theirs, mine] = [valueOf(base), valueOf(current), this.form.getRawValue()];
    const field = (name: keyof typeof mine, label: string, show?: (value: unknown) => string): StaleField => ({ name, label, base: before[name], theirs: theirs[name], mine: mine[name], text: !show, show });
    this.stale.set({
      what: base.name,
      current,
      fields: [
        field('name', 'Name'),
        field('kind', 'Kind', (kind) => this.words[kind as UnitKind]),
        field('parentId', 'Part of', (id) => this.#tree.byId().get(id as string)?.name ?? 'Another unit'),
      ],
    });
  }

  #input(): HTMLInputElement | null {
    return this.#host.querySelector('input');
  }
}

const valueOf = ({ name, kind, parentId }: UnitView): { name: string; kind: UnitKind; parentId: string } => ({ name, kind, parentId: parentId ?? '' });
