import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ASSESSMENT_KINDS, type AssessmentKind, EVIDENCE_BASES, type EvidenceBasis } from '@holdfast/domain';
import { askToExport } from '../../exports/export-dialog';
import { kept } from '../../http/kept';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { faceOfCode } from '../../shared/level-face';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { filtersInAddress } from '../../shared/list/filters-in-address';
import { PageHead } from '../../shared/page-head/page-head';
import { Segmented } from '../../shared/segmented/segmented';
import { Switch } from '../../shared/switch/switch';
import { DayPipe } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { printedAt } from '../../risks/printed-at';
import { RiskBoard } from '../../risks/risk-board/risk-board';
import { isNarrowed, mapQuery, narrowedTo, ofKind, onBasis, type Query, readFilters, writeFilters } from '../../risks/risk-filters';
import { BASIS_WORDS, KIND_WORDS } from '../../risks/words';
import { RegisterClient } from '../register-client';
import { RegisterStore } from '../register-store';
import { LAYER_WORDS } from '../words';

const alike = (one: Query, other: Query): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A register: its heat map beside its risks, by itself or with the registers below. */
@Component({
  selector: 'hf-register-page',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, DayPipe, EmptyState, ErrorNotice, Icon, Kbd, LoadingShape, Notice, PageHead, RiskBoard, RouterLink, Segmented, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-page.html',
  styleUrl: './register-page.scss',
})
export class RegisterPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #session = inject(Session);
  readonly #client = inject(RegisterClient);
  readonly #store = inject(RegisterStore);
  readonly #matrices = inject(MatrixVersions);
  readonly #router = inject(Router);
  readonly #address = filtersInAddress(readFilters, writeFilters);

  protected readonly filters = this.#address.filters;
  protected readonly resource = this.#client.register(() => this.id());
  protected readonly register = kept(this.resource, () => this.id());
  readonly #mapQuery = computed(() => mapQuery(this.filters()), { equal: alike });
  protected readonly map = this.#client.heatMap(() => this.id(), () => this.#mapQuery());

  protected readonly version = computed(() => this.#matrices.known().get(this.register()?.matrixVersionId ?? ''));
  protected readonly matrix = computed(() => this.version()?.definition ?? null);
  protected readonly appetite = computed(() => {
    const [matrix, code] = [this.matrix(), this.register()?.appetite];
    return matrix && code ? (faceOfCode(matrix, code)?.label ?? code) : null;
  });
  /** All that is open here, filtered or not. */
  protected readonly open = computed(() => {
    const register = this.register();
    if (!register) return null;
    return this.filters().below ? this.#store.within(this.id()).reduce((sum, { open }) => sum + open, 0) : register.open;
  });
  protected readonly kinds = ASSESSMENT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  /** Whoever reads public wording alone is told of no controls, and so of no evidence. */
  protected readonly tellsEvidence = computed(() => this.register()?.wording === 'full');
  protected readonly layerWords = LAYER_WORDS;
  protected readonly mayAdd = computed(() => {
    const register = this.register();
    return !!register && register.closedAt === null && this.#session.can('risk.draft', { unitPath: register.unitPath, registerOwnerId: register.owner.id });
  });
  protected readonly mayImport = computed(() => {
    const register = this.register();
    return !!register && register.closedAt === null && this.#session.can('risk.edit', { unitPath: register.unitPath, registerOwnerId: register.owner.id });
  });
  protected readonly mayReview = computed(() => {
    const register = this.register();
    return !!register && register.closedAt === null && register.wording === 'full' && this.#session.can('risk.assess', { unitPath: register.unitPath, registerOwnerId: register.owner.id });
  });
  protected readonly mayEdit = computed(() => {
    const register = this.register();
    return !!register && this.#session.can('register.edit', { unitPath: register.unitPath, registerOwnerId: register.owner.id });
  });
  protected readonly mayDeclare = computed(() => this.#session.can('crosswalk.declare'));
  protected readonly printed = computed(() => {
    const { kind, basis, below } = this.filters();
    return printedAt(`${KIND_WORDS[kind]} risk as ${basis}${below ? ', registers below included' : ''}`, this.#session.organisation());
  });

  private readonly board = viewChild(RiskBoard);
  readonly #injector = inject(Injector);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const register = this.register();
      if (!register) return;
      titles.show(register.name, [...register.above.map(({ id, name }) => ({ label: name, link: ['/registers', id] })), { label: register.name }]);
      this.#matrices.need(register.matrixVersionId);
    });
    inject(Shortcuts).add([
      { keys: 'c', label: 'Add a risk', run: () => this.mayAdd() && void this.#router.navigate(['/registers', this.id(), 'add-risk']) },
      { keys: 'x', label: 'Export this register', run: () => this.export() },
      { keys: 'v', label: 'Review what is due', run: () => this.mayReview() && void this.#router.navigate(['/review-sittings/new'], { queryParams: { register: this.id() } }) },
    ]);
  }

  protected change = this.#address.change;

  protected show(kind: AssessmentKind): void {
    this.change(ofKind(this.filters(), kind));
  }

  protected drawOn(basis: EvidenceBasis): void {
    this.change(onBasis(this.filters(), basis));
  }

  protected export(): void {
    const [register, filters] = [this.register(), this.filters()];
    if (!register) return;
    const always: Query = filters.below ? { below: 'true' } : {};
    askToExport(this.#injector, { url: `/api/registers/${register.id}/exports`, name: register.name, narrowedTo: isNarrowed(filters) ? narrowedTo(filters) : null, always, full: register.wording === 'full' });
  }

  protected print(): void {
    void this.board()?.print();
  }
}
