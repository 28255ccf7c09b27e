import type { FrozenRiskRow, FrozenRisksRequest, FrozenSort, Page } from '@holdfast/contracts';
import { frozenLevel, frozenStanding, LIMITS, RISK_EVIDENCE_STATES, severityKey, tellsFrozenEvidence, type EvidenceBasis, type FrozenAssessment, type FrozenRegister, type FrozenRisk } from '@holdfast/domain';
import { fromCursor, toCursor } from '../platform/page';
import { needsChange } from '../platform/refusal';
import { cellOn } from './freeze-view';
import { frozenPerson, frozenRiskRow } from './frozen-risk';

/** The risks of a freeze, filtered and in order. They never change, so a place in the list is a number. */
export function listFrozenRisks(frozen: FrozenRegister, request: FrozenRisksRequest, corrected: ReadonlySet<string>): Page<FrozenRiskRow> {
  if ((request.basis === 'evidenced' || request.evidence?.length || request.cannotBeDrawn) && !tellsFrozenEvidence(frozen))
    throw needsChange([{ field: 'basis', message: 'This freeze was taken before freezes kept evidence. Show it as claimed' }]);
  const wanted = filterOf(frozen, request, corrected);
  const found = inOrder(frozen, frozen.risks.filter(wanted), request);
  const from = Number(fromCursor(request.after, 1)?.[0] ?? 0);
  const items = found.slice(from, from + LIMITS.pageSize).map((risk) => frozenRiskRow(frozen, risk));
  const next = from + items.length;
  return { items, total: found.length, next: next < found.length ? toCursor([next]) : null };
}

function filterOf(frozen: FrozenRegister, request: FrozenRisksRequest, corrected: ReadonlySet<string>): (risk: FrozenRisk) => boolean {
  const { status, q, kind = 'residual', basis = 'claimed', evidence, level, likelihood, impact, unscored, cannotBeDrawn, corrected: onlyCorrected } = request;
  const statuses = status?.length ? status : ['open'];
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (risk) => {
    if (!statuses.includes(risk.status) || (onlyCorrected && !corrected.has(risk.id))) return false;
    const text = [risk.reference, risk.title, risk.cause, risk.event, risk.consequence].join('\n').toLowerCase();
    if (!words.every((word) => text.includes(word))) return false;
    const state = frozen.evidence.get(risk.id)?.state;
    if (evidence?.length && !(state && evidence.includes(state))) return false;
    const at = frozenStanding(frozen, risk, kind, basis);
    if (cannotBeDrawn && at !== 'nowhere') return false;
    const stands = at === 'nowhere' ? null : frozenLevel(frozen, at);
    if (level?.length && !level.includes(stands ?? '\n')) return false;
    if (unscored && stands !== '') return false;
    return likelihood === undefined || impact === undefined || cellOn(frozen, at) === `${likelihood}\n${impact}`;
  };
}

/** What has no key comes last either way; ties go by number. */
function inOrder(frozen: FrozenRegister, risks: readonly FrozenRisk[], { sort = '-residual', basis = 'claimed' }: FrozenRisksRequest): FrozenRisk[] {
  const [key, sign] = [keyOf(frozen, sort.replace('-', '') as FrozenSort, basis), sort.startsWith('-') ? -1 : 1];
  const keyed = risks.map((risk) => ({ risk, key: key(risk) }));
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? a.risk.number - b.risk.number : a.key === null ? 1 : -1;
      return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * sign || a.risk.number - b.risk.number;
    })
    .map(({ risk }) => risk);
}

function keyOf(frozen: FrozenRegister, sort: FrozenSort, basis: EvidenceBasis): (risk: FrozenRisk) => string | number | null {
  const { matrices, people, evidence } = frozen;
  const severity = (at: FrozenAssessment | 'nowhere' | null): number | null => {
    const matrix = at === 'nowhere' || at === null ? undefined : matrices.get(at.matrixVersionId)?.definition;
    return matrix && at !== 'nowhere' && at !== null ? severityKey(matrix, at) : null;
  };
  switch (sort) {
    case 'reference':
      return ({ number }) => number;
    case 'title':
      return ({ title }) => title.toLowerCase();
    case 'residual':
      return (risk) => severity(frozenStanding(frozen, risk, 'residual', basis));
    case 'claimed':
      return ({ residual }) => severity(residual);
    case 'evidence':
      return ({ id }) => {
        const state = evidence.get(id)?.state;
        return state ? -RISK_EVIDENCE_STATES.indexOf(state) : null;
      };
    case 'owner':
      return ({ ownerId }) => (ownerId === null ? null : frozenPerson(people.get(ownerId)).jobTitle.toLowerCase());
    case 'nextReview':
      return ({ nextReview }) => nextReview;
  }
}
