import type { AssessmentKind, EvidenceBasis } from '@holdfast/domain';
import { KIND_WORDS } from '../../risks/words';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../../shared/list/list-order';

export const FROZEN_SORT_COLUMNS = ['reference', 'title', 'residual', 'claimed', 'evidence', 'owner', 'nextReview'] as const;
export type FrozenSortColumn = (typeof FROZEN_SORT_COLUMNS)[number];

export const FROZEN_KINDS_SHOWN: readonly AssessmentKind[] = ['inherent', 'residual', 'target'];

const WORST = { ways: ['lowest first', 'highest first'], mostFirst: true } as const;

export const frozenColumns = (kind: AssessmentKind, basis: EvidenceBasis): readonly ListColumn<FrozenSortColumn>[] => [
  { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Risk', className: 'title', ways: A_TO_Z },
  ...(basis === 'evidenced'
    ? [{ sort: 'residual', label: 'As evidenced', ...WORST } as const, { sort: 'claimed', label: 'Claimed', ...WORST } as const, { sort: 'evidence', label: 'Evidence', ways: ['best first', 'worst first'], mostFirst: true } as const]
    : [{ sort: kind === 'residual' ? 'residual' : null, label: KIND_WORDS[kind], ...WORST } as const]),
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z },
  ...(basis === 'evidenced' ? [] : [{ sort: 'nextReview', label: 'Next review', className: 'right', ways: EARLIEST_FIRST } as const]),
];
