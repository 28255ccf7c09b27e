import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ErratumView, FrozenRiskRow, StandingView } from '@holdfast/contracts';
import { EVIDENCE_BASES, RISK_EVIDENCE_STATES, type ErratumField, type EvidenceBasis, type RiskEvidenceState } from '@holdfast/domain';
import { EvidenceMark } from '../../evidence/evidence-mark';
import { EVIDENCE_WORDS } from '../../evidence/evidence-words';
import { kept } from '../../http/kept';
import { pageRows } from '../../http/page-rows';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { RegisterClient } from '../../registers/register-client';
import { LAYER_WORDS } from '../../registers/words';
import { printList } from '../../risks/risk-board/print-list-dialog';
import { Standing } from '../../risks/standing';
import { BASIS_WORDS, KIND_WORDS } from '../../risks/words';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import type { FilterChip } from '../../shared/filter-chips/filter-chips';
import { HeatMap } from '../../shared/heat-map/heat-map';
import { HeatMapLegend } from '../../shared/heat-map-legend/heat-map-legend';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { facesOf } from '../../shared/level-face';
import { ChoiceList } from '../../shared/list/choice-list';
import { FilterPopover } from '../../shared/list/filter-popover';
import { filtersInAddress } from '../../shared/list/filters-in-address';
import { List } from '../../shared/list/list';
import { countInWords, ListBody } from '../../shared/list/list-body';
import { ListFilterBar } from '../../shared/list/list-filter-bar';
import { ListCells, ListItem } from '../../shared/list/list-rows';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Segmented } from '../../shared/segmented/segmented';
import { DayPipe } from '../../shared/words/dates';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { FreezeClient } from '../freeze-client';
import { asAtInWords, counted, exactMoment } from '../freeze-words';
import { askForErratum } from '../note-erratum-dialog';
import { ErratumNote } from './erratum-note';
import { FreezeProof } from './freeze-proof';
import { FROZEN_KINDS_SHOWN, frozenColumns } from './frozen-columns';
import { frozenQuery, isFrozenNarrowed, NO_FROZEN_FILTERS, readFrozenFilters, writeFrozenFilters } from './frozen-filters';
import { lookAtFrozen } from './frozen-peek';

const MORES = ['unscored', 'cannotBeDrawn', 'corrected'] as const;
const MORE_WORDS: Readonly<Record<(typeof MORES)[number], string>> = { unscored: 'Unscored', cannotBeDrawn: 'Cannot be drawn', corrected: 'With an erratum' };
const EVIDENCE_LABELS: Readonly<Record<RiskEvidenceState, string>> = {
  ...(Object.fromEntries(RISK_EVIDENCE_STATES.map((state) => [state, `Evidence ${EVIDENCE_WORDS[state].toLowerCase()}`])) as Record<RiskEvidenceState, string>), 'nothing-to-prove': EVIDENCE_WORDS['nothing-to-prove'],
};

