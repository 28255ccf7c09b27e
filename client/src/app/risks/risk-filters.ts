import type { ParamMap, Params } from '@angular/router';
import type { AcceptanceNeed, Due, Move, RiskSort } from '@holdfast/contracts';
import {
  ASSESSMENT_KINDS, RISK_EVIDENCE_STATES, RISK_STATUSES, TREATMENTS, type AssessmentKind, type CellPosition, type EvidenceBasis, type RiskEvidenceState, type RiskStatus, type Treatment,
} from '@holdfast/domain';
import { among, given, orderAmong } from '../shared/list/filter-words';
import { columnOf, type Order } from '../shared/list/list-order';

/** The columns that a list of risks can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'title', 'register', 'inherent', 'residual', 'target', 'moved', 'claimed', 'evidence', 'owner', 'nextReview', 'status'] as const satisfies readonly RiskSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

/** Where a risk is counted when no cell of the map shows it. */
export const BESIDE = ['unscored', 'levelOnly', 'notComparable', 'leftOut', 'cannotBeDrawn'] as const;
export type Beside = (typeof BESIDE)[number];

const ACCEPTANCES = ['needed', 'ending', 'stale'] as const satisfies readonly AcceptanceNeed[];
const MOVES = ['rose', 'cameDown', 'unchanged', 'new'] as const satisfies readonly Move[];
const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];

/** What a list of risks is narrowed to. The address of the page holds it, so that a link or the way back shows the same. */
export interface RiskFilters {
  readonly kind: AssessmentKind;
  /** Where residuals are drawn: as claimed, or as the evidence bears them out. */
  readonly basis: EvidenceBasis;
  /** Registers below included. */
  readonly below: boolean;
  /** The matrix version to draw on, where no register says it. */
  readonly matrix: string | null;
  readonly cell: CellPosition | null;
  readonly beside: Beside | null;
  readonly status: readonly RiskStatus[];
  readonly level: readonly string[];
  readonly register: readonly string[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly category: readonly string[];
  readonly objective: readonly string[];
  readonly treatment: readonly Treatment[];
  readonly due: readonly Due[];
  readonly movement: readonly Move[];
  readonly acceptance: readonly AcceptanceNeed[];
  readonly evidence: readonly RiskEvidenceState[];
  readonly q: string;
  readonly sort: Sort;
}

/** The filters that hold several values at once. */
export const LIST_FILTERS = ['status', 'level', 'register', 'owner', 'unit', 'category', 'objective', 'treatment', 'due', 'movement', 'acceptance', 'evidence'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: RiskFilters = {
  kind: 'residual', basis: 'claimed', below: false, matrix: null, cell: null, beside: null, status: ['open'], level: [], register: [], owner: [], unit: [], category: [],
  objective: [], treatment: [], due: [], movement: [], acceptance: [], evidence: [], q: '', sort: '-residual',
};

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): RiskFilters {
  const [likelihood, impact] = [params.get('likelihood'), params.get('impact')];
  const kind = ASSESSMENT_KINDS.find((one) => one === params.get('kind')) ?? NO_FILTERS.kind;
  const status = params.getAll('status').filter(among(RISK_STATUSES));
  const cell = likelihood && impact ? { likelihood, impact } : null;
  return {
    kind,
    basis: params.get('basis') === 'evidenced' && kind === 'residual' ? 'evidenced' : 'claimed',
    below: params.get('below') === 'true',
    matrix: params.get('matrix'),
    cell,
    beside: cell ? null : (BESIDE.find((place) => params.get(place) === 'true') ?? null),
    status: status.length ? status : NO_FILTERS.status,
    level: params.getAll('level'),
    register: params.getAll('register'),
    owner: params.getAll('owner'),
    unit: params.getAll('unit'),
    category: params.getAll('category'),
    objective: params.getAll('objective'),
    treatment: params.getAll('treatment').filter(among(TREATMENTS)),
    due: params.getAll('due').filter(among(DUES)),
    movement: params.getAll('movement').filter(among(MOVES)),
    acceptance: params.getAll('acceptance').filter(among(ACCEPTANCES)),
    evidence: params.getAll('evidence').filter(among(RISK_EVIDENCE_STATES)),
    q: params.get('q') ?? '',
    sort: orderAmong(SORTS, params.get('sort')) ?? worstFirst(kind),
  };
}

/** The same for the address: what is as usual is left out. */
export function writeFilters(filters: RiskFilters): Params {
  const several = LIST_FILTERS.map((name): [string, readonly string[] | null] => [name, filters[name].length && !isUsual(name, filters[name]) ? [...filters[name]] : null]);
  return {
    kind: filters.kind === NO_FILTERS.kind ? null : filters.kind,
    basis: filters.basis === 'evidenced' && filters.kind === 'residual' ? filters.basis : null,
    below: filters.below || null,
    matrix: filters.matrix,
    likelihood: filters.cell?.likelihood ?? null,
    impact: filters.cell?.impact ?? null,
    ...Object.fromEntries(BESIDE.map((place) => [place, filters.beside === place || null])),
    ...Object.fromEntries(several),
    q: filters.q || null,
    sort: filters.sort === worstFirst(filters.kind) ? null : filters.sort,
  };
}

export type Query = Record<string, string | string[]>;

/** For the list in the API. The kind says by which assessment a cell or a level is meant. */
export function listQuery(filters: RiskFilters): Query {
  const { matrix, ...query } = given(writeFilters(filters));
  return { ...query, ...(matrix ? { matrixVersionId: matrix } : {}), kind: filters.kind, sort: filters.sort };
}

/** For what is taken along from the list: the same risks, in an order of their own. */
export function narrowedTo(filters: RiskFilters): Query {
  const { sort, ...query } = listQuery(filters);
  return query;
}

/** For the map: it shows every cell, so what was chosen in it does not narrow it; and it always counts the open risks. */
export function mapQuery(filters: RiskFilters): Query {
  const { sort, ...query } = listQuery({ ...filters, cell: null, beside: null, status: NO_FILTERS.status });
  return query;
}

/** Whether anything narrows the list, besides the kind, the registers counted, the matrix and the order. */
export function isNarrowed(filters: RiskFilters): boolean {
  const { kind, basis, sort } = NO_FILTERS;
  return Object.keys(given(writeFilters({ ...filters, kind, basis, sort, below: false, matrix: null }))).length > 0;
}

/** Everything as usual again, but for the look of the page. */
export function widened({ kind, basis, below, matrix, sort }: RiskFilters): RiskFilters {
  return { ...NO_FILTERS, kind, basis, below, matrix, sort };
}

/** The same page by another kind of assessment. An order by the one goes over to the other. */
export function ofKind(filters: RiskFilters, kind: AssessmentKind): RiskFilters {
  const sort = columnOf(filters.sort) === filters.kind ? (filters.sort.replace(filters.kind, kind) as Sort) : filters.sort;
  return { ...filters, kind, sort, basis: kind === 'residual' ? filters.basis : 'claimed', beside: kind !== 'residual' && filters.beside === 'cannotBeDrawn' ? null : filters.beside };
}

/** The same page by the other basis. What stands nowhere by the one is no place of the other; a cell chosen in the one holds others. */
export const onBasis = (filters: RiskFilters, basis: EvidenceBasis): RiskFilters => ({ ...filters, basis, cell: null, beside: filters.beside === 'cannotBeDrawn' ? null : filters.beside });

const worstFirst = (kind: AssessmentKind): Sort => `-${kind}`;

const isUsual = (name: ListFilter, values: readonly string[]): boolean => name === 'status' && values.length === 1 && values[0] === 'open';
