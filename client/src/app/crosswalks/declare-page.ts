import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { CrosswalkMapping } from '@holdfast/contracts';
import { explainRefusal, LIMITS, type CrosswalkFault } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { MatrixClient } from '../matrices/matrix-client';
import { MatrixVersions } from '../matrices/matrix-versions';
import { Session } from '../session/session';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf as fieldFaults, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { CrosswalkClient } from './crosswalk-client';
import { changesFrom, faultsOf } from './mapping';
import { MappingEditor } from './mapping-editor';

const NAMES: FormNames = { reason: { label: 'Reason', target: 'crosswalk-reason', messages: { required: 'Say why the cells read so.' } } };

/** Proposes how one matrix reads on another, lets a risk manager change it cell by cell, and declares it with a reason. */
@Component({
  selector: 'hf-declare-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Field, Icon, InputDirective, LoadingShape, MappingEditor, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './declare-page.html',
  styleUrl: './declare-page.scss',
})
export class DeclarePage {
  /** `?from=&to=`: ids of two published versions. */
  readonly from = input<string>();
  readonly to = input<string>();

  readonly #client = inject(CrosswalkClient);
  readonly #versions = inject(MatrixVersions);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #confirm = inject(Confirm);
  readonly #titles = inject(PageTitles);
  readonly #submission = new Submission();
  protected readonly editor = viewChild(MappingEditor);

  protected readonly matrices = inject(MatrixClient).list();
  protected readonly inForce = this.#client.inForce();
  protected readonly limits = LIMITS;
  protected readonly refusal = explainRefusal('crosswalk.declare');
  protected readonly may = computed(() => this.#session.can('crosswalk.declare'));
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);
  protected readonly proposed = signal<CrosswalkMapping | null>(null);
  protected readonly mapping = signal<CrosswalkMapping | null>(null);
  protected readonly form = new FormGroup({
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    pair: new FormControl('', { nonNullable: true }),
    mapping: new FormControl<CrosswalkMapping | null>(null),
  });
  protected readonly draft = keepDraft(this.form, 'crosswalk');

  protected readonly choices = computed(() =>
    (this.matrices.hasValue() ? this.matrices.value() : []).flatMap((matrix) => matrix.versions.filter(({ publishedAt }) => publishedAt).map(({ id, number }) => ({ id, name: `${matrix.name}, version ${number}` }))),
  );
  protected readonly known = computed(() => {
    const [from, to] = [this.from(), this.to()].map((id) => this.#versions.known().get(id ?? ''));
    return from && to && from.id !== to.id ? { from, to } : null;
  });
  protected readonly before = computed(() => (this.inForce.hasValue() ? this.inForce.value().find(({ from, to }) => from.versionId === this.from() && to.versionId === this.to()) : undefined));
  protected readonly faults = computed<readonly CrosswalkFault[]>(() => {
    const [known, mapping] = [this.known(), this.mapping()];
    return known && mapping ? faultsOf(known.from.definition, known.to.definition, mapping) : [];
  });
  protected readonly changes = computed(() => {
    const [proposed, mapping] = [this.proposed(), this.mapping()];
    return proposed && mapping ? changesFrom(proposed, mapping) : 0;
  });

  constructor() {
    effect(() => this.#versions.need(this.from(), this.to()));
    effect(() => {
      const known = this.known();
      if (known) untracked(() => void this.propose(known.from.id, known.to.id));
    });
    // A draft of this pair that is taken up again.
    this.form.controls.mapping.valueChanges.subscribe((mapping) => {
      if (mapping && this.form.controls.pair.value === this.#pair()) this.mapping.set(mapping);
    });
    // Once the router has said the title of the route: an effect runs after that.
    effect(() => {
      this.choices();
      untracked(() => this.#showTitle());
    });
  }

  #showTitle(): void {
    this.#titles.show('Declare a crosswalk', [{ label: 'Matrices', link: '/matrices' }, { label: 'Crosswalks', link: '/crosswalks' }, { label: 'Declare' }]);
  }

  protected choose(side: 'from' | 'to', id: string): void {
    void this.#router.navigate([], { queryParams: { [side]: id || null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected swap(): void {
    void this.#router.navigate([], { queryParams: { from: this.to() ?? null, to: this.from() ?? null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async propose(from: string, to: string): Promise<void> {
    this.failure.set(null);
    this.mapping.set(null);
    try {
      const { mapping } = await this.#client.propose(from, to);
      if (from !== this.from() || to !== this.to()) return;
      this.proposed.set(mapping);
      this.mapping.set(mapping);
    } catch (error) {
      this.failure.set(asProblem(error));
    }
  }

  protected change(mapping: CrosswalkMapping): void {
    this.mapping.set(mapping);
    this.form.markAsDirty();
    this.form.patchValue({ pair: this.#pair(), mapping });
  }

  protected startFrom(mapping: CrosswalkMapping | null): void {
    if (mapping) this.change(mapping);
  }

  protected go(event: Event, fault: CrosswalkFault): void {
    event.preventDefault();
    const cell = fault.cells.at(-1);
    if (cell) this.editor()?.show(cell);
    else document.getElementById(`level-${fault.levels.at(-1)}`)?.focus();
  }

  protected async declare(): Promise<void> {
    const [known, mapping] = [this.known(), this.mapping()];
    const lines = fieldFaults(this.form, NAMES);
    if (this.faults().length) lines.unshift({ label: '', message: 'The mapping has faults, told beside the grids. Settle them first.', target: 'mapping-faults' });
    this.lines.set(lines);
    if (lines.length || !known || !mapping || this.busy()) return;
    const answer = await this.#confirm.ask({
      question: `Declare how ${known.from.name} reads on ${known.to.name}?`,
      detail: 'From now on maps, lists and roll-ups place those risks by it. It can be declared anew; the history keeps every declaration.',
      act: 'Declare it',
    });
    if (answer !== 'act') return;
    this.busy.set(true);
    try {
      const declared = await this.#client.declare({ fromVersionId: known.from.id, toVersionId: known.to.id, mapping, reason: this.form.controls.reason.value }, this.#submission);
      this.draft.saved();
      await this.#router.navigate(['/crosswalks', declared.id]);
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #pair(): string {
    return `${this.from()} ${this.to()}`;
  }
}
