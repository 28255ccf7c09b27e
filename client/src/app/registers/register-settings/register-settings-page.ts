import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RegisterView } from '@holdfast/contracts';
import { explainRefusal, formatReference, LAYERS, LIMITS, prefixFault } from '@holdfast/domain';
import { map } from 'rxjs';
import { CrosswalkClient } from '../../crosswalks/crosswalk-client';
import { asProblem, type Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { MatrixClient } from '../../matrices/matrix-client';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { PersonPicker } from '../../people/person-picker';
import { Session } from '../../session/session';
import { Confirm } from '../../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../../shared/forms/problem-errors';
import type { StaleField } from '../../shared/forms/stale-fields';
import { StaleResolver } from '../../shared/forms/stale-resolver';
import { HeatMap } from '../../shared/heat-map/heat-map';
import { facesOf } from '../../shared/level-face';
import { LevelBadge } from '../../shared/level-badge/level-badge';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { moment } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { indented } from '../../units/outline';
import { UnitTree } from '../../units/unit-tree';
import { RegisterClient } from '../register-client';
import { branchesOf, RegisterStore } from '../register-store';
import { LAYER_WORDS } from '../words';
import { appetiteFault, createRequest, editRequest, fittingTo, NAMES, possibleParents, registerForm, suggestedPrefix, valueOf, type RegisterValue } from './register-form';
import { RegisterSettingsClient } from './register-settings-client';

/** Adds a register, or changes what one is called, who owns it, what it is scored on, what it bears and where it escalates to. */
@Component({
  selector: 'hf-register-settings-page',
  imports: [
    DraftNote, ErrorNotice, ErrorSummary, Field, HeatMap, InputDirective, LevelBadge, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink, StaleResolver,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-settings-page.html',
  styleUrl: './register-settings-page.scss',
})
export class RegisterSettingsPage {
  /** Left out: a new register. */
  readonly id = input<string>();
  /** `?matrix=`, `?parent=`: what a new one starts with. */
  readonly matrix = input<string>();
  readonly parent = input<string>();

  readonly #client = inject(RegisterSettingsClient);
  readonly #store = inject(RegisterStore);
  readonly #versions = inject(MatrixVersions);
  readonly #tree = inject(UnitTree);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #confirm = inject(Confirm);
  readonly #titles = inject(PageTitles);
  readonly #submission = new Submission();
  readonly #closing = new Submission();

  protected readonly resource = inject(RegisterClient).register(this.id);
  protected readonly matrices = inject(MatrixClient).list();
  protected readonly crosswalks = inject(CrosswalkClient).inForce();

  protected readonly limits = LIMITS;
  protected readonly layers = LAYERS.map((value) => ({ value, label: LAYER_WORDS[value] }));
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly closeLines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly stale = signal<Problem | null>(null);
  protected at = '';
  /** What is changed: as it was read. */
  readonly #base = signal<RegisterView | null>(null);
  protected readonly base = this.#base.asReadonly();

  protected readonly form = registerForm((prefix) => this.#store.all().find((register) => register.prefix === prefix && register.id !== this.id())?.name ?? null);
  protected readonly reason = new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] });
  protected readonly draft = keepDraft(this.form, `register.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? 'new'}`);
  protected readonly value = toSignal(this.form.valueChanges.pipe(map(() => this.form.getRawValue())), { initialValue: this.form.getRawValue() });

  protected readonly me = computed(() => this.#session.person());
  protected readonly known = computed(() => this.base()?.owner ?? this.me());
  protected readonly may = computed(() => {
    const base = this.base();
    return base ? this.#session.can('register.edit', { unitPath: base.unitPath, registerOwnerId: base.owner.id }) : this.#session.canAnywhere('register.create');
  });
  protected readonly mayClose = computed(() => {
    const base = this.base();
    return base !== null && base.closedAt === null && this.#session.can('register.close', { unitPath: base.unitPath, registerOwnerId: base.owner.id });
  });
  /** Registers that would be left without one to escalate to. */
  protected readonly openBelow = computed(() => this.#store.all().filter(({ parentId, closedAt }) => parentId === this.id() && closedAt === null).length);
  protected readonly refusal = computed(() => explainRefusal(this.base() ? 'register.edit' : 'register.create', { registerOwner: this.base() && `the ${this.base()!.owner.jobTitle}` }));
  protected readonly units = computed(() =>
    this.#tree
      .outline()
      .filter(({ unit }) => unit.id === this.base()?.unitId || this.#session.can('register.create', { unitPath: unit.path }))
      .map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) })),
  );
  protected readonly parents = computed(() => branchesOf(possibleParents(this.#store.all(), this.id() ?? null)).map(({ register, depth }) => ({ id: register.id, name: indented(register.name, depth) })));
  protected readonly choices = computed(() =>
    (this.matrices.hasValue() ? this.matrices.value() : []).flatMap((matrix) =>
      matrix.versions.filter(({ publishedAt }) => publishedAt).map((version, index) => ({ id: version.id, name: `${matrix.name}, version ${version.number}${index ? ' (an earlier one)' : ''}` })),
    ),
  );
  protected readonly definition = computed(() => this.#versions.known().get(this.value().matrixVersionId)?.definition ?? null);
  protected readonly levels = computed(() => {
    const definition = this.definition();
    return definition ? facesOf(definition) : [];
  });
  protected readonly appetiteFault = computed(() => appetiteFault(this.definition(), this.value()));
  protected readonly example = computed(() => (prefixFault(this.value().prefix) ? '' : `Its first risk is ${formatReference(this.value().prefix, 1)}.`));

  /** What another matrix does to what is scored already. */
  protected readonly matrixChange = computed(() => {
    const [base, chosen] = [this.base(), this.value().matrixVersionId];
    if (!base || !chosen || base.matrixVersionId === chosen) return null;
    const walk = this.crosswalks.hasValue() ? this.crosswalks.value().find(({ from, to }) => from.versionId === base.matrixVersionId && to.versionId === chosen) : undefined;
    const [from, to] = [base.matrixVersionId, chosen].map((id) => this.choices().find((choice) => choice.id === id)?.name ?? 'the other matrix');
    return { from: from!, to: to!, walk, fromId: base.matrixVersionId, toId: chosen, open: base.open };
  });
  protected readonly mayDeclare = computed(() => this.#session.can('crosswalk.declare'));

  protected readonly fields = computed<readonly StaleField[]>(() => {
    const theirs = this.stale()?.current as RegisterView | undefined;
    const base = this.base();
    if (!theirs || !base) return [];
    const [before, now, mine] = [valueOf(base), valueOf(theirs), this.form.getRawValue()];
    const shown: Partial<Record<keyof RegisterValue, (value: unknown) => string>> = {
      layer: (value) => LAYER_WORDS[value as keyof typeof LAYER_WORDS],
      unitId: (value) => this.#tree.all().find(({ id }) => id === value)?.name ?? 'Another unit',
      ownerId: (value) => [theirs.owner, base.owner].find(({ id }) => id === value)?.jobTitle ?? 'Whom you chose',
      parentId: (value) => (value === '' ? 'Nothing' : (this.#store.all().find(({ id }) => id === value)?.name ?? 'Another register')),
      escalateAt: (value) => this.levels().find(({ code }) => code === value)?.label ?? 'Not by level',
      escalateAboveAppetite: (value) => (value ? 'Yes' : 'No'),
      matrixVersionId: (value) => this.choices().find(({ id }) => id === value)?.name ?? 'Another matrix',
      reviewMonthsByLevel: (value) => Object.entries(value as Record<string, number>).map(([code, months]) => `${code} ${months}`).join(', ') || 'None',
    };
    return (Object.keys(before) as (keyof RegisterValue)[]).map((name) => ({
      name, label: NAMES[name]!.label, base: before[name], theirs: now[name], mine: mine[name], text: name === 'name' || name === 'description', show: shown[name],
    }));
  });

  constructor() {
    this.#tree.reload();
    effect(() => this.#versions.need(this.value().matrixVersionId || null, this.base()?.matrixVersionId));
    effect(() => {
      if (!this.resource.hasValue()) return;
      const register = this.resource.value();
      untracked(() => {
        if (this.base()) return;
        this.#base.set(register);
        this.form.setValue(valueOf(register));
        this.#titles.show(`Settings of ${register.name}`, [{ label: 'Registers', link: '/registers' }, { label: register.name, link: `/registers/${register.id}` }, { label: 'Settings' }]);
      });
    });
    // A new one belongs to who adds it, and takes the only choice where there is one.
    effect(() => {
      if (this.id()) return;
      const [units, choices, me, matrix, parent] = [this.units(), this.choices(), this.me(), this.matrix(), this.parent()];
      untracked(() => {
        const { unitId, matrixVersionId, ownerId, parentId } = this.form.controls;
        if (ownerId.pristine && !ownerId.value && me) ownerId.setValue(me.id);
        if (unitId.pristine && !unitId.value && units[0]) unitId.setValue(units[0].id);
        if (matrixVersionId.pristine && !matrixVersionId.value && choices.length) matrixVersionId.setValue(choices.find(({ id }) => id === matrix)?.id ?? choices[0]!.id);
        if (parentId.pristine && parent && this.parents().some(({ id }) => id === parent)) parentId.setValue(parent);
      });
    });
    effect(() => {
      const { name } = this.value();
      untracked(() => {
        const { prefix } = this.form.controls;
        if (!this.id() && prefix.pristine && prefix.value !== suggestedPrefix(name)) prefix.setValue(suggestedPrefix(name));
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save the register', run: () => void this.save() }]);
  }

  protected upper(box: HTMLInputElement): void {
    const at = box.selectionStart;
    this.form.controls.prefix.setValue(box.value.toUpperCase().replace(/\s/g, ''));
    this.form.controls.prefix.markAsDirty();
    this.form.controls.prefix.markAsTouched();
    box.setSelectionRange(at, at);
  }

  protected setMonths(code: string, box: HTMLInputElement): void {
    if (box.validity.badInput) return;
    const control = this.form.controls.reviewMonthsByLevel;
    const { [code]: _before, ...others } = control.value;
    control.setValue(box.value === '' ? others : { ...others, [code]: Number(box.value) });
    control.markAsDirty();
    control.markAsTouched();
  }

  protected async save(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    if (this.appetiteFault()) faults.push({ label: 'Appetite', message: this.appetiteFault(), target: 'register-appetite' });
    this.lines.set(faults);
    if (faults.length || this.busy() || !this.may()) return;
    this.busy.set(true);
    const base = this.base();
    try {
      const value = fittingTo(this.definition(), this.form.getRawValue());
      const register = base ? await this.#client.edit(base.id, base.version, editRequest(valueOf(base), value)) : await this.#client.create(createRequest(value), this.#submission);
      this.draft.saved();
      this.#store.reload();
      await this.#router.navigate(['/registers', register.id]);
    } catch (error) {
      const problem = asProblem(error);
      this.at = moment(new Date());
      if (problem.stale && problem.current) this.stale.set(problem);
      else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  protected async resolve(values: Readonly<Record<string, unknown>>): Promise<void> {
    this.#base.set(this.stale()!.current as RegisterView);
    this.stale.set(null);
    this.form.patchValue(values);
    await this.save();
  }

  protected async close(): Promise<void> {
    const base = this.base();
    this.reason.markAsTouched();
    this.closeLines.set(this.reason.invalid ? [{ label: 'Reason', message: 'Say why it is closed.', target: 'register-close-reason' }] : []);
    if (!base || this.reason.invalid || this.busy()) return;
    const answer = await this.#confirm.ask({ question: `Close ${base.name}?`, detail: 'It can be read for ever, and nothing in it can be changed any more.', act: 'Close the register', leave: 'Keep it open', final: true });
    if (answer !== 'act') return;
    this.busy.set(true);
    try {
      await this.#client.close(base.id, base.version, this.reason.value, this.#closing);
      this.#store.reload();
      await this.#router.navigate(['/registers', base.id]);
    } catch (error) {
      const problem = asProblem(error);
      this.closeLines.set([{ label: '', message: [problem.title, problem.detail, ...problem.errors.map(({ message }) => message)].filter(Boolean).join(' '), target: null }]);
    } finally {
      this.busy.set(false);
    }
  }

  protected leave(): void {
    const base = this.base();
    void this.#router.navigate(base ? ['/registers', base.id] : ['/registers']);
  }
}
