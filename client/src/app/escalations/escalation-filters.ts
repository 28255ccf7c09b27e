import type { ParamMap, Params } from '@angular/router';
import type { EscalationSort } from '@holdfast/contracts';
import { ESCALATION_KINDS, ESCALATION_STATES, type EscalationKind, type EscalationState } from '@holdfast/domain';
import { among, orderAmong } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { EscalationQuery } from './escalation-client';

export const VIEWS = ['waiting', 'mine', 'all'] as const;
/** What waits for me, what I proposed, or all that I read. */
export type DecisionsView = (typeof VIEWS)[number];

export const SORTS = ['changed', 'reference', 'title', 'from', 'to', 'state'] as const satisfies readonly EscalationSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

/** What the list of proposals is narrowed to; the address of the page holds it. */
export interface EscalationFilters {
  readonly view: DecisionsView;
  readonly state: readonly EscalationState[];
  readonly kind: readonly EscalationKind[];
  readonly register: readonly string[];
  readonly sort: Sort;
}

export const NO_FILTERS: EscalationFilters = { view: 'waiting', state: [], kind: [], register: [], sort: 'changed' };

/** What waits comes with the longest first, what was done with the latest. */
export const usualSort = (view: DecisionsView): Sort => (view === 'waiting' ? 'changed' : '-changed');

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): EscalationFilters {
  const view = params.get('view');
  const known = among(VIEWS)(view ?? '') ? (view as DecisionsView) : NO_FILTERS.view;
  return {
    view: known,
    state: params.getAll('state').filter(among(ESCALATION_STATES)),
    kind: params.getAll('kind').filter(among(ESCALATION_KINDS)),
    register: params.getAll('register'),
    sort: orderAmong(SORTS, params.get('sort')) ?? usualSort(known),
  };
}

/** The same for the address: what is as usual is left out. */
export function writeFilters({ view, state, kind, register, sort }: EscalationFilters): Params {
  const several = (values: readonly string[]): string[] | null => (values.length ? [...values] : null);
  return { view: view === NO_FILTERS.view ? null : view, state: several(state), kind: several(kind), register: several(register), sort: sort === usualSort(view) ? null : sort };
}

/** For the list in the API. */
export function listQuery({ view, state, kind, register, sort }: EscalationFilters): EscalationQuery {
  return { ...(view === 'waiting' ? { waiting: 'true' } : view === 'mine' ? { mine: 'true' } : {}), state: [...state], kind: [...kind], register: [...register], sort };
}

/** Whether anything narrows the view, besides the order. */
export const isNarrowed = ({ state, kind, register }: EscalationFilters): boolean => state.length + kind.length + register.length > 0;
