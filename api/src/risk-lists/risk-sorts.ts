import type { RiskSort } from '@holdfast/contracts';
import { drawnColumn, evidencedJoin } from '../evidence';
import { shownTitle } from './shown-wording';

/** One order of the list: a key over a risk `k` in a register `s`. Null is unscored, undated, unowned: last either way. */
export interface SortKey {
  /** SQL, null where there is nothing to sort by. */
  key: string;
  /** What the key is in SQL; a cursor carries it as text or as a number. */
  type: 'integer' | 'date' | 'text';
  /** What the key reads from, besides the two. */
  join?: string;
  /** An index has the risks of each register in this order. */
  indexed?: boolean;
}

/** Worst first when descending. */
const BY_EVIDENCE = `CASE e.state WHEN 'failed' THEN 5 WHEN 'stale' THEN 4 WHEN 'none' THEN 3 WHEN 'passed' THEN 2 WHEN 'nothing-to-prove' THEN 1 END`;

/** `evidenced`: where the residual stands as evidenced. */
export function sortKey(sort: RiskSort, oneRegister: boolean, evidenced: boolean): SortKey {
  switch (sort) {
    case 'reference':
      // Within a register the number says it, and an index has it in order. Code units, so that a prefix never splits another.
      return oneRegister
        ? { key: 'k.number', type: 'integer', indexed: true }
        : { key: `(s.prefix || '-' || lpad(k.number::text, 10, '0')) COLLATE "C"`, type: 'text' };
    case 'title':
      return { key: `lower(${shownTitle('k', 's')})`, type: 'text' };
    case 'register':
      return { key: 'lower(s.name)', type: 'text' };
    case 'residual':
      return evidenced ? { key: drawnColumn('k', 'key'), type: 'integer', join: evidencedJoin('k') } : { key: 'k.residual_key', type: 'integer', indexed: true };
    case 'claimed':
      return { key: 'k.residual_key', type: 'integer', indexed: true };
    case 'inherent':
    case 'target':
      return { key: `k.${sort}_key`, type: 'integer' };
    case 'evidence':
      return { key: BY_EVIDENCE, type: 'integer', join: evidencedJoin('k') };
    case 'moved':
      return { key: 'k.residual_moved::integer', type: 'integer' };
    case 'owner':
      return { key: `lower(so.job_title || ' ' || so.name)`, type: 'text', join: 'LEFT JOIN person so ON so.organisation_id = $1 AND so.id = k.owner_id' };
    case 'nextReview':
      return { key: 'k.next_review', type: 'date', indexed: true };
    case 'status':
      return { key: `CASE k.status WHEN 'draft' THEN 1 WHEN 'open' THEN 2 ELSE 3 END`, type: 'integer' };
  }
}
