import type { AssessmentKind } from '@holdfast/domain';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../../shared/list/list-order';

export const FROZEN_SORT_COLUMNS = ['reference', 'title', 'residual', 'owner', 'nextReview'] as const;
export type FrozenSortColumn = (typeof FROZEN_SORT_COLUMNS)[number];

export const FROZEN_KINDS_SHOWN: readonly AssessmentKind[] = ['inherent', 'residual', 'target'];

export const FROZEN_COLUMNS: readonly ListColumn<FrozenSortColumn>[] = [
  { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Risk', className: 'title', ways: A_TO_Z },
  { sort: 'residual', label: 'Residual', ways: ['lowest first', 'highest first'], mostFirst: true },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z },
  { sort: 'nextReview', label: 'Next review', className: 'right', ways: EARLIEST_FIRST },
];
