import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { LibraryMatrixView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, type RiskMatrix } from '@holdfast/domain';
import { toSignal } from '@angular/core/rxjs-interop';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { HeatMap } from '../shared/heat-map/heat-map';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { MatrixClient } from './matrix-client';
import { blankMatrix, drawable } from './matrix-edits';
import { MatrixThumb } from './matrix-thumb';
import { MatrixVersions } from './matrix-versions';

const NAMES: FormNames = {
  name: { label: 'Name', target: 'start-name' },
  description: { label: 'Description', target: 'start-description' },
  likelihoods: { label: 'Steps of likelihood', target: 'start-likelihoods' },
  impacts: { label: 'Steps of impact', target: 'start-impacts' },
};
const BLANK = 'blank';
const LIBRARY = 'library:';

/** Where a new matrix starts: blank, from a ready-made one, or as a copy of one's own, or from a library file. Nothing is published by it. */
@Component({
  selector: 'hf-matrix-start-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, HeatMap, InputDirective, LoadingShape, MatrixThumb, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix-start-page.html',
  styleUrl: './matrix-start-page.scss',
})
export class MatrixStartPage {
  /** `?from=` the id of a version: its copy. */
  readonly from = input<string>();
  readonly #client = inject(MatrixClient);
  readonly #session = inject(Session);
  readonly #versions = inject(MatrixVersions);
  readonly #router = inject(Router);
  readonly #submission = new Submission();

  protected readonly may = computed(() => this.#session.can('matrix.manage'));
  protected readonly whoMay = explainRefusal('matrix.manage');
  protected readonly readyMade = this.#client.readyMade();
  protected readonly own = this.#client.list();
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly limits = LIMITS;
  protected readonly form = new FormGroup({
    start: new FormControl<string>(BLANK, { nonNullable: true }),
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    description: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.reason) }),
    likelihoods: new FormControl(5, { nonNullable: true, validators: [Validators.required, Validators.min(LIMITS.axis.min), Validators.max(LIMITS.axis.max)] }),
    impacts: new FormControl(5, { nonNullable: true, validators: [Validators.required, Validators.min(LIMITS.axis.min), Validators.max(LIMITS.axis.max)] }),
  });
  protected readonly draft = keepDraft(this.form, 'matrix-start');
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly start = computed(() => this.#value().start ?? BLANK);
  protected readonly sizes = Array.from({ length: LIMITS.axis.max - LIMITS.axis.min + 1 }, (_, index) => index + LIMITS.axis.min);

  /** The latest published version of each matrix of one's own. */
  protected readonly copies = computed(() =>
    (this.own.hasValue() ? this.own.value() : []).flatMap((matrix) => {
      const version = matrix.versions.find(({ id, publishedAt }) => id === this.from() || publishedAt !== null);
      return version ? [{ key: `copy:${version.id}`, id: version.id, name: matrix.name, number: version.number, description: matrix.description, definition: this.#versions.known().get(version.id)?.definition ?? null }] : [];
    }),
  );
  /** Of a file that was looked at. */
  protected readonly library = signal<readonly (LibraryMatrixView & { readonly key: string })[]>([]);
  protected readonly libraryName = signal('');
  protected readonly libraryProblem = signal<Problem | null>(null);
  protected readonly chosenOfLibrary = computed(() => this.library().find(({ key }) => key === this.start()));
  protected readonly definition = computed<RiskMatrix | null>(() => {
    const start = this.start();
    const { likelihoods = 5, impacts = 5 } = this.#value();
    if (start === BLANK) return blankMatrix(within(likelihoods), within(impacts));
    const ready = this.readyMade.hasValue() ? this.readyMade.value().find(({ id }) => `ready:${id}` === start) : undefined;
    return ready?.definition ?? this.copies().find(({ key }) => key === start)?.definition ?? this.chosenOfLibrary()?.definition ?? null;
  });
  protected readonly drawn = computed(() => {
    const matrix = this.definition();
    return matrix && drawable(matrix);
  });

  constructor() {
    effect(() => this.#versions.need(...this.copies().map(({ id }) => id)));
    effect(() => {
      const from = this.from();
      if (from && this.copies().some(({ id }) => id === from)) this.form.controls.start.setValue(`copy:${from}`);
    });
    // A name and description to begin with, as long as the author wrote none.
    effect(() => {
      const start = this.start();
      const ready = this.readyMade.hasValue() ? this.readyMade.value().find(({ id }) => `ready:${id}` === start) : undefined;
      const copy = this.copies().find(({ key }) => key === start);
      const library = this.chosenOfLibrary();
      const { name, description } = this.form.controls;
      if (name.pristine) name.setValue(ready?.name ?? library?.name ?? (copy ? `Copy of ${copy.name}` : ''));
      if (description.pristine) description.setValue(ready?.description ?? library?.description ?? copy?.description ?? '');
    });
    // A file is not kept with what was typed.
    effect(() => {
      if (this.start().startsWith(LIBRARY) && !this.chosenOfLibrary()) this.form.controls.start.setValue(BLANK);
    });
  }

  protected readonly levelsOf = ({ levels }: RiskMatrix): string => levels.map(({ code, label }) => (label === code ? code : `${label} (${code})`)).join(', ');

  protected async look(file: File | undefined): Promise<void> {
    if (!file || this.busy()) return;
    this.busy.set(true);
    this.libraryProblem.set(null);
    try {
      const found = await this.#client.library(file);
      this.libraryName.set(file.name);
      this.library.set(found.map((one, at) => ({ ...one, key: `${LIBRARY}${at}` })));
      const first = this.library().find(({ definition }) => definition !== null);
      if (first) this.form.controls.start.setValue(first.key);
    } catch (error) {
      this.libraryProblem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async create(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    const definition = this.definition();
    if (faults.length || !definition || this.busy()) return;
    this.busy.set(true);
    const { name, description } = this.form.getRawValue();
    try {
      const draft = await this.#client.create({ name, description, definition }, this.#submission);
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(['/matrices', draft.id, 'edit']);
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

function within(size: number): number {
  return Math.min(Math.max(Math.round(Number(size) || LIMITS.axis.min), LIMITS.axis.min), LIMITS.axis.max);
}
