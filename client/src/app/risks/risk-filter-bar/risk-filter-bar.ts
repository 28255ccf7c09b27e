import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { RISK_EVIDENCE_STATES, RISK_STATUSES, TREATMENTS, type RiskMatrix } from '@holdfast/domain';
import { EVIDENCE_WORDS } from '../../evidence/evidence-words';
import { Session } from '../../session/session';
import type { FilterChip } from '../../shared/filter-chips/filter-chips';
import { faceOfCode, facesOf } from '../../shared/level-face';
import { Choices } from '../choices';
import type { Choice } from '../../shared/list/choice';
import { BESIDE, LIST_FILTERS, NO_FILTERS, type Beside, type ListFilter, type RiskFilters } from '../risk-filters';
import { STATUS_WORDS, TREATMENT_WORDS } from '../words';
import { ChoiceList } from '../../shared/list/choice-list';
import { FilterPopover } from '../../shared/list/filter-popover';
import { ListFilterBar } from '../../shared/list/list-filter-bar';

const BESIDE_WORDS: Readonly<Record<Beside, string>> = { unscored: 'Unscored', levelOnly: 'Known by level alone', notComparable: 'Not comparable', leftOut: 'Left out', cannotBeDrawn: 'Cannot be drawn as evidenced' };
const EVIDENCE_CHOICES: readonly Choice[] = RISK_EVIDENCE_STATES.map((id) => ({ id, label: id === 'nothing-to-prove' ? EVIDENCE_WORDS[id] : `Evidence ${EVIDENCE_WORDS[id].toLowerCase()}` }));
const DUE_CHOICES: readonly Choice[] = [{ id: 'overdue', label: 'Review overdue' }, { id: 'soon', label: 'Review due soon' }];

const MOVE_CHOICES: readonly Choice[] = [{ id: 'rose', label: 'Residual rose' }, { id: 'cameDown', label: 'Residual came down' }, { id: 'unchanged', label: 'Residual unchanged' }, { id: 'new', label: 'New' }];
const ACCEPTANCE_CHOICES: readonly Choice[] = [{ id: 'needed', label: 'Accepted by nobody' }, { id: 'ending', label: 'Acceptance ends soon' }, { id: 'stale', label: 'Acceptance is stale' }];

/** What the list is narrowed to, each with its way off, and what else it could be narrowed to. */
@Component({
  selector: 'hf-risk-filter-bar',
  imports: [ChoiceList, FilterPopover, ListFilterBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-filter-bar.html',
})
export class RiskFilterBar {
  readonly filters = input.required<RiskFilters>();
  /** Names levels and offers them. Null while it is on its way. */
  readonly matrix = input<RiskMatrix | null>(null);
  /** "11 of 47 risks" */
  readonly count = input('');
  readonly changed = output<Partial<RiskFilters>>();

  /** To choose from in a roll-up, or to name what the address holds. */
  readonly registers = input<readonly Choice[]>([]);
  protected readonly choices = inject(Choices);
  readonly #session = inject(Session);
  /** Several registers: some risks may be left out of a roll-up, or not comparable. */
  readonly rollUp = input(false);
  protected readonly statuses: readonly Choice[] = (['open', 'draft', 'closed'] as const).map((id) => ({ id, label: STATUS_WORDS[id] }));
  protected readonly treatments: readonly Choice[] = TREATMENTS.map((id) => ({ id, label: TREATMENT_WORDS[id] }));
  protected readonly dues = DUE_CHOICES;
  protected readonly moves = MOVE_CHOICES;
  /** Evidence is told of to whoever reads in full. */
  readonly withEvidence = input(true);
  protected readonly acceptances = ACCEPTANCE_CHOICES;
  protected readonly evidences = EVIDENCE_CHOICES;
  protected readonly besides = computed(() => BESIDE.filter((place) => (this.rollUp() || place !== 'leftOut') && (this.filters().basis === 'evidenced' || place !== 'cannotBeDrawn')).map((place) => ({ place, label: BESIDE_WORDS[place] })));
  protected readonly levels = computed<readonly Choice[]>(() => {
    const matrix = this.matrix();
    return matrix ? facesOf(matrix).map(({ code, label, shared }) => ({ id: code, label, hint: shared ? code : undefined })) : [];
  });

  protected readonly chips = computed<FilterChip[]>(() => {
    const filters = this.filters();
    const several = LIST_FILTERS.flatMap((name) => (name === 'status' && filters.status.length === RISK_STATUSES.length ? [] : filters[name].map((id) => this.#chipOf(name, id))));
    return [
      ...(filters.cell ? [{ key: 'cell', label: 'Cell', code: `${filters.cell.likelihood} · ${filters.cell.impact}` }] : []),
      ...(filters.beside ? [{ key: 'beside', label: BESIDE_WORDS[filters.beside] }] : []),
      ...several,
    ];
  });

  constructor() {
    // A filter that came with the address has an id and no name yet.
    effect(() => {
      const { owner, unit, category, objective } = this.filters();
      if (owner.length + unit.length + category.length + objective.length) this.choices.want();
      if (owner.length) void this.choices.meetOwners(owner);
    });
  }

  protected set(name: ListFilter, chosen: readonly string[]): void {
    // Nothing ticked is no filter; for the status it is what is usual.
    this.changed.emit({ [name]: name === 'status' && !chosen.length ? NO_FILTERS.status : chosen });
  }

  /** A place beside the map instead of a cell in it. */
  protected setBeside(place: Beside | null): void {
    this.changed.emit({ beside: place, cell: null });
  }

  protected remove({ key }: FilterChip): void {
    const [name, id] = key.split(/:(.*)/s) as [keyof RiskFilters, string | undefined];
    if (name === 'status') return this.changed.emit({ status: [...RISK_STATUSES] });
    if (id !== undefined) return this.set(name as ListFilter, (this.filters()[name] as readonly string[]).filter((one) => one !== id));
    this.changed.emit({ [name]: NO_FILTERS[name] });
  }

  #chipOf(name: ListFilter, id: string): FilterChip {
    const key = `${name}:${id}`;
    const called = (choices: readonly Choice[], unknown: string): string => choices.find((choice) => choice.id === id)?.label ?? unknown;
    const matrix = this.matrix();
    switch (name) {
      case 'status': return { key, label: called(this.statuses, id) };
      case 'level': return { key, label: (matrix && faceOfCode(matrix, id)?.label) ?? `Level ${id}` };
      case 'due': return { key, label: called(DUE_CHOICES, id) };
      case 'movement': return { key, label: called(MOVE_CHOICES, id) };
      case 'acceptance': return { key, label: called(ACCEPTANCE_CHOICES, id) };
      case 'evidence': return { key, label: called(EVIDENCE_CHOICES, id) };
      case 'register': return { key, label: called(this.registers(), 'Register') };
      case 'treatment': return { key, label: called(this.treatments, id) };
      case 'owner': return { key, label: id === this.#session.person()?.id ? 'Mine' : called(this.choices.owners(), 'Owner') };
      case 'unit': return { key, label: called(this.choices.units(), 'Unit') };
      case 'category': return { key, label: called(this.choices.categories(), 'Category') };
      case 'objective': return { key, label: called(this.choices.objectives(), 'Objective') };
    }
  }
}
