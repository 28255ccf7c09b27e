import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, viewChild } from '@angular/core';
import type { MatrixView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, EVIDENCE_BASES, type AssessmentKind, type EvidenceBasis } from '@holdfast/domain';
import { askToExport } from '../../exports/export-dialog';
import { kept } from '../../http/kept';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { RegisterClient } from '../../registers/register-client';
import { NoRegisters } from '../../registers/no-registers';
import { RegisterStore } from '../../registers/register-store';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { filtersInAddress } from '../../shared/list/filters-in-address';
import { PageHead } from '../../shared/page-head/page-head';
import { Segmented } from '../../shared/segmented/segmented';
import { ALL, RiskBoard } from '../risk-board/risk-board';
import { printedAt } from '../printed-at';
import { isNarrowed, mapQuery, narrowedTo, ofKind, onBasis, type Query, type RiskFilters, readFilters, writeFilters } from '../risk-filters';
import { BASIS_WORDS, KIND_WORDS } from '../words';

interface Scale {
  readonly id: string;
  readonly label: string;
  readonly registers: number;
}

const alike = (one: Query, other: Query): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Every risk that this person may read, drawn together on a matrix of their choice. */
@Component({
  selector: 'hf-all-risks-page',
  imports: [EmptyState, ErrorNotice, Icon, NoRegisters, PageHead, RiskBoard, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './all-risks-page.html',
  styleUrl: './all-risks-page.scss',
})
export class AllRisksPage {
  readonly #client = inject(RegisterClient);
  readonly #matrices = inject(MatrixVersions);
  readonly #session = inject(Session);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly store = inject(RegisterStore);
  protected readonly all = ALL;
  protected readonly kinds = ASSESSMENT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  /** Whoever reads public wording alone is told of no controls, and so of no evidence. */
  protected readonly tellsEvidence = computed(() => this.store.all().some(({ wording }) => wording === 'full'));

  protected readonly matrixList = httpResource<MatrixView[]>(() => '/api/matrices');
  /** What can be drawn on: published versions that registers use, the commonest first. */
  protected readonly scales = computed<Scale[]>(() =>
    (this.matrixList.hasValue() ? this.matrixList.value() : [])
      .flatMap(({ name, versions }) => versions.filter(({ publishedAt, registers }) => publishedAt !== null && registers > 0).map(({ id, number, registers }) => ({ id, label: `${name}, version ${number}`, registers })))
      .sort((one, other) => other.registers - one.registers),
  );
  /** Without a matrix until one is chosen: the API takes the one on which most can be drawn, as Home does. */
  protected readonly filters = computed(() => {
    const filters = this.#address.filters();
    const unknown = this.matrixList.hasValue() && !this.scales().some(({ id }) => id === filters.matrix);
    return { ...filters, below: false, basis: this.tellsEvidence() ? filters.basis : 'claimed', matrix: unknown ? null : filters.matrix };
  });
  readonly #query = computed(() => mapQuery(this.filters()), { equal: alike });
  protected readonly map = this.#client.heatMapOfAll(() => (this.store.registers().length ? this.filters().matrix : undefined), () => this.#query());
  readonly #counted = kept(this.map, () => 'all');
  /** What the answer is drawn on. */
  protected readonly drawn = computed(() => this.#counted()?.matrixVersionId ?? this.filters().matrix);
  readonly #version = computed(() => this.#matrices.known().get(this.drawn() ?? ''));
  protected readonly matrix = computed(() => this.#version()?.definition ?? null);
  protected readonly drawnOn = computed(() => {
    const version = this.#version();
    return version ? `${version.name}, version ${version.number}` : '';
  });
  protected readonly open = computed(() => this.store.all().reduce((sum, { open }) => sum + open, 0));
  protected readonly registers = computed(() => this.store.registers().length);

  protected readonly printed = computed(() => printedAt(`${KIND_WORDS[this.filters().kind]} risk as ${this.filters().basis}, drawn on ${this.drawnOn()}`, this.#session.organisation()));
  private readonly board = viewChild(RiskBoard);
  readonly #injector = inject(Injector);

  constructor() {
    effect(() => this.#matrices.need(this.drawn()));
  }

  /** A place means nothing without its matrix: from then on the address says which. */
  protected change(patch: Partial<RiskFilters>): void {
    const names = patch.cell ?? patch.beside ?? patch.level?.length;
    this.#address.change(names ? { matrix: this.drawn(), ...patch } : patch);
  }

  protected show(kind: AssessmentKind): void {
    this.change(ofKind(this.filters(), kind));
  }

  protected drawBy(basis: EvidenceBasis): void {
    this.change(onBasis(this.filters(), basis));
  }

  protected drawOn(event: Event): void {
    this.change({ matrix: (event.target as HTMLSelectElement).value, cell: null, beside: null, level: [] });
  }

  protected export(): void {
    const filters = { ...this.filters(), matrix: this.filters().matrix ?? this.drawn() };
    askToExport(this.#injector, { url: '/api/exports', name: 'risks', narrowedTo: isNarrowed(filters) ? narrowedTo(filters) : null, always: {}, full: this.tellsEvidence() });
  }

  protected print(): void {
    void this.board()?.print();
  }
}
