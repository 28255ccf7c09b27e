import type { ParamMap, Params } from '@angular/router';
import { FROZEN_KINDS_SHOWN, FROZEN_SORT_COLUMNS, type FrozenSortColumn } from './frozen-columns';
import { RISK_EVIDENCE_STATES, type AssessmentKind, type CellPosition, type EvidenceBasis, type RiskEvidenceState } from '@holdfast/domain';
import { among, given, orderAmong } from '../../shared/list/filter-words';
import type { Order } from '../../shared/list/list-order';

/** What the list of a freeze is narrowed to, as its address says. */
export interface FrozenFilters {
  readonly kind: AssessmentKind;
  /** Where residuals are drawn: as claimed, or as the evidence bore them out at the moment. */
  readonly basis: EvidenceBasis;
  readonly status: readonly ('open' | 'closed')[];
  readonly level: readonly string[];
  readonly cell: CellPosition | null;
  readonly unscored: boolean;
  readonly cannotBeDrawn: boolean;
  readonly evidence: readonly RiskEvidenceState[];
  readonly corrected: boolean;
  readonly q: string;
  readonly sort: Order<FrozenSortColumn>;
}

export const NO_FROZEN_FILTERS: FrozenFilters = { kind: 'residual', basis: 'claimed', status: [], level: [], cell: null, unscored: false, cannotBeDrawn: false, evidence: [], corrected: false, q: '', sort: '-residual' };

export function readFrozenFilters(params: ParamMap): FrozenFilters {
  const [likelihood, impact] = [params.get('likelihood'), params.get('impact')];
  const kind = FROZEN_KINDS_SHOWN.find((one) => one === params.get('kind')) ?? 'residual';
  return {
    kind,
    basis: params.get('basis') === 'evidenced' && kind === 'residual' ? 'evidenced' : 'claimed',
    status: params.getAll('status').filter(among(['open', 'closed'] as const)),
    level: params.getAll('level'),
    cell: likelihood !== null && impact !== null ? { likelihood, impact } : null,
    unscored: params.get('unscored') === 'true',
    cannotBeDrawn: params.get('cannotBeDrawn') === 'true',
    evidence: params.getAll('evidence').filter(among(RISK_EVIDENCE_STATES)),
    corrected: params.get('corrected') === 'true',
    q: params.get('q') ?? '',
    sort: orderAmong(FROZEN_SORT_COLUMNS, params.get('sort')) ?? '-residual',
  };
}

/** With null for what is as usual, so that it leaves the address. */
export const writeFrozenFilters = ({ kind, basis, status, level, cell, unscored, cannotBeDrawn, evidence, corrected, q, sort }: FrozenFilters): Params => ({
  kind: kind === 'residual' ? null : kind, basis: basis === 'evidenced' && kind === 'residual' ? basis : null, status: status.length ? [...status] : null, level: level.length ? [...level] : null,
  likelihood: cell?.likelihood ?? null, impact: cell?.impact ?? null, unscored: unscored || null, cannotBeDrawn: cannotBeDrawn || null, evidence: evidence.length ? [...evidence] : null, corrected: corrected || null,
  q: q || null, sort: sort === '-residual' ? null : sort,
});

/** The same as a question to the API. */
export const frozenQuery = (filters: FrozenFilters): Record<string, string | string[]> => given(writeFrozenFilters(filters));

export const isFrozenNarrowed = ({ status, level, cell, unscored, cannotBeDrawn, evidence, corrected, q }: FrozenFilters): boolean =>
  status.length + level.length + evidence.length > 0 || cell !== null || unscored || cannotBeDrawn || corrected || q !== '';