/** A register as it was frozen: what it said, what proves it, and what was found wrong in it since. */
@Component({
  selector: 'hf-freeze-page',
  imports: [
    EvidenceMark, ChoiceList, DayPipe, EmptyState, ErratumNote, ErrorNotice, FilterPopover, FreezeProof, HeatMap, HeatMapLegend, Icon, Kbd, List, ListBody, ListCells, ListFilterBar, ListItem, LoadingShape, Notice,
    PageHead, Panel, RouterLink, Segmented, Standing,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './freeze-page.html',
  styleUrl: './freeze-page.scss',
})
export class FreezePage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(FreezeClient);
  readonly #session = inject(Session);
  readonly #injector = inject(Injector);
  readonly #matrices = inject(MatrixVersions);
  readonly #address = filtersInAddress(readFrozenFilters, writeFrozenFilters);
  protected readonly resource = this.#client.freeze(() => this.id());
  protected readonly freeze = kept(this.resource, () => this.id());
  readonly #today = inject(RegisterClient).register(() => this.freeze()?.register.id);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  readonly #wanted = computed(() => ({ id: this.id(), query: frozenQuery(this.filters()) }), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#wanted, ({ id, query }, after) => this.#client.risks(id, after === undefined ? query : { ...query, after }), () => this.id());
  protected readonly view = signal<'map' | 'table'>('map');

  protected readonly columns = computed(() => frozenColumns(this.filters().kind, this.filters().basis));
  protected readonly kinds = FROZEN_KINDS_SHOWN.map((value) => ({ value, label: KIND_WORDS[value] }));
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  protected readonly evidences = RISK_EVIDENCE_STATES.map((id) => ({ id, label: EVIDENCE_LABELS[id] }));
  protected readonly evidenced = computed(() => this.filters().basis === 'evidenced');
  protected readonly map = computed(() => {
    const freeze = this.freeze();
    return freeze && ((this.evidenced() && freeze.evidenced) || freeze.maps[this.filters().kind]);
  });
  protected readonly mapLabel = computed(() => `${KIND_WORDS[this.filters().kind]} risk${this.evidenced() ? ' as evidenced,' : ''} as frozen`);
  protected readonly kindWords = KIND_WORDS;
  protected readonly layerWords = LAYER_WORDS;
  protected readonly counted = counted;
  protected readonly statuses = [{ id: 'open', label: 'Open' }, { id: 'closed', label: 'Closed' }];
  protected readonly mores = computed(() => MORES.filter((one) => one !== 'cannotBeDrawn' || this.evidenced()).map((id) => ({ id, label: MORE_WORDS[id] })));
  protected readonly levels = computed(() => (this.freeze() ? facesOf(this.freeze()!.matrix.definition).map(({ code, label }) => ({ id: code, label })) : []));
  protected readonly narrowed = computed(() => isFrozenNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'risk'));
  protected readonly more = computed(() => MORES.filter((one) => this.filters()[one]));
  protected readonly chips = computed<FilterChip[]>(() => {
    const { status, level, cell, evidence } = this.filters();
    const labels = new Map(this.levels().map(({ id, label }) => [id, label]));
    return [
      ...(status.length ? [{ key: 'status', label: status.length === 2 ? 'Open and closed' : status[0] === 'closed' ? 'Closed' : 'Open' }] : []),
      ...level.map((code) => ({ key: `level ${code}`, label: labels.get(code) ?? code })),
      ...(cell ? [{ key: 'cell', label: 'Cell', code: `${cell.likelihood} · ${cell.impact}` }] : []),
      ...evidence.map((state) => ({ key: `evidence ${state}`, label: EVIDENCE_LABELS[state] })),
      ...this.more().map((key) => ({ key, label: MORE_WORDS[key] })),
    ];
  });
  protected readonly asAt = computed(() => asAtInWords(this.freeze()?.moment ?? '', this.freeze()?.frozen.timeZone));
  protected readonly takenAt = computed(() => exactMoment(this.freeze()?.takenAt ?? '', this.#session.organisation()?.timeZone));
  protected readonly printed = computed(() => {
    const freeze = this.freeze();
    if (!freeze) return '';
    return `${freeze.frozen.organisation}. ${KIND_WORDS[this.filters().kind]} risk as ${this.filters().basis}, as at ${exactMoment(freeze.moment, freeze.frozen.timeZone)}. Digest ${freeze.digest}. Printed ${exactMoment(new Date().toISOString(), this.#session.organisation()?.timeZone)}.`;
  });
  protected readonly general = computed(() => this.freeze()?.errataNoted.filter(({ risk }) => risk === null) ?? []);
  protected readonly mayCorrect = computed(() => {
    const freeze = this.freeze();
    return !!freeze && this.#session.can('register.freeze', { unitPath: freeze.register.unitPath, registerOwnerId: freeze.register.ownerId });
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const [freeze, today] = [this.freeze(), this.#today.hasValue() ? this.#today.value() : undefined];
      if (!freeze) return;
      const { id, name } = freeze.register;
      titles.show(`${freeze.name}, ${freeze.frozen.name}`, [
        ...[...(today?.above ?? []), { id, name }].map((register) => ({ label: register.name, link: ['/registers', register.id] })), { label: 'Freezes', link: ['/registers', id, 'freezes'] }, { label: freeze.name },
      ]);
      this.#matrices.need(freeze.matrix.versionId, ...freeze.otherMatrices.map(({ versionId }) => versionId));
    });
    // An address of another freeze, or typed: what this one does not say is not asked for.
    effect(() => {
      const freeze = this.freeze();
      if (freeze?.evidenced === null && this.evidenced()) this.drawBy('claimed');
    });
    inject(Shortcuts).add([
      { keys: 'e', label: 'Note an erratum', run: () => this.mayCorrect() && void this.correct(null) },
      { keys: 'p', label: 'Print the freeze', run: () => void this.print() },
    ]);
  }

  protected errataOf({ id }: FrozenRiskRow): readonly ErratumView[] {
    return this.freeze()?.errataNoted.filter(({ risk }) => risk?.id === id) ?? [];
  }

  protected setStatus(chosen: string[]): void {
    this.change({ status: chosen.filter((one) => one === 'open' || one === 'closed') });
  }

  protected setMore(chosen: string[]): void {
    this.change(Object.fromEntries(MORES.map((one) => [one, chosen.includes(one)])));
  }

  protected setEvidence(chosen: readonly string[]): void {
    this.change({ evidence: RISK_EVIDENCE_STATES.filter((state) => chosen.includes(state)) });
  }

  /** A cell or a level of the one basis holds other risks on the other; an order by what is not shown would not be seen. */
  protected drawBy(basis: EvidenceBasis): void {
    const { sort } = this.filters();
    this.change({ basis, cell: null, level: [], cannotBeDrawn: false, evidence: basis === 'evidenced' ? this.filters().evidence : [], sort: /claimed|evidence|nextReview/.test(sort) ? '-residual' : sort });
  }

  /** Null where it cannot be drawn. */
  protected drawn(row: FrozenRiskRow): StandingView | null {
    const at = (this.evidenced() && row.evidence?.drawn) || 'residual';
    return at === 'nowhere' ? null : at === 'inherent' ? row.inherent : row[this.filters().kind];
  }

  protected remove({ key }: FilterChip): void {
    if (key.startsWith('evidence ')) return this.setEvidence(this.filters().evidence.filter((state) => key !== `evidence ${state}`));
    if (key.startsWith('level ')) this.change({ level: this.filters().level.filter((code) => code !== key.slice('level '.length)) });
    else this.change({ [key]: NO_FROZEN_FILTERS[key as keyof typeof NO_FROZEN_FILTERS] });
  }

  protected widen(): void {
    const { kind, basis, sort } = this.filters();
    this.change({ ...NO_FROZEN_FILTERS, kind, basis, sort });
  }

  protected look(row: FrozenRiskRow): void {
    const freeze = this.freeze();
    if (!freeze) return;
    lookAtFrozen(this.#injector, { freeze, row,  errata: this.errataOf(row), ...(this.mayCorrect() ? { correct: (says) => void this.correct(row, says) } : {}) });
  }

  protected async correct(risk: FrozenRiskRow | null, says: Partial<Record<ErratumField, string>> = {}): Promise<void> {
    const freeze = this.freeze();
    if (!freeze) return;
    if (await askForErratum(this.#injector, { freeze, risk, says })) {
      this.resource.reload();
      this.list.reload();
    }
  }

  protected print(): Promise<void> {
    return printList(this.#injector, this.list);
  }
}
