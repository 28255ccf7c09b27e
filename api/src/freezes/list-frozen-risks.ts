import type { FrozenRiskRow, FrozenRisksRequest, FrozenSort, Page } from '@holdfast/contracts';
import { frozenLevel, LIMITS, severityKey, type FrozenRegister, type FrozenRisk } from '@holdfast/domain';
import { fromCursor, toCursor } from '../platform/page';
import { cellOn } from './freeze-view';
import { frozenPerson, frozenRiskRow } from './frozen-risk';

/** The risks of a freeze, filtered and in order. They never change, so a place in the list is a number. */
export function listFrozenRisks(frozen: FrozenRegister, request: FrozenRisksRequest, corrected: ReadonlySet<string>): Page<FrozenRiskRow> {
  const wanted = filterOf(frozen, request, corrected);
  const found = inOrder(frozen, frozen.risks.filter(wanted), request.sort ?? '-residual');
  const from = Number(fromCursor(request.after, 1)?.[0] ?? 0);
  const items = found.slice(from, from + LIMITS.pageSize).map((risk) => frozenRiskRow(frozen, risk));
  const next = from + items.length;
  return { items, total: found.length, next: next < found.length ? toCursor([next]) : null };
}

function filterOf(frozen: FrozenRegister, { status, q, kind = 'residual', level, likelihood, impact, unscored, corrected: onlyCorrected }: FrozenRisksRequest, corrected: ReadonlySet<string>): (risk: FrozenRisk) => boolean {
  const statuses = status?.length ? status : ['open'];
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (risk) => {
    if (!statuses.includes(risk.status) || (onlyCorrected && !corrected.has(risk.id))) return false;
    const text = [risk.reference, risk.title, risk.cause, risk.event, risk.consequence].join('\n').toLowerCase();
    if (!words.every((word) => text.includes(word))) return false;
    if (level?.length && !level.includes(frozenLevel(frozen, risk[kind]) ?? '\n')) return false;
    if (unscored && frozenLevel(frozen, risk[kind]) !== '') return false;
    return likelihood === undefined || impact === undefined || cellOn(frozen, risk[kind]) === `${likelihood}\n${impact}`;
  };
}

/** What has no key comes last either way; ties go by number. */
function inOrder(frozen: FrozenRegister, risks: readonly FrozenRisk[], sort: NonNullable<FrozenRisksRequest['sort']>): FrozenRisk[] {
  const [key, sign] = [keyOf(frozen, sort.replace('-', '') as FrozenSort), sort.startsWith('-') ? -1 : 1];
  const keyed = risks.map((risk) => ({ risk, key: key(risk) }));
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? a.risk.number - b.risk.number : a.key === null ? 1 : -1;
      return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * sign || a.risk.number - b.risk.number;
    })
    .map(({ risk }) => risk);
}

function keyOf({ matrices, people }: FrozenRegister, sort: FrozenSort): (risk: FrozenRisk) => string | number | null {
  switch (sort) {
    case 'reference':
      return ({ number }) => number;
    case 'title':
      return ({ title }) => title.toLowerCase();
    case 'residual':
      return ({ residual }) => {
        const matrix = residual && matrices.get(residual.matrixVersionId)?.definition;
        return matrix ? severityKey(matrix, residual) : null;
      };
    case 'owner':
      return ({ ownerId }) => (ownerId === null ? null : frozenPerson(people.get(ownerId)).jobTitle.toLowerCase());
    case 'nextReview':
      return ({ nextReview }) => nextReview;
  }
}
