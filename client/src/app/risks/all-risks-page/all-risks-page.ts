import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import type { MatrixView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, type AssessmentKind } from '@holdfast/domain';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { RegisterClient } from '../../registers/register-client';
import { NoRegisters } from '../../registers/no-registers';
import { RegisterStore } from '../../registers/register-store';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { PageHead } from '../../shared/page-head/page-head';
import { Segmented } from '../../shared/segmented/segmented';
import { filtersInAddress } from '../filters-in-address';
import { RiskBoard } from '../risk-board/risk-board';
import { mapQuery, ofKind, type Query } from '../risk-filters';
import { KIND_WORDS } from '../words';

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
  readonly #address = filtersInAddress();
  protected readonly store = inject(RegisterStore);
  protected readonly kinds = ASSESSMENT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));

  protected readonly matrixList = httpResource<MatrixView[]>(() => '/api/matrices');
  /** What can be drawn on: published versions that registers use, the commonest first. */
  protected readonly scales = computed<Scale[]>(() =>
    (this.matrixList.hasValue() ? this.matrixList.value() : [])
      .flatMap(({ name, versions }) => versions.filter(({ publishedAt, registers }) => publishedAt !== null && registers > 0).map(({ id, number, registers }) => ({ id, label: `${name}, version ${number}`, registers })))
      .sort((one, other) => other.registers - one.registers),
  );
  /** The filters with their matrix said: a cell means nothing without it. */
  protected readonly filters = computed(() => {
    const filters = this.#address.filters();
    const known = this.scales();
    return { ...filters, below: false, matrix: known.find(({ id }) => id === filters.matrix)?.id ?? known[0]?.id ?? null };
  });
  readonly #query = computed(() => mapQuery(this.filters()), { equal: alike });
  protected readonly map = this.#client.heatMapOfAll(() => this.filters().matrix, () => this.#query());
  protected readonly matrix = computed(() => this.#matrices.known().get(this.filters().matrix ?? '')?.definition ?? null);
  protected readonly open = computed(() => this.store.all().reduce((sum, { open }) => sum + open, 0));
  protected readonly registers = computed(() => this.store.registers().length);

  constructor() {
    effect(() => this.#matrices.need(this.filters().matrix));
  }

  protected change = this.#address.change;

  protected show(kind: AssessmentKind): void {
    this.change(ofKind(this.filters(), kind));
  }

  protected drawOn(event: Event): void {
    this.change({ matrix: (event.target as HTMLSelectElement).value, cell: null, beside: null, level: [] });
  }

  protected print(): void {
    print();
  }
}
